//===- Load.cpp - a file becomes an image ---------------------------------===//

#include "runtime-support/loader/Store.h"
#include "runtime-support/loader/VerifyFile.h"
#include "runtime-support/loader/VerifyImage.h"

using namespace wasmc;
using namespace wasmc::loader;

namespace {

/// Processes may have 1024 files open by default. Beyond this number initial
/// memories are copied, and no file stays open.
constexpr int MaxOpenFile = 512;

/// Memories are mapped from the file if everything is on pages' boundaries.
bool canMapMemory(const ImageFile &File) {
  const abi::ImageHeader &H = *File.Header;
  if (!(H.Flags & abi::MapMemoryImage) || !H.MemoryImageSize)
    return false;
  const uint8_t *Contents = H.MemoryImage.get();
  const Segment *S = File.segmentOf(Contents, H.MemoryImageSize);
  uint64_t InFile = S->FileOffset + (uintptr_t(Contents) - S->Range.Begin);
  return ((InFile | H.MemoryImageOffset | H.MemoryImageSize) &
          (File.PageSize - 1)) == 0;
}

bool noMemory(Text &Why) {
  Why << "no memory for another image";
  return false;
}

/// Functions are imported and exported with types of functions.
bool haveFunctionTypes(const Image &I) {
  FuncType Unused;
  auto Good = [&](const abi::ExternType &T) {
    return T.Kind != abi::ExternKind::Func ||
           I.In->Types.funcType(I.TypeIds[T.Type], Unused);
  };
  for (const abi::ImportEntry &Import : I.File.Header->Imports)
    if (!Good(Import.Type))
      return false;
  for (const abi::ExportEntry &Export : I.File.Header->Exports)
    if (!Good(Export.Type))
      return false;
  return true;
}

/// Everything that is checked, before anything of the image can be executed.
bool check(Image &I, bool Trusted, Text &Why) {
  if (!verifyManifest(I.File, Why) ||
      (!Trusted && !verifyChecksum(I.File, Why)) || !verifyImage(I.File, Why))
    return false;
  sys::Locked Hold(I.In->Lock);
  if (!I.In->Types.intern(*I.File.Header, I.TypeIds))
    return noMemory(Why);
  if (haveFunctionTypes(I))
    return true;
  Why << "damaged image: types of functions";
  return false;
}

void keepOrCloseFile(ImageFile &File) {
  if (canMapMemory(File) && File.Fd <= MaxOpenFile)
    return;
  sys::call(sys::Syscall::close, File.Fd);
  File.Fd = -1;
}

} // namespace

Outcome loader::load(Engine &E, const Source &From, Image *&Result,
                     Problem &P) {
  Image *I = newImage(E);
  if (!I) {
    noMemory(P.Why);
    return Outcome::Failed;
  }
  if (!mapFile(From.Path, E.PageSize, !From.Trusted, I->File, P.Why) ||
      !check(*I, From.Trusted, P.Why) || !makeExecutable(I->File, P.Why)) {
    deleteImage(I);
    return Outcome::Failed;
  }
  keepOrCloseFile(I->File);
  Result = I;
  return Outcome::Ok;
}

Image *loader::adopt(Engine &E, const abi::ImageHeader &Header) {
  Image *I = newImage(E);
  if (!I)
    return nullptr;
  I->File.Header = &Header;
  bool HaveTypes;
  {
    sys::Locked Hold(E.Lock);
    HaveTypes = E.Types.intern(Header, I->TypeIds);
  }
  if (HaveTypes)
    return I;
  deleteImage(I);
  return nullptr;
}

Image *loader::imageOfHost(Engine &E, const abi::ImageHeader &Header) {
  Image *I = newImage(E);
  if (I)
    I->File.Header = &Header;
  return I;
}

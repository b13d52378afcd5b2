//===- Load.cpp - a file becomes an image of the store --------------------===//

#include "runtime-support/loader/Store.h"
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
bool haveFunctionTypes(const Store &S, const Image &I) {
  FuncType Unused;
  auto Good = [&](const abi::ExternType &T) {
    return T.Kind != abi::ExternKind::Func ||
           S.Types.funcType(I.TypeIds[T.Type], Unused);
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
bool check(Store &S, Image &I, Text &Why) {
  if (!verifyImage(I.File, Why))
    return false;
  if (!S.Types.intern(*I.File.Header, I.TypeIds))
    return noMemory(Why);
  if (haveFunctionTypes(S, I))
    return true;
  Why << "damaged image: types of functions";
  return false;
}

trap::AddressRange range(const abi::Rel<void> &Begin,
                         const abi::Rel<void> &End) {
  return {uintptr_t(Begin.get()), uintptr_t(End.get())};
}

/// From here on faults in the image's code may be traps.
bool addToStore(Store &S, Image &I, Text &Why) {
  if (!S.Images.reserve(1) || !S.Codes.reserve(2))
    return noMemory(Why);
  if (!makeExecutable(I.File, Why))
    return false;
  const abi::ImageHeader &H = *I.File.Header;
  *S.Codes.append() = {range(H.CodeBegin, H.CodeEnd), &H};
  *S.Codes.append() = {range(H.MemoryRoutinesBegin, H.MemoryRoutinesEnd),
                       nullptr};
  S.Traps->Guest.Codes = S.Codes.Items;
  S.Traps->Guest.NumCodes = uint32_t(S.Codes.Count);
  *S.Images.append() = &I;
  return true;
}

void keepOrCloseFile(ImageFile &File) {
  if (canMapMemory(File) && File.Fd <= MaxOpenFile)
    return;
  sys::call(sys::Syscall::close, File.Fd);
  File.Fd = -1;
}

} // namespace

Image *loader::newImage() {
  long Mapped = sys::mapAnonymous(sizeof(Image), sys::ReadWrite, true);
  return sys::isError(Mapped) ? nullptr : reinterpret_cast<Image *>(Mapped);
}

void loader::deleteImage(Image *I) {
  unmapFile(I->File);
  I->TypeIds.destroy();
  sys::unmap(I, sizeof(Image));
}

Outcome loader::load(Store &S, const char *Path, Image *&Result, Problem &P) {
  Image *I = newImage();
  if (!I) {
    noMemory(P.Why);
    return Outcome::Failed;
  }
  I->File.Fd = -1;
  if (!mapFile(Path, S.PageSize, I->File, P.Why) || !check(S, *I, P.Why) ||
      !addToStore(S, *I, P.Why)) {
    deleteImage(I);
    return Outcome::Failed;
  }
  keepOrCloseFile(I->File);
  Result = I;
  return Outcome::Ok;
}

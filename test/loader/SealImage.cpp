//===- SealImage.cpp - a changed image with a checksum that is right ------===//
//
//   seal-image IN OUT [OFFSET VALUE]...
//
// Gives an image that a test has made or changed the trailer that it should
// have, in place of one that it has. Values are written over 4 bytes of the
// header before. What is behind the checksum must hold without it.
//
//===----------------------------------------------------------------------===//

#include "compiler/artifact/Trailer.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace wasmc;

static bool fail(StringRef Why) {
  errs() << "seal-image: " << Why << '\n';
  return false;
}

static bool hasTrailer(StringRef File) {
  return File.size() > sizeof(abi::Trailer) &&
         support::endian::read64le(File.end() - 8) == abi::TrailerMagic;
}

/// The header lies in the first segment, so its address is its offset.
static bool patch(MutableArrayRef<char> File, StringRef Offset,
                  StringRef Value) {
  constexpr size_t EntryField = 24;
  uint64_t At, Number;
  if (Offset.getAsInteger(0, At) || Value.getAsInteger(0, Number))
    return fail("not a number");
  At += support::endian::read64le(File.data() + EntryField);
  if (At > File.size() - 4)
    return fail("not in the file");
  support::endian::write32le(File.data() + At, uint32_t(Number));
  return true;
}

static bool seal(ArrayRef<const char *> Arguments) {
  if (Arguments.size() < 2 || Arguments.size() % 2)
    return fail("usage: IN OUT [OFFSET VALUE]...");
  auto In = MemoryBuffer::getFile(Arguments[0]);
  if (!In)
    return fail(In.getError().message());
  StringRef Contents = (*In)->getBuffer();
  if (hasTrailer(Contents))
    Contents = Contents.drop_back(sizeof(abi::Trailer));
  SmallVector<char, 0> File(Contents.begin(), Contents.end());
  for (size_t I = 2; I != Arguments.size(); I += 2)
    if (!patch(File, Arguments[I], Arguments[I + 1]))
      return false;
  appendTrailer(File);
  std::error_code Failed;
  raw_fd_ostream Out(Arguments[1], Failed);
  if (Failed)
    return fail(Failed.message());
  Out << StringRef(File.data(), File.size());
  return true;
}

int main(int Argc, char **Argv) {
  return seal(ArrayRef<const char *>(Argv + 1, Argc - 1)) ? 0 : 1;
}

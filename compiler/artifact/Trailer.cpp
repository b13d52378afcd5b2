//===- Trailer.cpp - checksum and signature of an image -------------------===//

#include "compiler/artifact/Trailer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/xxhash.h"
#include <cassert>
#include <cstring>

using namespace llvm;
using namespace wasmc;

static uint64_t checksum(ArrayRef<char> File) {
  constexpr size_t NotSummed = sizeof(abi::Trailer) - abi::TrailerSummedBytes;
  ArrayRef<char> Summed = File.drop_back(NotSummed);
  return xxh3_64bits(
      {reinterpret_cast<const uint8_t *>(Summed.data()), Summed.size()});
}

static abi::Trailer copyOut(ArrayRef<char> File) {
  abi::Trailer T;
  std::memcpy(&T, File.end() - sizeof(T), sizeof(T));
  return T;
}

static void copyIn(MutableArrayRef<char> File, abi::Trailer T) {
  std::memcpy(File.end() - sizeof(T), &T, sizeof(T));
  T.Checksum = checksum(File);
  std::memcpy(File.end() - sizeof(T), &T, sizeof(T));
}

void wasmc::appendTrailer(SmallVectorImpl<char> &Image) {
  abi::Trailer T = {};
  T.Magic = abi::TrailerMagic;
  Image.resize(Image.size() + sizeof(T));
  T.FileBytes = Image.size();
  copyIn(Image, T);
}

Expected<abi::Trailer> wasmc::readTrailer(ArrayRef<char> File) {
  if (File.size() < sizeof(abi::Trailer) ||
      copyOut(File).Magic != abi::TrailerMagic)
    return createStringError("it is no image, or its end is missing");
  abi::Trailer T = copyOut(File);
  if (T.FileBytes != File.size())
    return createStringError("its end is that of another file");
  if (T.Checksum != checksum(File))
    return createStringError("its checksum is wrong");
  return T;
}

void wasmc::setSignature(MutableArrayRef<char> File,
                         ArrayRef<uint8_t> Signature,
                         ArrayRef<uint8_t> Signer) {
  abi::Trailer T = copyOut(File);
  assert(Signature.size() == sizeof(T.Signature) &&
         Signer.size() == sizeof(T.Signer));
  copy(Signature, T.Signature);
  copy(Signer, T.Signer);
  copyIn(File, T);
}

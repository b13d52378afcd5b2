//===- ImageWriter.cpp - bytes with references ----------------------------===//

#include "compiler/artifact/ImageWriter.h"
#include "llvm/Support/MathExtras.h"
#include <algorithm>
#include <cstring>

using namespace llvm;
using namespace wasmc;

uint32_t ImageWriter::reserve(uint64_t Size, uint32_t Align) {
  uint64_t At = alignTo(Bytes.size(), Align);
  assert(At + Size <= INT32_MAX && "an image description beyond 2 GiB");
  Bytes.resize(At + Size);
  return uint32_t(At);
}

uint32_t ImageWriter::append(ArrayRef<uint8_t> Contents, uint32_t Align) {
  uint32_t At = reserve(Contents.size(), Align);
  writeBytes(At, Contents.data(), Contents.size());
  return At;
}

void ImageWriter::writeBytes(uint32_t At, const void *From, size_t Size) {
  assert(At + Size <= Bytes.size());
  if (Size)
    std::memcpy(Bytes.data() + At, From, Size);
}

void ImageWriter::refer(uint32_t Field, uint32_t Target) {
  write(Field, int32_t(Target) - int32_t(Field));
}

void ImageWriter::refer(uint32_t Field, StringRef Symbol) {
  if (!Symbol.empty())
    Fixups.push_back({Field, Symbol.str()});
}

void ImageWriter::referArray(uint32_t Field, uint32_t Target, uint32_t Count) {
  if (Count)
    refer(Field, Target);
  write(Field + 4, Count);
}

void ImageWriter::finish() {
  llvm::sort(Fixups,
             [](const Fixup &A, const Fixup &B) { return A.Field < B.Field; });
}

//===- Trailer.h - checksum and signature of an image -----------*- C++ -*-===//
//
// Writes and reads what stands behind a loadable image's last byte
// (runtime-support/abi/Trailer.h).
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ARTIFACT_TRAILER_H
#define WASMC_ARTIFACT_TRAILER_H

#include "runtime-support/abi/Trailer.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"

namespace wasmc {

/// Of an image without one: without signature.
void appendTrailer(llvm::SmallVectorImpl<char> &Image);

/// Fails if the file has none, or if its checksum is another.
llvm::Expected<abi::Trailer> readTrailer(llvm::ArrayRef<char> File);

/// What is signed: everything before the trailer.
inline llvm::ArrayRef<char> signedBytes(llvm::ArrayRef<char> File) {
  return File.drop_back(sizeof(abi::Trailer));
}

/// Puts the signature into a file that readTrailer() took.
void setSignature(llvm::MutableArrayRef<char> File,
                  llvm::ArrayRef<uint8_t> Signature,
                  llvm::ArrayRef<uint8_t> Signer);

} // namespace wasmc

#endif

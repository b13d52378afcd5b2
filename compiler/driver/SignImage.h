//===- SignImage.h - who made this image? -----------------------*- C++ -*-===//
//
// A door of driver/: signatures of loadable images, against forgery. The
// signature covers all bytes of the image but its trailer.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_SIGNIMAGE_H
#define WASMC_DRIVER_SIGNIMAGE_H

#include "compiler/sign/Sign.h"

namespace wasmc {

/// Signs an image, in place of a signature that it may have. Path is for the
/// error.
llvm::Error signImage(llvm::MutableArrayRef<char> File, llvm::StringRef Path,
                      const SecretKey &Key);

/// Fails unless the image was signed by the key's owner.
llvm::Error requireSignature(llvm::ArrayRef<char> File, llvm::StringRef Path,
                             const PublicKey &Key);

/// Copies the file into memory that nobody can change any more, and only then
/// looks at the signature. The result is a descriptor of the copy, to be read,
/// mapped and closed; it stays open over exec.
llvm::Expected<int> openSigned(const std::string &Path, const PublicKey &Key);

} // namespace wasmc

#endif

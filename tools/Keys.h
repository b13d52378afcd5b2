//===- Keys.h - keys on the command line ------------------------*- C++ -*-===//

#ifndef WASMC_TOOLS_KEYS_H
#define WASMC_TOOLS_KEYS_H

#include "compiler/driver/SignImage.h"

namespace wasmc {

/// The public key in a file, or 64 hexadecimal digits.
llvm::Expected<PublicKey> readPublicKey(const std::string &FileOrDigits);

} // namespace wasmc

#endif

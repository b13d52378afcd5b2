//===- Sign.h - Ed25519 signatures ------------------------------*- C++ -*-===//
//
// The door of sign/ (RFC 8032). Nothing here keeps a key longer than its caller
// does.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SIGN_SIGN_H
#define WASMC_SIGN_SIGN_H

#include "compiler/base/Error.h"
#include "llvm/ADT/ArrayRef.h"
#include <array>
#include <string>

namespace wasmc {

using Signature = std::array<uint8_t, 64>;
using PublicKey = std::array<uint8_t, 32>;

/// What makes signatures; a secret.
struct SecretKey {
  std::array<uint8_t, 32> Seed;
  PublicKey Public;

  SecretKey() = default;
  SecretKey(const SecretKey &) = default;
  SecretKey &operator=(const SecretKey &) = default;
  ~SecretKey(); ///< wipes it
};

/// Fails where the machine has no randomness.
llvm::Expected<SecretKey> generateKey();

/// "ed25519-secret HEX", with white space around. Name is for the error.
llvm::Expected<SecretKey> parseSecretKey(llvm::StringRef Text,
                                         llvm::StringRef Name);
/// "ed25519-public HEX", or the digits alone.
llvm::Expected<PublicKey> parsePublicKey(llvm::StringRef Text,
                                         llvm::StringRef Name);
std::string secretKeyText(const SecretKey &Key);
std::string publicKeyText(const PublicKey &Key);

Signature signBytes(llvm::ArrayRef<char> Bytes, const SecretKey &Key);
/// The signature has 64 bytes.
bool isSignedBy(llvm::ArrayRef<char> Bytes, llvm::ArrayRef<uint8_t> Signature,
                const PublicKey &Key);

} // namespace wasmc

#endif

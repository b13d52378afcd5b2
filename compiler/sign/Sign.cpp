//===- Sign.cpp - Ed25519 signatures --------------------------------------===//

#include "compiler/sign/Sign.h"
#include "llvm/ADT/StringExtras.h"
#include <sodium.h>

using namespace llvm;
using namespace wasmc;

static_assert(crypto_sign_ed25519_BYTES == std::tuple_size_v<Signature>);
static_assert(crypto_sign_ed25519_PUBLICKEYBYTES ==
              std::tuple_size_v<PublicKey>);
static_assert(crypto_sign_ed25519_SEEDBYTES == 32);

namespace {

constexpr StringLiteral SecretWord = "ed25519-secret";
constexpr StringLiteral PublicWord = "ed25519-public";

/// libsodium wants to be set up, once or more often. It fails without
/// randomness only.
bool isReady() {
  static const bool Ready = sodium_init() >= 0;
  return Ready;
}

/// libsodium's form of a secret key.
struct Expanded {
  unsigned char Secret[crypto_sign_ed25519_SECRETKEYBYTES];
  unsigned char Public[crypto_sign_ed25519_PUBLICKEYBYTES];

  explicit Expanded(const SecretKey &Key) {
    crypto_sign_ed25519_seed_keypair(Public, Secret, Key.Seed.data());
  }
  ~Expanded() { sodium_memzero(Secret, sizeof(Secret)); }
};

void addPublic(SecretKey &Key) {
  Expanded E(Key);
  std::copy_n(E.Public, sizeof(E.Public), Key.Public.begin());
}

/// The digits behind the word; the word may be missing if it may be left out.
bool parse(StringRef Text, StringRef Word, bool Optional,
           std::array<uint8_t, 32> &Result) {
  Text = Text.trim();
  if (Text.consume_front(Word))
    Text = Text.ltrim();
  else if (!Optional)
    return false;
  std::string Bytes;
  if (Text.size() != 2 * Result.size() || !tryGetFromHex(Text, Bytes))
    return false;
  copy(Bytes, Result.begin());
  sodium_memzero(Bytes.data(), Bytes.size());
  return true;
}

std::string keyText(StringRef Word, ArrayRef<uint8_t> Bytes) {
  return (Word + " " + toHex(Bytes, /*LowerCase=*/true) + "\n").str();
}

} // namespace

SecretKey::~SecretKey() { sodium_memzero(Seed.data(), Seed.size()); }

Expected<SecretKey> wasmc::generateKey() {
  if (!isReady())
    return environmentError("randomness for a key", "the machine has none");
  SecretKey Key;
  randombytes_buf(Key.Seed.data(), Key.Seed.size());
  addPublic(Key);
  return Key;
}

Expected<SecretKey> wasmc::parseSecretKey(StringRef Text, StringRef Name) {
  SecretKey Key;
  if (!parse(Text, SecretWord, /*Optional=*/false, Key.Seed))
    return environmentError(Name, "not a secret key: \"" + SecretWord +
                                      "\" and 64 hexadecimal digits");
  addPublic(Key);
  return Key;
}

Expected<PublicKey> wasmc::parsePublicKey(StringRef Text, StringRef Name) {
  PublicKey Key;
  if (!parse(Text, PublicWord, /*Optional=*/true, Key))
    return environmentError(Name, "not a public key: \"" + PublicWord +
                                      "\" and 64 hexadecimal digits");
  return Key;
}

std::string wasmc::secretKeyText(const SecretKey &Key) {
  return keyText(SecretWord, Key.Seed);
}

std::string wasmc::publicKeyText(const PublicKey &Key) {
  return keyText(PublicWord, Key);
}

Signature wasmc::signBytes(ArrayRef<char> Bytes, const SecretKey &Key) {
  Signature Result;
  Expanded E(Key);
  crypto_sign_ed25519_detached(
      Result.data(), nullptr,
      reinterpret_cast<const unsigned char *>(Bytes.data()), Bytes.size(),
      E.Secret);
  return Result;
}

bool wasmc::isSignedBy(ArrayRef<char> Bytes, ArrayRef<uint8_t> Signature,
                       const PublicKey &Key) {
  assert(Signature.size() == crypto_sign_ed25519_BYTES);
  return crypto_sign_ed25519_verify_detached(
             Signature.data(),
             reinterpret_cast<const unsigned char *>(Bytes.data()),
             Bytes.size(), Key.data()) == 0;
}

//===- SignTest.cpp - signatures of bytes and images ----------------------===//

#include "compiler/artifact/Trailer.h"
#include "compiler/driver/SignImage.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace llvm;
using namespace wasmc;

namespace {

ArrayRef<char> bytesOf(StringRef Text) { return {Text.data(), Text.size()}; }

/// RFC 8032, 7.1, test 2.
constexpr StringLiteral Seed =
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
constexpr StringLiteral Public =
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
constexpr StringLiteral OfByte72 =
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

SecretKey key() {
  return cantFail(parseSecretKey(("ed25519-secret " + Seed).str(), "key"));
}

TEST(Sign, IsEd25519) {
  SecretKey Key = key();
  EXPECT_EQ(toHex(Key.Public, true), Public);
  Signature S = signBytes(bytesOf("\x72"), Key);
  EXPECT_EQ(toHex(S, true), OfByte72);
  EXPECT_TRUE(isSignedBy(bytesOf("\x72"), S, Key.Public));
  EXPECT_FALSE(isSignedBy(bytesOf("\x73"), S, Key.Public));
  S[0] ^= 1;
  EXPECT_FALSE(isSignedBy(bytesOf("\x72"), S, Key.Public));
  EXPECT_FALSE(isSignedBy(bytesOf("\x72"), S, cantFail(generateKey()).Public));
}

TEST(Sign, KeysAreText) {
  SecretKey Key = cantFail(generateKey());
  EXPECT_EQ(cantFail(parseSecretKey(secretKeyText(Key), "")).Public,
            Key.Public);
  std::string Text = publicKeyText(Key.Public);
  EXPECT_EQ(cantFail(parsePublicKey(Text, "")), Key.Public);
  EXPECT_EQ(cantFail(parsePublicKey(StringRef(Text).trim().take_back(64), "")),
            Key.Public);
}

template <typename T> std::string messageOf(Expected<T> Result) {
  return Result ? "" : toString(Result.takeError());
}

TEST(Sign, OtherTextsAreNoKeys) {
  std::string Secret = secretKeyText(key()), Text = publicKeyText(key().Public);
  // A secret must not be taken where it would be passed on.
  EXPECT_NE(messageOf(parsePublicKey(Secret, "k")), "");
  EXPECT_NE(messageOf(parseSecretKey(Text, "k")), "");
  EXPECT_NE(messageOf(parseSecretKey(Seed, "k")), "");
  for (StringRef Bad : {"", "ed25519-public", "ed25519-public 12", "xx"})
    EXPECT_EQ(messageOf(parsePublicKey(Bad, "k")),
              "k: not a public key: \"ed25519-public\" and 64 hexadecimal "
              "digits");
  EXPECT_NE(messageOf(parsePublicKey(std::string(64, 'g'), "k")), "");
  EXPECT_NE(messageOf(parsePublicKey(Public.str() + "00", "k")), "");
}

SmallVector<char, 0> image() {
  StringRef Contents = "what an image holds";
  SmallVector<char, 0> File(Contents.begin(), Contents.end());
  appendTrailer(File);
  return File;
}

std::string requires_(ArrayRef<char> File, const PublicKey &Key) {
  return toString(requireSignature(File, "i", Key));
}

TEST(SignImage, EveryChangedBitIsSeen) {
  SecretKey Key = key();
  auto File = image();
  EXPECT_EQ(requires_(File, Key.Public),
            "i: not signed, and a signature is required");
  cantFail(signImage(File, "i", Key));
  EXPECT_EQ(requires_(File, Key.Public), "");
  EXPECT_EQ(requires_(File, cantFail(generateKey()).Public),
            "i: not signed with the key that is required");
  for (size_t I = 0; I != File.size(); ++I) {
    auto Changed = File;
    Changed[I] ^= char(1 << I % 8);
    EXPECT_NE(requires_(Changed, Key.Public), "") << I;
  }
}

TEST(SignImage, ForgersWithRightChecksumsAreSeen) {
  SecretKey Key = key();
  auto File = image();
  cantFail(signImage(File, "i", Key));
  wasmc::abi::Trailer T = cantFail(readTrailer(File));
  File[3] ^= 1;
  setSignature(File, T.Signature, T.Signer); // and a new checksum
  EXPECT_EQ(requires_(File, Key.Public),
            "i: not signed with the key that is required");
}

TEST(SignImage, NewSignaturesTakeThePlaceOfOld) {
  auto File = image();
  size_t Size = File.size();
  SecretKey First = key(), Second = cantFail(generateKey());
  cantFail(signImage(File, "i", First));
  cantFail(signImage(File, "i", Second));
  EXPECT_EQ(File.size(), Size);
  EXPECT_EQ(requires_(File, Second.Public), "");
  EXPECT_NE(requires_(File, First.Public), "");
}

TEST(SignImage, CopiesCannotBeChanged) {
  auto File = image();
  cantFail(signImage(File, "i", key()));
  SmallString<128> Path;
  int Fd;
  ASSERT_FALSE(sys::fs::createTemporaryFile("signed", "cwasm", Fd, Path));
  raw_fd_ostream(Fd, /*shouldClose=*/true)
      << StringRef(File.data(), File.size());
  int Copy = cantFail(openSigned(Path.str().str(), key().Public));
  // Whatever becomes of the file, and whoever has the descriptor.
  ASSERT_EQ(truncate(Path.c_str(), 0), 0);
  EXPECT_EQ(lseek(Copy, 0, SEEK_END), off_t(File.size()));
  EXPECT_LT(pwrite(Copy, "x", 1, 0), 0);
  EXPECT_LT(ftruncate(Copy, 1), 0);
  EXPECT_EQ(mmap(nullptr, 16, PROT_WRITE, MAP_SHARED, Copy, 0), MAP_FAILED);
  std::string Proc = "/proc/self/fd/" + std::to_string(Copy);
  int Again = open(Proc.c_str(), O_RDWR);
  EXPECT_LT(pwrite(Again, "x", 1, 0), 0);
  close(Again);
  close(Copy);
  EXPECT_NE(messageOf(openSigned(Path.str().str(), key().Public)), "");
  sys::fs::remove(Path);
}

} // namespace

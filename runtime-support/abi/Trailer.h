//===- Trailer.h - the last bytes of an image -------------------*- C++ -*-===//
//
// A loadable image ends in a trailer, behind the ELF file's own last byte,
// where no ELF tool looks: a checksum against accidents, and a signature
// against forgery. The same in all versions of the ABI.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_TRAILER_H
#define WASMC_ABI_TRAILER_H

#include <stdint.h>

namespace wasmc::abi {

struct Trailer {
  /// Ed25519 (RFC 8032), of all bytes before the trailer; zeros: not signed.
  uint8_t Signature[64];
  /// The public key that belongs to the signature, for being shown: whom to
  /// trust is not for the file to say.
  uint8_t Signer[32];
  uint64_t FileBytes; ///< of the whole file, so that a cut one is known as one
  uint64_t Checksum;  ///< XXH3, 64 bits, of all bytes before this field
  uint64_t Magic;
};
static_assert(sizeof(Trailer) == 120);

constexpr uint64_t TrailerMagic = 0x646e45636d736157; // "WasmcEnd"

/// The first bytes of the trailer that the checksum covers.
constexpr uint64_t TrailerSummedBytes = 104;
static_assert(TrailerSummedBytes == __builtin_offsetof(Trailer, Checksum));

} // namespace wasmc::abi

#endif

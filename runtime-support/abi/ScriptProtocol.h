//===- ScriptProtocol.h - commands to a loader over a pipe ------*- C++ -*-===//
//
// How a program on the host (the script runner, the fuzzer) has images loaded,
// linked and called in a process of the target. The loader reads requests from
// standard input and writes one reply for each to standard output; it ends at
// the end of its input. Both are frames: a Frame, then Length bytes. Numbers
// are little-endian and stand unaligned, one behind the other; a text or a
// byte string is its length in 32 bits and its bytes. A value is 16 bytes: an
// i32 or f32 in the lowest 4, the rest zero; a reference's word in the lowest
// 8, where a function's is opaque and never 0.
//
// A loader process has one store. Images, and instances, are numbered from 0
// in the order of their making; a failed Instantiate takes no number.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_SCRIPTPROTOCOL_H
#define WASMC_ABI_SCRIPTPROTOCOL_H

#include <stdint.h>

namespace wasmc::abi::script {

struct Frame {
  uint32_t Length; ///< of what follows the frame
  uint32_t Code;   ///< a Request or a Reply
};

enum class Request : uint32_t {
  /// text path -> u32 image. The file may be removed after the reply.
  Load,
  /// u32 image -> u32 instance. Imports are resolved among the registered
  /// instances. May reply Unlinkable or Trap (of initialisation or the start
  /// function: what it had written before stays written).
  Instantiate,
  /// u32 instance, text name -> nothing. Its exports are importable by Name.
  Register,
  /// u32 instance, text export, u32 count, value* -> u32 count, value*. May
  /// reply Trap.
  Invoke,
  /// u32 instance, text export -> value, of a global.
  Get,
  /// u32 instance, text export, u64 offset, u64 length -> u64 size of the
  /// memory in bytes, bytes: as much of the range as the memory has, at most
  /// 1 GiB.
  ReadMemory,
  /// u32 instance -> nothing. Nobody refers to the instance any more; its
  /// address space is used again. Its number isn't.
  Drop,
  /// u64 units, at most 2^63-1 -> nothing. What metered images may use from
  /// now on, instead of what was left.
  SetFuel,
  /// -> u64 units left; negative, in two's complement, where a region used more
  /// than there was.
  GetFuel,
  /// u64 -> nothing. Unless it is 0, interruptible code stops at its next
  /// check.
  SetDeadline,
};

enum class Reply : uint32_t {
  Ok,
  Trap,       ///< u32 TrapCode
  Unlinkable, ///< text, beginning with the test suite's phrase
  Failed,     ///< text: a request that makes no sense, or the machine refuses
};

constexpr uint32_t ValueBytes = 16;

/// A longer request is refused.
constexpr uint32_t MaxRequest = 1 << 20;

} // namespace wasmc::abi::script

#endif

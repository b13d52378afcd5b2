//===- TestImage.h - an image for tests -------------------------*- C++ -*-===//
//
// A header with functions and rows whose references reach, as in a linked
// image, from the fields to their targets. The rows are encoded as the
// compiler does it.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEST_TRAP_TESTIMAGE_H
#define WASMC_TEST_TRAP_TESTIMAGE_H

#include "compiler/artifact/TrapStream.h"
#include "test/trap/Refer.h"
#include <cstring>

namespace wasmc::test {

/// Two functions in 256 bytes of code.
struct TestImage {
  static constexpr uint32_t FirstAt = 16, SecondAt = 100, CodeSize = 256;

  abi::ImageHeader Header = {};
  abi::FunctionEntry Functions[2] = {};
  uint8_t Code[CodeSize] = {};
  uint8_t Stream[64] = {};

  TestImage() {
    refer(Header.CodeBegin, Code);
    refer(Header.CodeEnd, Code + CodeSize);
    refer(Header.Functions, Functions, 2);
    std::vector<uint8_t> Bytes;
    encodeTrapRows({{0, 3, abi::TrapCode::None},
                    {8, 70, abi::TrapCode::Unreachable},
                    {9, 5, abi::TrapCode::IntegerOverflow}},
                   Bytes);
    uint32_t SecondStream = uint32_t(Bytes.size());
    encodeTrapRows({{40, 100000, abi::TrapCode::NullReference}}, Bytes);
    std::memcpy(Stream, Bytes.data(), Bytes.size());
    refer(Header.TrapStream, Stream, uint32_t(Bytes.size()));
    Functions[0] = {{0}, 5, 0x100, 0, 0};
    refer(Functions[0].Code, Code + FirstAt);
    Functions[1] = {{0}, 6, 0x200, 0, SecondStream};
    refer(Functions[1].Code, Code + SecondAt);
  }

  uintptr_t pc(uint32_t Offset) const { return uintptr_t(Code + Offset); }
};

} // namespace wasmc::test

#endif

//===- TrapStreamTest.cpp - the trap stream can be read back --------------===//

#include "compiler/artifact/TrapStream.h"
#include "llvm/Support/LEB128.h"
#include "gtest/gtest.h"

using namespace wasmc;

namespace {

namespace abi = wasmc::abi; // not the C++ library's

/// Reads one function's rows as abi/Image.h describes them.
std::vector<TrapRow> decode(const uint8_t *&At, const uint8_t *End) {
  std::vector<TrapRow> Rows;
  uint64_t Address = 0;
  int64_t Offset = 0;
  for (;;) {
    unsigned Size = 0;
    uint64_t Step = llvm::decodeULEB128(At, &Size, End);
    At += Size;
    if (Step == 0)
      return Rows;
    Address += Step - 1;
    Offset += llvm::decodeSLEB128(At, &Size, End);
    At += Size;
    Rows.push_back({Address, uint32_t(Offset), abi::TrapCode(*At++)});
  }
}

void expectRoundTrip(const std::vector<std::vector<TrapRow>> &Functions) {
  std::vector<uint8_t> Stream;
  for (const auto &Rows : Functions)
    encodeTrapRows(Rows, Stream);
  const uint8_t *At = Stream.data(), *End = At + Stream.size();
  for (const auto &Rows : Functions) {
    std::vector<TrapRow> Read = decode(At, End);
    ASSERT_EQ(Read.size(), Rows.size());
    for (size_t I = 0; I < Rows.size(); ++I) {
      EXPECT_EQ(Read[I].Address, Rows[I].Address);
      EXPECT_EQ(Read[I].WasmOffset, Rows[I].WasmOffset);
      EXPECT_EQ(Read[I].Code, Rows[I].Code);
    }
  }
  EXPECT_EQ(At, End);
}

TEST(TrapStream, KeepsRowsOfSeveralFunctions) {
  expectRoundTrip({{{0, 3, abi::TrapCode::None},
                    {4, 9, abi::TrapCode::MemoryOutOfBounds},
                    {7, 2, abi::TrapCode::IntegerDivideByZero}},
                   {},
                   {{0, 0, abi::TrapCode::Unreachable}}});
}

TEST(TrapStream, KeepsFarAddressesAndOffsets) {
  expectRoundTrip({{{0, 0xffffffff, abi::TrapCode::None},
                    {uint64_t(1) << 40, 0, abi::TrapCode::MissingImport},
                    {(uint64_t(1) << 40) + 1, 0x80000000,
                     abi::TrapCode::CallStackExhausted}}});
}

TEST(TrapStream, EndsAnEmptyFunctionWithAZero) {
  std::vector<uint8_t> Stream;
  encodeTrapRows({}, Stream);
  EXPECT_EQ(Stream, std::vector<uint8_t>{0});
}

} // namespace

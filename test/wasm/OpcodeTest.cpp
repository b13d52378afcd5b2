//===- OpcodeTest.cpp - what must hold of the opcode table ----------------===//

#include "compiler/wasm/Opcode.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc::wasm;

namespace {

TEST(Opcode, IsFoundByItsCode) {
  for (unsigned N = 0; N < NumOpcodes; ++N) {
    const OpcodeInfo &Info = opcodeInfo(Opcode(N));
    EXPECT_EQ(decodeOpcode(Info.Prefix, Info.Code), Opcode(N)) << Info.Name;
  }
}

TEST(Opcode, HasNoOtherCode) {
  unsigned Found = 0;
  for (OpcodePrefix P :
       {OpcodePrefix::None, OpcodePrefix::Gc, OpcodePrefix::Misc,
        OpcodePrefix::Simd, OpcodePrefix::Atomic})
    for (uint32_t Code = 0; Code < 0x10000; ++Code)
      Found += decodeOpcode(P, Code).has_value();
  EXPECT_EQ(Found, NumOpcodes);
  EXPECT_FALSE(decodeOpcode(OpcodePrefix::Simd, UINT32_MAX));
}

TEST(Opcode, SimdHas236Instructions) {
  unsigned Simd = 0;
  for (unsigned N = 0; N < NumOpcodes; ++N)
    Simd += opcodeInfo(Opcode(N)).Proposal == Feature::Simd;
  EXPECT_EQ(Simd, 236u);
}

TEST(Opcode, SignaturesAreWellFormed) {
  for (unsigned N = 0; N < NumOpcodes; ++N) {
    const OpcodeInfo &Info = opcodeInfo(Opcode(N));
    StringRef Signature = Info.Signature;
    if (Signature == "*")
      continue;
    auto [Operands, Results] = Signature.split(':');
    EXPECT_TRUE(Signature.contains(':')) << Info.Name;
    EXPECT_EQ(Operands.find_first_not_of("iIfFva"), StringRef::npos)
        << Info.Name;
    EXPECT_EQ(Results.find_first_not_of("iIfFv"), StringRef::npos) << Info.Name;
    // An address is the first operand of what accesses memory, and of
    // nothing else.
    EXPECT_EQ(Operands.starts_with("a"), accessWidth(Info.Immediates) != 0)
        << Info.Name;
    EXPECT_FALSE(Operands.drop_front(!Operands.empty()).contains('a'))
        << Info.Name;
  }
}

} // namespace

//===- InstructionTest.cpp - immediates of every kind ---------------------===//

#include "compiler/wasm/Instruction.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;

namespace {

/// One instruction read from Bytes, which it must use up.
struct Read {
  explicit Read(std::vector<uint8_t> Code)
      : Bytes(std::move(Code)), Reader(Span{Bytes, 0x20}) {
    if (Error E = Reader.read(I)) {
      Message = toString(std::move(E));
      return;
    }
    EXPECT_EQ(I.Offset, 0x20u);
    EXPECT_TRUE(Reader.atEnd());
  }
  std::vector<uint8_t> Bytes;
  InstructionReader Reader;
  Instruction I;
  std::string Message;
};

TEST(Instruction, ReadsConstants) {
  EXPECT_EQ(Read({0x41, 0x7F}).I.Bits, ~uint64_t(0));
  EXPECT_EQ(Read({0x42, 0x80, 0x01}).I.Bits, 128u);
  EXPECT_EQ(Read({0x43, 1, 2, 3, 4}).I.Bits, 0x04030201u);
  EXPECT_EQ(Read({0x44, 1, 2, 3, 4, 5, 6, 7, 8}).I.Bits, 0x0807060504030201u);
  Read V({0xFD, 0x0C, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
  EXPECT_EQ(V.I.Op, Opcode::V128Const);
  EXPECT_EQ(V.I.Bytes[15], 15);
}

TEST(Instruction, ReadsMemoryArguments) {
  Read Load({0x29, 0x03, 0x80, 0x01});
  EXPECT_EQ(Load.I.Op, Opcode::I64Load);
  EXPECT_EQ(Load.I.Mem.AlignLog2, 3u);
  EXPECT_EQ(Load.I.Mem.Offset, 128u);
  Read Second({0x29, 0x42, 0x05, 0x10});
  EXPECT_EQ(Second.I.Mem.AlignLog2, 2u);
  EXPECT_EQ(Second.I.Mem.Memory, MemoryIndex(5));
  EXPECT_EQ(Second.I.Mem.Offset, 16u);
  EXPECT_EQ(Read({0xFD, 0x54, 0x00, 0x01, 0x09}).I.Lane, 9);
  EXPECT_EQ(Read({0x28, 0x80, 0x01, 0x00}).Message,
            "malformed memop flags (at offset 0x21)");
}

TEST(Instruction, ReadsBlockTypes) {
  EXPECT_EQ(Read({0x02, 0x40}).I.Block.K, BlockType::Empty);
  EXPECT_EQ(Read({0x02, 0x7E}).I.Block.Result, ValType(ValType::I64));
  EXPECT_EQ(Read({0x03, 0x63, 0x70}).I.Block.Result, ValType::funcref());
  EXPECT_EQ(Read({0x04, 0x80, 0x01}).I.Block.Index, TypeIndex(128));
  EXPECT_EQ(Read({0x02, 0xFF, 0x7F}).Message,
            "malformed value type (at offset 0x21)");
}

TEST(Instruction, ReadsIndexPairsInTheOrderOfTheFormat) {
  Read Call({0x11, 0x03, 0x80, 0x00});
  EXPECT_EQ(Call.I.Index, 3u);
  EXPECT_EQ(Call.I.Index2, 0u);
  Read Init({0xFC, 0x08, 0x04, 0x05});
  EXPECT_EQ(Init.I.Op, Opcode::MemoryInit);
  EXPECT_EQ(Init.I.Index, 4u);
  EXPECT_EQ(Init.I.Index2, 5u);
}

TEST(Instruction, ReadsLabelTables) {
  Read Table({0x0E, 0x02, 0x00, 0x01, 0x07});
  EXPECT_EQ(Table.I.Labels, ArrayRef<uint32_t>({0, 1, 7}));
  EXPECT_EQ(Read({0x0E, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F}).Message,
            "unexpected end of section or function (at offset 0x26)");
}

TEST(Instruction, ReadsTypesOfSelect) {
  Read Select({0x1C, 0x01, 0x7F});
  EXPECT_EQ(Select.I.Op, Opcode::SelectT);
  EXPECT_EQ(toString(Select.I.Types), "[i32]");
}

TEST(Instruction, ReadsCatchClauses) {
  Read Try({0x1F, 0x40, 0x02, 0x00, 0x05, 0x01, 0x03, 0x02});
  ASSERT_EQ(Try.I.Catches.size(), 2u);
  EXPECT_EQ(Try.I.Catches[0].Tag, TagIndex(5));
  EXPECT_EQ(Try.I.Catches[0].Label, LabelIndex(1));
  EXPECT_EQ(Try.I.Catches[1].K, CatchClause::CatchAllRef);
  EXPECT_EQ(Read({0x1F, 0x40, 0x01, 0x04, 0x00}).Message,
            "malformed catch clause (at offset 0x23)");
}

TEST(Instruction, ReadsCasts) {
  Read Cast({0xFB, 0x18, 0x03, 0x01, 0x6E, 0x05});
  EXPECT_EQ(Cast.I.Op, Opcode::BrOnCast);
  EXPECT_EQ(Cast.I.CastFlags, 3);
  EXPECT_EQ(Cast.I.Index, 1u);
  EXPECT_EQ(toString(Cast.I.Heap), "any");
  EXPECT_EQ(toString(Cast.I.Heap2), "5");
  EXPECT_EQ(Read({0xFB, 0x18, 0x04, 0x01, 0x6E, 0x05}).Message,
            "malformed br_on_cast flags (at offset 0x22)");
}

TEST(Instruction, RejectsIllegalOpcodes) {
  EXPECT_EQ(Read({0xFF}).Message, "illegal opcode ff (at offset 0x20)");
  EXPECT_EQ(Read({0xFD, 0x9A, 0x01}).Message,
            "illegal opcode fd 9a (at offset 0x20)");
  EXPECT_EQ(Read({0xFE, 0x03, 0x01}).Message,
            "zero byte expected (at offset 0x22)");
}

TEST(Instruction, ReportsTheEndWhereverItComes) {
  for (std::vector<uint8_t> Code : {std::vector<uint8_t>{},
                                    {0xFD},
                                    {0x41},
                                    {0x28, 0x02},
                                    {0x44, 1, 2, 3},
                                    {0xFD, 0x0D, 1, 2, 3},
                                    {0x0E, 0x01, 0x00},
                                    {0x02}})
    EXPECT_TRUE(StringRef(Read(Code).Message)
                    .starts_with("unexpected end of section or function"));
}

} // namespace

//===- PartitionTest.cpp - borders stay where they are after edits --------===//
//
// Modules of many functions are put together here byte by byte.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/Partition.h"
#include "compiler/binary/ReadBinary.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <set>

using namespace llvm;
using namespace wasmc;

namespace {

using Code = std::string;

std::string leb(uint64_t Value) {
  std::string Text;
  raw_string_ostream OS(Text);
  encodeULEB128(Value, OS);
  return Text;
}

std::string section(char Id, const std::string &Contents) {
  return Id + leb(Contents.size()) + Contents;
}

/// Functions of type [] -> [] with these instructions and no locals.
std::string moduleOf(const std::vector<Code> &Bodies) {
  std::string Types, Entries;
  for (const Code &Body : Bodies) {
    Types += '\0';
    Entries += leb(Body.size() + 2) + '\0' + Body + '\x0b';
  }
  return std::string("\0asm\1\0\0\0", 8) + section(1, {1, 0x60, 0, 0}) +
         section(3, leb(Bodies.size()) + Types) +
         section(10, leb(Bodies.size()) + Entries);
}

ValidModule validModule(const std::string &Bytes) {
  return cantFail(validate(cantFail(readBinary(
      {reinterpret_cast<const uint8_t *>(Bytes.data()), Bytes.size()}))));
}

/// Nops and drops of constants, different for each number.
Code filler(unsigned Number, unsigned Length) {
  Code Body;
  for (unsigned I = 0; I < Length; ++I) {
    Number = Number * 1664525 + 1013904223;
    Body += Number >> 31 ? Code("\x01") : Code("\x41\0\x1a", 3);
  }
  return Body;
}

std::vector<Code> manyBodies() {
  std::vector<Code> Bodies;
  for (unsigned I = 0; I < 2000; ++I)
    Bodies.push_back(filler(I, 20 + I % 300));
  return Bodies;
}

std::vector<Partition> partitionsOf(const std::vector<Code> &Bodies) {
  std::string Bytes = moduleOf(Bodies);
  return partitionFunctions(validModule(Bytes));
}

/// Each partition as the bytes of its functions: what an object is made of.
std::multiset<std::string> contentsOf(const std::vector<Code> &Bodies) {
  std::multiset<std::string> Contents;
  for (const Partition &P : partitionsOf(Bodies)) {
    std::string All;
    for (wasm::FuncIndex F : P.Functions)
      All += Bodies[F.Value] + '|';
    Contents.insert(All);
  }
  return Contents;
}

TEST(Partition, EveryFunctionIsInOnePartition) {
  std::vector<Code> Bodies = manyBodies();
  uint32_t Next = 0;
  std::vector<Partition> Parts = partitionsOf(Bodies);
  for (const Partition &P : Parts)
    for (wasm::FuncIndex F : P.Functions)
      EXPECT_EQ(F.Value, Next++);
  EXPECT_EQ(Next, Bodies.size());
  // About 500,000 instructions, 16,384 each on average.
  EXPECT_GT(Parts.size(), 12u);
  EXPECT_LT(Parts.size(), 60u);
}

TEST(Partition, AnEditChangesAtMostTwoPartitions) {
  std::vector<Code> Bodies = manyBodies();
  std::multiset<std::string> Before = contentsOf(Bodies);
  for (unsigned Edited = 0; Edited < Bodies.size(); Edited += 37) {
    std::vector<Code> Changed = Bodies;
    Changed[Edited] += filler(Edited + 5000, 50);
    unsigned New = 0;
    for (const std::string &Content : contentsOf(Changed))
      New += !Before.count(Content);
    EXPECT_LE(New, 2u) << Edited;
    EXPECT_GE(New, 1u) << Edited;
  }
}

TEST(Partition, AnInsertedFunctionChangesAtMostTwoPartitions) {
  std::vector<Code> Bodies = manyBodies();
  std::multiset<std::string> Before = contentsOf(Bodies);
  for (unsigned At = 0; At < Bodies.size(); At += 111) {
    std::vector<Code> Changed = Bodies;
    Changed.insert(Changed.begin() + At, filler(At + 9000, 80));
    unsigned New = 0;
    for (const std::string &Content : contentsOf(Changed))
      New += !Before.count(Content);
    EXPECT_LE(New, 2u) << At;
  }
}

TEST(Partition, HugeFunctionsStandAloneAndLast) {
  std::vector<Code> Bodies = manyBodies();
  std::multiset<std::string> Before = contentsOf(Bodies);
  Bodies[700] = filler(1, 60000);
  std::vector<Partition> Parts = partitionsOf(Bodies);
  ASSERT_EQ(Parts.back().Functions.size(), 1u);
  EXPECT_EQ(Parts.back().Functions[0], wasm::FuncIndex(700));
  EXPECT_NE(Parts.back().TooLarge.find("instructions"), std::string::npos);
  for (const Partition &P : ArrayRef(Parts).drop_back())
    EXPECT_EQ(P.TooLarge, "");
}

TEST(Partition, AModuleWithoutFunctionsHasNone) {
  EXPECT_TRUE(partitionsOf({}).empty());
}

} // namespace

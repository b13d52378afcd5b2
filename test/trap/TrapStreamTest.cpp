//===- TrapStreamTest.cpp - addresses are found in the module -------------===//

#include "runtime-support/trap/TrapStream.h"
#include "TestImage.h"
#include "gtest/gtest.h"

namespace wasmc::test {
using abi::TrapCode;

namespace {

void expectAt(const TestImage &Image, uint32_t CodeOffset, uint32_t FuncIndex,
              uint32_t BodyOffset, TrapCode Code) {
  trap::Location At = trap::locate(Image.Header, Image.pc(CodeOffset));
  ASSERT_NE(At.Function, nullptr) << CodeOffset;
  EXPECT_EQ(At.Function->FuncIndex, FuncIndex) << CodeOffset;
  EXPECT_TRUE(At.HasOffset) << CodeOffset;
  EXPECT_EQ(At.BodyOffset, BodyOffset) << CodeOffset;
  EXPECT_EQ(At.Code, Code) << CodeOffset;
}

TEST(TrapStream, RowsCoverTheAddressesUpToTheNextRow) {
  TestImage Image;
  expectAt(Image, TestImage::FirstAt, 5, 3, TrapCode::None);
  expectAt(Image, TestImage::FirstAt + 7, 5, 3, TrapCode::None);
  expectAt(Image, TestImage::FirstAt + 8, 5, 70, TrapCode::Unreachable);
  expectAt(Image, TestImage::FirstAt + 9, 5, 5, TrapCode::IntegerOverflow);
}

TEST(TrapStream, TheLastRowEndsWithItsFunction) {
  TestImage Image;
  expectAt(Image, TestImage::SecondAt - 1, 5, 5, TrapCode::IntegerOverflow);
  expectAt(Image, TestImage::SecondAt + 40, 6, 100000, TrapCode::NullReference);
  expectAt(Image, TestImage::CodeSize - 1, 6, 100000, TrapCode::NullReference);
}

TEST(TrapStream, BeforeTheFirstRowOnlyTheFunctionIsKnown) {
  TestImage Image;
  trap::Location At =
      trap::locate(Image.Header, Image.pc(TestImage::SecondAt + 39));
  ASSERT_EQ(At.Function, &Image.Functions[1]);
  EXPECT_FALSE(At.HasOffset);
  EXPECT_EQ(At.Code, TrapCode::None);
}

TEST(TrapStream, OutsideOfTheCodeThereIsNoFunction) {
  TestImage Image;
  EXPECT_EQ(trap::locate(Image.Header, Image.pc(0) - 1).Function, nullptr);
  EXPECT_EQ(
      trap::locate(Image.Header, Image.pc(TestImage::FirstAt - 1)).Function,
      nullptr);
  EXPECT_EQ(trap::locate(Image.Header, Image.pc(TestImage::CodeSize)).Function,
            nullptr);
  EXPECT_EQ(trap::locate(Image.Header, 0).Function, nullptr);
}

TEST(TrapStream, AnImageWithoutCodeHasNoFunctions) {
  abi::ImageHeader Empty = {};
  EXPECT_EQ(trap::locate(Empty, 0).Function, nullptr);
  EXPECT_EQ(trap::locate(Empty, uintptr_t(&Empty)).Function, nullptr);
}

// What lies behind the stream is not a part of it: here, the rows that were cut
// off, which must not be found any more.
TEST(TrapStream, DamagedStreamsEnd) {
  TestImage Whole;
  uint32_t Count = Whole.Header.TrapStream.Count;
  for (uint32_t Cut = 0; Cut <= Count; ++Cut) {
    TestImage Image;
    Image.Header.TrapStream.Count = Cut;
    trap::Location At =
        trap::locate(Image.Header, Image.pc(TestImage::SecondAt + 50));
    EXPECT_EQ(At.Function, &Image.Functions[1]);
    EXPECT_EQ(At.BodyOffset == 100000, Cut >= Count - 2) << Cut;
    Image.Functions[1].Stream = ~0u;
    EXPECT_FALSE(trap::locate(Image.Header, Image.pc(TestImage::SecondAt + 50))
                     .HasOffset);
  }
}

} // namespace

} // namespace wasmc::test

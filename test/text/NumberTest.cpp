//===- NumberTest.cpp - literals to bit patterns --------------------------===//

#include "compiler/text/Number.h"
#include "gtest/gtest.h"

using namespace wasmc::text;

namespace {

uint64_t bits(ParsedNumber N) {
  EXPECT_EQ(N.Status, NumberStatus::Ok);
  return N.Bits;
}

TEST(Number, IntegersReachFromTheSignedMinimumToTheUnsignedMaximum) {
  EXPECT_EQ(bits(parseInteger("4294967295", 32)), 0xFFFFFFFFu);
  EXPECT_EQ(bits(parseInteger("-2147483648", 32)), 0x80000000u);
  EXPECT_EQ(parseInteger("4294967296", 32).Status, NumberStatus::OutOfRange);
  EXPECT_EQ(parseInteger("-2147483649", 32).Status, NumberStatus::OutOfRange);
  EXPECT_EQ(bits(parseInteger("-0x8000000000000000", 64)), 1ull << 63);
  EXPECT_EQ(parseInteger("0x10000000000000000", 64).Status,
            NumberStatus::OutOfRange);
}

TEST(Number, UnderscoresStandBetweenDigitsOnly) {
  EXPECT_EQ(bits(parseUnsigned("1_000_000", 32)), 1000000u);
  EXPECT_EQ(bits(parseUnsigned("0xdead_beef", 32)), 0xDEADBEEFu);
  for (const char *Bad : {"_1", "1_", "1__0", "0x_1", "0x", "", "1a"})
    EXPECT_EQ(parseUnsigned(Bad, 32).Status, NumberStatus::Malformed) << Bad;
}

TEST(Number, FloatsAreRoundedToNearestEven) {
  EXPECT_EQ(bits(parseFloat("1.5", 32)), 0x3FC00000u);
  EXPECT_EQ(bits(parseFloat("0x1.000001p0", 32)), 0x3F800000u);
  EXPECT_EQ(bits(parseFloat("0x1.00000100001p0", 32)), 0x3F800001u);
  EXPECT_EQ(bits(parseFloat("-0x1p-1074", 64)), 0x8000000000000001u);
  EXPECT_EQ(bits(parseFloat("1e1_0", 64)), 0x4202A05F20000000u);
  EXPECT_EQ(bits(parseFloat("1.", 32)), 0x3F800000u);
}

TEST(Number, FloatsBeyondTheLargestAreOutOfRange) {
  EXPECT_EQ(bits(parseFloat("0x1.fffffep127", 32)), 0x7F7FFFFFu);
  EXPECT_EQ(parseFloat("0x1.ffffffp127", 32).Status, NumberStatus::OutOfRange);
  EXPECT_EQ(parseFloat("1e309", 64).Status, NumberStatus::OutOfRange);
}

TEST(Number, NansCarryTheirPayload) {
  EXPECT_EQ(bits(parseFloat("nan", 32)), 0x7FC00000u);
  EXPECT_EQ(bits(parseFloat("-nan:0x200000", 32)), 0xFFA00000u);
  EXPECT_EQ(bits(parseFloat("nan:0xf_ffff_ffff_ffff", 64)),
            0x7FFFFFFFFFFFFFFFu);
  EXPECT_EQ(parseFloat("nan:0x0", 32).Status, NumberStatus::OutOfRange);
  EXPECT_EQ(parseFloat("nan:0x800000", 32).Status, NumberStatus::OutOfRange);
  EXPECT_EQ(parseFloat("nan:1", 32).Status, NumberStatus::Malformed);
}

TEST(Number, MalformedFloatsAreNoNumbers) {
  for (const char *Bad : {".5", "0x", "1e", "1e+", "1._5", "0x1p0x1", "1p3"})
    EXPECT_EQ(parseFloat(Bad, 64).Status, NumberStatus::Malformed) << Bad;
}

} // namespace

//===- NumbersTest.cpp - Wasm's numbers in decimal ------------------------===//
//
// Against libc, which reads and writes floats exactly too.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/run/Numbers.h"
#include "gtest/gtest.h"
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>

using namespace wasmc::run;

namespace {

uint64_t parsed(NumberType T, const std::string &Text) {
  uint64_t Bits = ~uint64_t(0);
  EXPECT_TRUE(parseNumber(T, Text.c_str(), Bits)) << Text;
  return Bits;
}
bool isRefused(NumberType T, const char *Text) {
  uint64_t Bits;
  return !parseNumber(T, Text, Bits);
}
std::string printed(NumberType T, uint64_t Bits) {
  char Text[NumberLength];
  printNumber(T, Bits, Text);
  return Text;
}
std::string printed(double D) {
  return printed(NumberType::F64, std::bit_cast<uint64_t>(D));
}

TEST(Integers, AreReadWithinTheirType) {
  EXPECT_EQ(parsed(NumberType::I32, "0"), 0u);
  EXPECT_EQ(parsed(NumberType::I32, "-1"), 0xffffffffu);
  EXPECT_EQ(parsed(NumberType::I32, "+4294967295"), 0xffffffffu);
  EXPECT_EQ(parsed(NumberType::I32, "-2147483648"), 0x80000000u);
  EXPECT_EQ(parsed(NumberType::I32, "0xfFfF"), 0xffffu);
  EXPECT_EQ(parsed(NumberType::I64, "18446744073709551615"), UINT64_MAX);
  EXPECT_EQ(parsed(NumberType::I64, "-0x8000000000000000"), uint64_t(1) << 63);
  for (const char *Text : {"", "-", "0x", "1.0", "1 ", "x", "4294967296",
                           "-2147483649", "0xg", "--1"})
    EXPECT_TRUE(isRefused(NumberType::I32, Text)) << Text;
  for (const char *Text : {"18446744073709551616", "-9223372036854775809"})
    EXPECT_TRUE(isRefused(NumberType::I64, Text)) << Text;
}

TEST(Integers, ArePrintedWithTheirSign) {
  EXPECT_EQ(printed(NumberType::I32, 0xffffffff), "-1");
  EXPECT_EQ(printed(NumberType::I32, 0x80000000), "-2147483648");
  EXPECT_EQ(printed(NumberType::I64, UINT64_MAX), "-1");
  EXPECT_EQ(printed(NumberType::I64, uint64_t(1) << 63),
            "-9223372036854775808");
  EXPECT_EQ(printed(NumberType::I64, 1234567890123), "1234567890123");
}

TEST(Floats, ArePrintedShortly) {
  for (const char *Text :
       {"0", "-0", "1", "-1.5", "0.1", "123456789012345", "1e16", "1.5e-7",
        "0.00001", "inf", "-inf", "1.7976931348623157e308", "5e-324",
        "2.2250738585072014e-308", "9007199254740993e3", "1e23"}) {
    double D = std::strtod(Text, nullptr);
    EXPECT_EQ(std::strtod(printed(D).c_str(), nullptr), D) << Text;
  }
  EXPECT_EQ(printed(0.1), "0.1");
  EXPECT_EQ(printed(-1.5), "-1.5");
  EXPECT_EQ(printed(100.0), "100");
  EXPECT_EQ(printed(0.00001), "0.00001");
  EXPECT_EQ(printed(5e-324), "5e-324");
  EXPECT_EQ(printed(1e23), "1e23");
  EXPECT_EQ(printed(std::numeric_limits<double>::quiet_NaN()), "nan");
  EXPECT_EQ(printed(NumberType::F32, std::bit_cast<uint32_t>(0.1f)), "0.1");
  EXPECT_EQ(printed(NumberType::F32, std::bit_cast<uint32_t>(16777216.0f)),
            "16777216");
}

TEST(Floats, ThatAreNoneAreRefused) {
  for (const char *Text : {"", ".", "-", "e5", "1e", "1e+", "1.2.3", "0x1p3",
                           "infinity", "1f", " 1", "1,5"})
    EXPECT_TRUE(isRefused(NumberType::F64, Text)) << Text;
  EXPECT_EQ(parsed(NumberType::F64, "1e999999999999"),
            std::bit_cast<uint64_t>(HUGE_VAL));
  EXPECT_EQ(parsed(NumberType::F64, "-1e-999999999999"), uint64_t(1) << 63);
  EXPECT_EQ(parsed(NumberType::F64, std::string(3000, '9')),
            std::bit_cast<uint64_t>(HUGE_VAL));
  EXPECT_EQ(parsed(NumberType::F64, "0." + std::string(3000, '0') + "1"), 0u);
}

/// Fails if a number is read otherwise than libc reads it.
void compareDouble(const std::string &Text) {
  double Want = std::strtod(Text.c_str(), nullptr);
  EXPECT_EQ(parsed(NumberType::F64, Text), std::bit_cast<uint64_t>(Want))
      << Text;
  float Single = std::strtof(Text.c_str(), nullptr);
  EXPECT_EQ(parsed(NumberType::F32, Text), std::bit_cast<uint32_t>(Single))
      << Text;
}

TEST(Floats, AreReadAsLibcDoes) {
  for (const char *Text :
       {"9007199254740993", "9007199254740992.99999", "1e-323", "2.4e-324",
        "2.5e-324", "1.17549435e-38", "7e-46", "7.1e-46", "3.4028236e38",
        "3.40282357e38", "1.7976931348623158e308", "1.797693134862315808e308"})
    compareDouble(Text);
  std::mt19937_64 Random(1);
  for (int I = 0; I != 3000; ++I) {
    char Text[64];
    std::snprintf(Text, sizeof(Text), "%llu.%llue%d",
                  (unsigned long long)(Random() >> (Random() % 64)),
                  (unsigned long long)(Random() >> (Random() % 64)),
                  int(Random() % 700) - 360);
    compareDouble(Text);
  }
}

/// What is printed is read as the same number, and one digit fewer isn't.
TEST(Floats, OfAnyBitsComeBack) {
  std::mt19937_64 Random(2);
  for (int I = 0; I != 3000; ++I) {
    uint64_t Bits = Random();
    double D = std::bit_cast<double>(Bits);
    if (!std::isfinite(D))
      continue;
    std::string Text = printed(D);
    EXPECT_EQ(std::bit_cast<uint64_t>(std::strtod(Text.c_str(), nullptr)), Bits)
        << Text;
    size_t Digits = 0;
    for (char C : Text.substr(0, Text.find('e')))
      Digits += (C >= '1' && C <= '9') || (C == '0' && Digits);
    if (Digits < 2 || Text.back() == '0')
      continue;
    char Shorter[64];
    std::snprintf(Shorter, sizeof(Shorter), "%.*e", int(Digits) - 2, D);
    EXPECT_NE(std::strtod(Shorter, nullptr), D) << Text;
  }
  for (int I = 0; I != 3000; ++I) {
    auto Bits = uint32_t(Random());
    float F = std::bit_cast<float>(Bits);
    if (std::isfinite(F)) {
      std::string Text = printed(NumberType::F32, Bits);
      EXPECT_EQ(std::bit_cast<uint32_t>(std::strtof(Text.c_str(), nullptr)),
                Bits)
          << Text;
    }
  }
}

} // namespace

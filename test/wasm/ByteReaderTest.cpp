//===- ByteReaderTest.cpp - the grammar's leaves --------------------------===//

#include "compiler/wasm/ByteReader.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;

namespace {

template <typename T> std::string show(Expected<T> Result) {
  if (!Result)
    return toString(Result.takeError());
  return std::to_string(*Result);
}

ByteReader reader(ArrayRef<uint8_t> Bytes) { return ByteReader(Bytes, 0x100); }

std::string u32(ArrayRef<uint8_t> Bytes) {
  return show(reader(Bytes).readU32());
}
std::string s32(ArrayRef<uint8_t> Bytes) {
  return show(reader(Bytes).readS32());
}
std::string s33(ArrayRef<uint8_t> Bytes) {
  return show(reader(Bytes).readS33());
}
std::string s64(ArrayRef<uint8_t> Bytes) {
  return show(reader(Bytes).readS64());
}
std::string u64(ArrayRef<uint8_t> Bytes) {
  return show(reader(Bytes).readU64());
}

TEST(ByteReader, ReadsUnsignedNumbersUpToTheirLastBit) {
  EXPECT_EQ(u32({0x00}), "0");
  EXPECT_EQ(u32({0x7F}), "127");
  EXPECT_EQ(u32({0x80, 0x01}), "128");
  EXPECT_EQ(u32({0x82, 0x80, 0x80, 0x80, 0x00}), "2");
  EXPECT_EQ(u32({0xFF, 0xFF, 0xFF, 0xFF, 0x0F}), "4294967295");
  EXPECT_EQ(u64({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01}),
            "18446744073709551615");
}

TEST(ByteReader, ReadsSignedNumbersUpToTheirLastBit) {
  EXPECT_EQ(s32({0x3F}), "63");
  EXPECT_EQ(s32({0x40}), "-64");
  EXPECT_EQ(s32({0xFF, 0x7F}), "-1");
  EXPECT_EQ(s32({0xFF, 0xFF, 0xFF, 0xFF, 0x07}), "2147483647");
  EXPECT_EQ(s32({0x80, 0x80, 0x80, 0x80, 0x78}), "-2147483648");
  EXPECT_EQ(s33({0xFF, 0xFF, 0xFF, 0xFF, 0x0F}), "4294967295");
  EXPECT_EQ(s33({0x80, 0x80, 0x80, 0x80, 0x70}), "-4294967296");
  EXPECT_EQ(s64({0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7F}),
            "-9223372036854775808");
  EXPECT_EQ(s64({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00}),
            "9223372036854775807");
}

TEST(ByteReader, RejectsNumbersThatAreTooLargeOrTooLong) {
  const char *Large = "integer too large (at offset 0x104)";
  const char *Long = "integer representation too long (at offset 0x105)";
  EXPECT_EQ(u32({0xFF, 0xFF, 0xFF, 0xFF, 0x1F}), Large);
  EXPECT_EQ(u32({0x80, 0x80, 0x80, 0x80, 0x40}), Large);
  EXPECT_EQ(u32({0x82, 0x80, 0x80, 0x80, 0x80, 0x00}), Long);
  EXPECT_EQ(s32({0x80, 0x80, 0x80, 0x80, 0x70}), Large);
  EXPECT_EQ(s32({0xFF, 0xFF, 0xFF, 0xFF, 0x0F}), Large);
  EXPECT_EQ(s32({0x80, 0x80, 0x80, 0x80, 0x80, 0x00}), Long);
  EXPECT_EQ(s33({0xFF, 0xFF, 0xFF, 0xFF, 0x1F}), Large);
  EXPECT_EQ(s64({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01}),
            "integer too large (at offset 0x109)");
}

TEST(ByteReader, ReportsTheEndAtTheEnd) {
  EXPECT_EQ(u32({}), "unexpected end of section or function (at offset 0x100)");
  EXPECT_EQ(u32({0x80}),
            "unexpected end of section or function (at offset 0x101)");
  EXPECT_EQ(show(reader({1, 2, 3}).readFixed32()),
            "unexpected end of section or function (at offset 0x103)");
}

TEST(ByteReader, HoldsASizeAgainstWhatRemains) {
  EXPECT_EQ(show(reader({0x02, 0, 0}).readSize()), "2");
  EXPECT_EQ(show(reader({0x03, 0, 0}).readSize()),
            "length out of bounds (at offset 0x100)");
}

std::string name(ArrayRef<uint8_t> Bytes) {
  ByteReader R = reader(Bytes);
  Expected<StringRef> Name = R.readName();
  return Name ? Name->str() : toString(Name.takeError());
}

TEST(ByteReader, ReadsNamesThatAreUtf8) {
  EXPECT_EQ(name({0x00}), "");
  EXPECT_EQ(name({0x03, 'a', 0xC3, 0xA9}), "a\xC3\xA9");
  EXPECT_EQ(name({0x04, 0xF4, 0x8F, 0xBF, 0xBF}), "\xF4\x8F\xBF\xBF");
  EXPECT_EQ(name({0x03, 0xED, 0xA0, 0x80}), // a surrogate
            "malformed UTF-8 encoding (at offset 0x101)");
  EXPECT_EQ(name({0x03, 'a', 0xC0, 0x80}), // overlong
            "malformed UTF-8 encoding (at offset 0x102)");
  EXPECT_EQ(name({0x02, 'a', 0xC3}), // cut off
            "malformed UTF-8 encoding (at offset 0x102)");
  EXPECT_EQ(name({0x02, 'a'}), "length out of bounds (at offset 0x100)");
}

std::string valType(ArrayRef<uint8_t> Bytes) {
  ByteReader R = reader(Bytes);
  Expected<ValType> Type = R.readValType();
  return Type ? toString(*Type) : toString(Type.takeError());
}

TEST(ByteReader, ReadsValueTypes) {
  EXPECT_EQ(valType({0x7F}), "i32");
  EXPECT_EQ(valType({0x7B}), "v128");
  EXPECT_EQ(valType({0x70}), "funcref");
  EXPECT_EQ(valType({0x63, 0x6F}), "externref");
  EXPECT_EQ(valType({0x64, 0x05}), "(ref 5)");
  EXPECT_EQ(valType({0x63, 0x80, 0x01}), "(ref null 128)");
  EXPECT_EQ(valType({0x40}), "malformed value type (at offset 0x100)");
  EXPECT_EQ(valType({0x64, 0x7F}), "malformed heap type (at offset 0x101)");
  EXPECT_EQ(valType({0x64, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F}),
            "unknown type 4294967295 (at offset 0x101)");
  EXPECT_EQ(valType({0xFF, 0x7F}),
            "integer representation too long (at offset 0x100)");
}

TEST(ByteReader, ReadsReferenceTypesOnly) {
  EXPECT_EQ(toString(cantFail(reader({0x70}).readRefType())), "funcref");
  EXPECT_EQ(toString(reader({0x7F}).readRefType().takeError()),
            "malformed reference type (at offset 0x100)");
}

} // namespace

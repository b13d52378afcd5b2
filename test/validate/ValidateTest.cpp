//===- ValidateTest.cpp - messages, and what is accepted ------------------===//

#include "compiler/validate/Validate.h"
#include "compiler/binary/ReadBinary.h"
#include "test/wasm/ModuleBytes.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using test::Bytes;
using test::codeOf;

namespace {

std::string verdict(std::initializer_list<Bytes> Sections,
                    FeatureSet Accepted = supportedFeatures()) {
  Bytes Binary = test::moduleOf(Sections);
  Expected<Module> M = readBinary(Binary);
  if (!M)
    return toString(M.takeError());
  Expected<ValidModule> Valid = validate(std::move(*M), Accepted);
  return Valid ? "accepted" : toString(Valid.takeError());
}

/// The verdict on a function [] -> [] with this body.
std::string body(Bytes Body, FeatureSet Accepted = supportedFeatures()) {
  return verdict({{1, 1, 0x60, 0, 0}, {3, 1, 0}, codeOf(Body)}, Accepted);
}

TEST(Validate, SaysWhatIsWantedAndWhatThereIs) {
  EXPECT_EQ(body({0, 0x41, 1, 0x42, 2, 0x6A, 0x1A, 0x0B}),
            "type mismatch: instruction requires [i32 i32] but stack has "
            "[i32 i64] (at offset 0x1b, in function \"#0\")");
  EXPECT_EQ(body({0, 0x41, 1, 0x0B}),
            "type mismatch: block requires [] but stack has [i32] (at offset "
            "0x19, in function \"#0\")");
  EXPECT_EQ(body({0, 0x1A, 0x0B}),
            "type mismatch: instruction requires a value but stack has [] (at "
            "offset 0x17, in function \"#0\")");
}

TEST(Validate, SeesNoOperandsOutsideOfTheBlock) {
  EXPECT_EQ(body({0, 0x41, 1, 0x02, 0x40, 0x1A, 0x0B, 0x0B}),
            "type mismatch: instruction requires a value but stack has [] (at "
            "offset 0x1b, in function \"#0\")");
}

TEST(Validate, TakesWhateverStandsInUnreachableCode) {
  EXPECT_EQ(body({0, 0x00, 0x6A, 0x1A, 0x0B}), "accepted");
  EXPECT_EQ(body({0, 0x00, 0x1B, 0x1A, 0x0B}), "accepted");
  EXPECT_EQ(body({0, 0x00, 0x42, 1, 0x6A, 0x1A, 0x0B}).substr(0, 13),
            "type mismatch");
}

TEST(Validate, NamesTheFunctionByItsName) {
  std::string Message = verdict({{1, 1, 0x60, 0, 0},
                                 {3, 1, 0},
                                 {7, 1, 1, 'f', 0, 0},
                                 codeOf({0, 0x6A, 0x0B})});
  EXPECT_TRUE(StringRef(Message).ends_with("in function \"f\")")) << Message;
}

std::string missing(Feature F, StringRef What, StringRef Where) {
  return ("unsupported proposal: " + unsupportedDetail(F, What) + Where).str();
}

TEST(Validate, NamesTheProposalThatIsMissing) {
  EXPECT_EQ(body({0, 0x12, 0, 0x0B}, FeatureSet(1)),
            missing(Feature::TailCall, "return_call",
                    " (at offset 0x17, in function \"#0\")"));
  EXPECT_EQ(body({1, 1, 0x7B, 0x0B}, FeatureSet(1)),
            "unsupported proposal: Fixed-width SIMD (v128), which is off: "
            "--wasm-features=+simd (at offset 0x18, in function \"#0\")");
  EXPECT_EQ(verdict({{5, 1, 4, 0}}, FeatureSet(1)),
            missing(Feature::Memory64, "", " (at offset 0xb)"));
}

TEST(Validate, NamesTheFirstOfSeveralMissingProposals) {
  EXPECT_EQ(verdict({{4, 1, 0x6F, 0, 0}, {5, 2, 0, 0, 4, 0}}, FeatureSet(1)),
            missing(Feature::ReferenceTypes, "", " (at offset 0xb)"));
}

TEST(Validate, TakesProposalsWhenAskedTo) {
  EXPECT_EQ(body({0, 0x12, 0, 0x0B}, FeatureSet().set()), "accepted");
}

TEST(Validate, TakesArithmeticInConstants) {
  EXPECT_EQ(verdict({{6, 1, 0x7F, 0, 0x41, 1, 0x41, 2, 0x6A, 0x0B}}),
            "accepted");
  EXPECT_EQ(verdict({{6, 1, 0x7F, 0, 0x41, 1, 0x41, 2, 0x6D, 0x0B}}),
            "constant expression required (at offset 0x11)");
}

TEST(Validate, ShowsConstantsOnlyGlobalsBeforeThem) {
  EXPECT_EQ(verdict({{6, 2, 0x7F, 0, 0x41, 1, 0x0B, //
                      0x7F, 0, 0x23, 0, 0x0B}}),
            "accepted");
  EXPECT_EQ(verdict({{6, 1, 0x7F, 0, 0x23, 0, 0x0B}}),
            "unknown global 0 (at offset 0xd)");
}

TEST(Validate, WantsAnElementOfTheTablesType) {
  EXPECT_EQ(verdict({{4, 1, 0x6F, 0, 1}, {9, 1, 0, 0x41, 0, 0x0B, 0}}),
            "type mismatch: table of externref does not take elements of (ref "
            "func) (at offset 0x11)");
}

TEST(Validate, DecodesNoFurtherThanTheModule) {
  // The size of the body is right, its end is missing.
  EXPECT_EQ(
      body({0, 0x01}),
      "unexpected end of section or function (at offset 0x18, in function "
      "\"#0\")");
}

} // namespace

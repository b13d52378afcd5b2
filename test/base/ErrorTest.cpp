//===- ErrorTest.cpp - how errors read ------------------------------------===//

#include "compiler/base/Error.h"
#include "gtest/gtest.h"
#include <set>

using namespace llvm;
using namespace wasmc;

namespace {

TEST(Error, BeginsWithThePhraseAndSaysWhere) {
  Error E = inputError(Diag::UnexpectedEnd, 0x1f, "3 bytes missing");
  E = handleErrors(std::move(E), [](std::unique_ptr<InputError> I) -> Error {
    I->setFunction("f\n");
    return Error(std::move(I));
  });
  EXPECT_EQ(toString(std::move(E)),
            "unexpected end: 3 bytes missing (at offset 0x1f, in function "
            "\"f\\n\")");
}

TEST(Error, ContinuesThePhraseByItsObject) {
  EXPECT_EQ(toString(inputError(Diag::UnknownType, 0x10, "7")),
            "unknown type 7 (at offset 0x10)");
}

TEST(Error, SaysNothingOfAPlaceThatItHasNot) {
  EXPECT_EQ(toString(inputError(Diag::UnexpectedEnd, NoOffset)),
            "unexpected end");
}

TEST(Error, OfTheMachineIsPathAndReason) {
  std::error_code NoSpace = std::make_error_code(std::errc::no_space_on_device);
  EXPECT_EQ(toString(environmentError("out/app", NoSpace)),
            "out/app: No space left on device");
}

TEST(Diagnostics, HaveDistinctNamesAndAPhrase) {
  std::set<StringRef> Names;
#define DIAG(Kind, Category, Phrase, Det)                                      \
  EXPECT_TRUE(Names.insert(diagName(Diag::Kind)).second) << #Kind;             \
  EXPECT_FALSE(diagPhrase(Diag::Kind).empty()) << #Kind;                       \
  EXPECT_EQ(diagCategory(Diag::Kind), DiagCategory::Category) << #Kind;
#include "compiler/base/Diagnostics.def"
}

} // namespace

//===- ImageTypesTest.cpp - types of images are shown, or refused ---------===//

#include "compiler/driver/ImageTypes.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

namespace abi = wasmc::abi; // not the C++ library's

/// Two groups: func [i32 (ref 0)] -> [], in which 0 is the group itself, and
/// func [(ref null 0)] -> [f64].
ImageLinking linking() {
  ImageLinking L;
  L.NumTypes = 2;
  L.Types = {1,
             9,
             1,
             0,
             0x60,
             2,
             0x7f,
             0,
             0x64,
             abi::GroupMember,
             0,
             1,
             7,
             1,
             0,
             0x60,
             1,
             0x63,
             abi::EarlierType,
             1,
             0x7c,
             0};
  abi::ExternType Func = {};
  Func.Type = 0;
  L.Imports = {{"m", "f", Func, 0}};
  Func.Type = 1;
  L.Exports = {{"g", Func, 0, 0, ""}};
  return L;
}

std::string messageOf(const ImageLinking &L) {
  auto Texts = imageTypeTexts(L);
  return Texts ? "" : toString(Texts.takeError());
}

TEST(ImageTypes, AreShown) {
  ImageLinking L = linking();
  abi::ExternType Memory = {};
  Memory.Kind = abi::ExternKind::Memory;
  Memory.PageSizeLog2 = 16;
  Memory.Min = 3;
  L.Exports.push_back({"m", Memory, 0, 0, ""});
  ImageTypeTexts Texts = cantFail(imageTypeTexts(L));
  EXPECT_EQ(Texts.Imports[0], "func [i32 (ref 0)] -> []");
  EXPECT_EQ(Texts.Exports[0], "func [(ref null 0)] -> [f64]");
  EXPECT_EQ(Texts.Exports[1], "memory 3.. pages");
}

TEST(ImageTypes, AreCutNowhere) {
  size_t NumWords = linking().Types.size();
  for (size_t Words = 0; Words != NumWords; ++Words) {
    ImageLinking L = linking();
    L.Types.resize(Words);
    EXPECT_EQ(messageOf(L), "its types are damaged") << Words;
  }
}

TEST(ImageTypes, OfNoKindAreRefused) {
  for (uint32_t Code : {0x00u, 0x70u, 0x80u, 0xffffffffu}) {
    ImageLinking L = linking();
    L.Types[6] = Code;
    EXPECT_EQ(messageOf(L), "its types are damaged") << Code;
  }
  ImageLinking L = linking();
  L.Exports[0].Type.Type = 2;
  EXPECT_EQ(messageOf(L), "its types are damaged");
  L = linking();
  L.Exports[0].Type.Kind = abi::ExternKind(5);
  EXPECT_EQ(messageOf(L), "its types are damaged");
}

} // namespace

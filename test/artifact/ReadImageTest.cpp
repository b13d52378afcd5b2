//===- ReadImageTest.cpp - descriptions are read back, or refused ---------===//

#include "compiler/artifact/ImageModule.h"
#include "test/artifact/Targets.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

namespace abi = wasmc::abi; // not the C++ library's

using Bytes = SmallVector<char, 0>;

/// An unlinked description without references to code is read alike.
Bytes imageObject(size_t T = 0) {
  ImageDescription D;
  D.HasMemory = true;
  D.Memory.MinPages = 3;
  D.Memory.MaxPages = 9;
  D.StackSize = 1 << 20;
  D.Grants = {'c', 'e', 'A', '=', '1', 0, 0};
  LLVMContext Context;
  auto TM = test::machineFor(test::Targets[T]);
  return test::objectFor(*buildImageModule(D, Context, *TM), *TM);
}

std::string messageOf(ArrayRef<char> Executable) {
  auto S = readImage(Executable);
  return S ? "" : toString(S.takeError());
}

/// Where the header stands in the object.
char *headerIn(Bytes &Object) {
  const char Magic[] = {'W', 'a', 's', 'm'};
  auto *At = std::search(Object.begin(), Object.end(), Magic, Magic + 4);
  EXPECT_NE(At, Object.end());
  return At;
}

TEST(ReadImage, ReadsWhatWasWrittenForEveryTarget) {
  for (size_t T = 0; T < std::size(test::Targets); ++T) {
    ImageSummary S = cantFail(readImage(imageObject(T)));
    EXPECT_TRUE(S.HasMemory);
    EXPECT_EQ(S.Memory.MinPages, 3u);
    EXPECT_EQ(S.Memory.MaxPages, 9u);
    EXPECT_EQ(S.StackSize, 1u << 20);
    EXPECT_EQ(S.Grants, (std::vector<uint8_t>{'c', 'e', 'A', '=', '1', 0, 0}));
  }
}

TEST(ReadImage, RefusesOtherFiles) {
  EXPECT_NE(messageOf(ArrayRef<char>("#!/bin/sh", 9)), "");
  LLVMContext Context;
  auto TM = test::machineFor(test::Targets[0]);
  Module Empty("empty", Context);
  EXPECT_EQ(messageOf(test::objectFor(Empty, *TM)),
            "it has no description of a WebAssembly module");
}

TEST(ReadImage, RefusesOtherVersions) {
  Bytes Object = imageObject();
  headerIn(Object)[offsetof(abi::ImageHeader, Version)] = 77;
  EXPECT_NE(messageOf(Object).find("version 77"), std::string::npos);
}

/// A loadable image with an import, an export and a manifest.
Bytes loadableObject() {
  ImageDescription D;
  ImageLinking &L = D.Linking.emplace();
  L.Types = {1, 2, 3};
  L.NumTypes = 1;
  L.Imports = {{"env", "f", {}, -120}};
  L.Exports = {{"run", {}, 1, 0, ""}};
  D.Manifest[abi::ManifestText::Target] = "x86_64-linux";
  D.Manifest[abi::ManifestText::Producer] = "wasmc 9";
  D.Manifest[abi::ManifestNumber::StackBytes] = 77;
  LLVMContext Context;
  auto TM = test::machineFor(test::Targets[0]);
  return test::objectFor(*buildImageModule(D, Context, *TM), *TM);
}

TEST(ReadImage, ReadsManifestAndLinking) {
  ImageSummary S = cantFail(readImage(loadableObject()));
  ASSERT_TRUE(S.Loadable && S.Manifest && S.Linking);
  EXPECT_EQ((*S.Manifest)[abi::ManifestText::Target], "x86_64-linux");
  EXPECT_EQ((*S.Manifest)[abi::ManifestText::Producer], "wasmc 9");
  EXPECT_EQ((*S.Manifest)[abi::ManifestText::Cpu], "");
  EXPECT_EQ((*S.Manifest)[abi::ManifestNumber::StackBytes], 77u);
  EXPECT_EQ(S.Linking->Types, (std::vector<uint32_t>{1, 2, 3}));
  ASSERT_EQ(S.Linking->Imports.size(), 1u);
  EXPECT_EQ(S.Linking->Imports[0].Module, "env");
  ASSERT_EQ(S.Linking->Exports.size(), 1u);
  EXPECT_EQ(S.Linking->Exports[0].Name, "run");
}

TEST(ReadImage, ReadsTheManifestsOfAllVersions) {
  Bytes Object = loadableObject();
  headerIn(Object)[offsetof(abi::ImageHeader, Version)] = 77;
  // What a later version has elsewhere isn't looked at.
  headerIn(Object)[offsetof(abi::ImageHeader, Imports) + 3] = 0x7f;
  ImageSummary S = cantFail(readImage(Object));
  EXPECT_EQ(S.AbiVersion, 77u);
  EXPECT_FALSE(S.Linking);
  EXPECT_EQ((*S.Manifest)[abi::ManifestText::Producer], "wasmc 9");
  // A longer manifest is that of a later version, too: two texts behind the
  // known ones are the first two numbers here.
  headerIn(Object)[offsetof(abi::ImageHeader, Manifest) + 4] += 2;
  S = cantFail(readImage(Object));
  EXPECT_EQ((*S.Manifest)[abi::ManifestText::Producer], "wasmc 9");
}

TEST(ReadImage, RefusesCountsBeyondTheSection) {
  for (size_t Field : {offsetof(abi::ImageHeader, Manifest) + 4,
                       offsetof(abi::ImageHeader, Manifest) + 12,
                       offsetof(abi::ImageHeader, Types) + 4,
                       offsetof(abi::ImageHeader, Imports) + 4,
                       offsetof(abi::ImageHeader, Exports) + 4}) {
    Bytes Object = loadableObject();
    headerIn(Object)[Field + 3] = 0x7f;
    EXPECT_EQ(messageOf(Object), "its description is damaged") << Field;
  }
}

TEST(ReadImage, RefusesDistancesOutOfTheSection) {
  for (uint8_t High : {0x7f, 0x80}) {
    Bytes Object = imageObject();
    headerIn(Object)[offsetof(abi::ImageHeader, Grants) + 3] = char(High);
    EXPECT_EQ(messageOf(Object), "its description is damaged");
  }
}

} // namespace

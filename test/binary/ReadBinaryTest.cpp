//===- ReadBinaryTest.cpp - sections, their order, their errors -----------===//

#include "compiler/binary/ReadBinary.h"
#include "test/wasm/ModuleBytes.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using test::Bytes;
using test::moduleOf;

namespace {

std::string errorOf(ArrayRef<uint8_t> Module) {
  Expected<wasm::Module> M = readBinary(Module);
  return M ? "accepted" : toString(M.takeError());
}
std::string errorOf(std::initializer_list<Bytes> Sections) {
  return errorOf(moduleOf(Sections));
}

const Bytes OneType = {1, 1, 0x60, 0, 0};
const Bytes OneFunction = {3, 1, 0};
const Bytes OneBody = {10, 1, 2, 0, 0x0B};

TEST(ReadBinary, TakesAnEmptyModule) {
  Bytes Empty = moduleOf({});
  Module M = cantFail(readBinary(Empty));
  EXPECT_TRUE(M.Functions.empty());
  EXPECT_EQ(M.Bytes.data(), Empty.data());
}

TEST(ReadBinary, KnowsWhatIsNoModule) {
  EXPECT_EQ(errorOf(Bytes{}), "unexpected end (at offset 0x0)");
  EXPECT_EQ(errorOf(Bytes{'(', 'm', 'o', 'd'}),
            "magic header not detected (at offset 0x0)");
  EXPECT_EQ(errorOf(Bytes{0, 'a', 's', 'm', 2, 0, 0, 0}),
            "unknown binary version (at offset 0x4)");
  EXPECT_EQ(errorOf(Bytes{0, 'a', 's', 'm', 0x0D, 0, 1, 0}),
            "this is a component, not a core module (at offset 0x4)");
}

TEST(ReadBinary, CutsOutBodiesAndCountsImportsFirst) {
  Bytes Binary = moduleOf({OneType,
                           {2, 2, 1, 'm', 1, 'f', 0, 0,  // func
                            1, 'm', 1, 'g', 3, 0x7F, 1}, // mutable global
                           OneFunction,
                           {7, 1, 1, 'x', 0, 1},
                           OneBody});
  Module M = cantFail(readBinary(Binary));
  ASSERT_EQ(M.Functions.size(), 2u);
  EXPECT_EQ(M.NumImportedFuncs, 1u);
  EXPECT_TRUE(M.Functions[0].Imported);
  EXPECT_EQ(M.Functions[1].Body.Bytes, ArrayRef<uint8_t>({0, 0x0B}));
  EXPECT_EQ(M.Functions[1].Body.Offset, Binary.size() - 2);
  EXPECT_EQ(M.importOf(ExternKind::Global, 0)->Name, "g");
  EXPECT_EQ(M.funcName(FuncIndex(1)), "x");
  EXPECT_TRUE(M.Features.test(size_t(Feature::MutableGlobals)));
}

TEST(ReadBinary, HoldsSectionsToTheirOrderAndSize) {
  EXPECT_EQ(errorOf({OneFunction, OneType}),
            "unexpected content after last section (at offset 0xc)");
  EXPECT_EQ(errorOf({OneType, OneType}),
            "unexpected content after last section (at offset 0xe)");
  EXPECT_EQ(errorOf({{14, 0}}), "malformed section id (at offset 0x8)");
  EXPECT_EQ(errorOf({{1, 1, 0x60, 0, 0, 0}}),
            "section size mismatch (at offset 0xf)");
  Bytes Long = moduleOf({OneType});
  Long[9] += 1;
  EXPECT_EQ(errorOf(Long), "length out of bounds (at offset 0x9)");
}

TEST(ReadBinary, ComparesCounts) {
  EXPECT_EQ(errorOf({OneType, OneFunction}).substr(0, 13), "function and ");
  EXPECT_EQ(errorOf({OneBody}).substr(0, 13), "function and ");
  EXPECT_EQ(errorOf({{12, 1}}),
            "data count and data section have inconsistent lengths (at offset "
            "0xa)");
}

TEST(ReadBinary, RejectsUnknownKinds) {
  EXPECT_EQ(errorOf({{1, 1, 0x5C}}),
            "malformed definition type (at offset 0xb)");
  EXPECT_EQ(errorOf({{1, 1, 0x5E, 0x78, 2}}),
            "malformed mutability (at offset 0xd)");
  EXPECT_EQ(errorOf({{2, 1, 0, 0, 5}}),
            "malformed import kind (at offset 0xd)");
  EXPECT_EQ(errorOf({{7, 1, 0, 5, 0}}),
            "malformed export kind (at offset 0xc)");
  EXPECT_EQ(errorOf({{4, 1, 0x70, 8, 0}}),
            "malformed limits flags (at offset 0xc)");
  EXPECT_EQ(errorOf({{4, 1, 0x7F, 0, 0}}),
            "malformed reference type (at offset 0xb)");
  EXPECT_EQ(errorOf({{4, 1, 0x40, 1, 0x70}}),
            "zero byte expected (at offset 0xc)");
  EXPECT_EQ(errorOf({{5, 1, 0x10, 0}}),
            "malformed limits flags (at offset 0xb)");
  EXPECT_EQ(errorOf({{5, 1, 8, 0, 65}}),
            "invalid custom page size (at offset 0xd)");
  EXPECT_EQ(errorOf({{13, 1, 1, 0}}),
            "malformed tag attribute (at offset 0xb)");
  EXPECT_EQ(errorOf({{9, 1, 8}}),
            "malformed elements segment kind (at offset 0xb)");
  EXPECT_EQ(errorOf({{9, 1, 1, 1}}),
            "malformed elements segment kind (at offset 0xc)");
  EXPECT_EQ(errorOf({{11, 1, 3}}),
            "malformed data segment kind (at offset 0xb)");
  EXPECT_EQ(errorOf({{1, 1, 0x50, 2, 0, 0, 0x60, 0, 0}}),
            "sub type 0 has more than one super type (at offset 0xb)");
}

TEST(ReadBinary, ReadsConstantExpressionsToTheirEnd) {
  Bytes Binary = moduleOf({{6, 1, 0x7F, 0, 0x02, 0x40, 0x0B, 0x41, 7, 0x0B}});
  Module M = cantFail(readBinary(Binary));
  EXPECT_EQ(M.Globals[0].Init.Bytes.size(), 6u);
  EXPECT_EQ(errorOf({{6, 1, 0x7F, 0, 0x41, 0, 0x05}}),
            "END opcode expected (at offset 0xf)");
  EXPECT_EQ(errorOf({{6, 1, 0x7F, 0, 0x41, 0}}),
            "unexpected end of section or function (at offset 0xf)");
}

TEST(ReadBinary, ReadsEveryFormOfElementSegment) {
  Bytes Binary = moduleOf(
      {{9,    8, //
        0,    0x41, 0,    0x0B, 1,    5,    1, 0,    1,    5,    2,    3,
        0x41, 0,    0x0B, 0,    1,    5,    3, 0,    1,    5,    4,    0x41,
        0,    0x0B, 1,    0xD2, 5,    0x0B, 5, 0x6F, 1,    0xD0, 0x6F, 0x0B,
        6,    3,    0x41, 0,    0x0B, 0x70, 0, 7,    0x70, 0}});
  Module M = cantFail(readBinary(Binary));
  ASSERT_EQ(M.Elems.size(), 8u);
  using enum SegmentMode;
  SegmentMode Modes[] = {Active, Passive, Active, Declarative};
  for (unsigned N = 0; N < 8; ++N) {
    const ElemSegment &S = M.Elems[N];
    EXPECT_EQ(S.Mode, Modes[N % 4]) << N;
    EXPECT_EQ(S.UsesExprs, N >= 4) << N;
    EXPECT_EQ(S.Table, TableIndex(N % 4 == 2 ? 3 : 0)) << N;
    EXPECT_EQ(S.size(), N < 6 ? 1u : 0u) << N;
  }
  EXPECT_EQ(toString(M.Elems[1].Type), "(ref func)");
  EXPECT_EQ(toString(M.Elems[5].Type), "externref");
}

TEST(ReadBinary, TakesLongLengthsOnlyWithTheirBytes) {
  Bytes Huge = {1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F};
  EXPECT_EQ(errorOf({Huge}),
            "unexpected end of section or function (at offset 0xf)");
  Bytes Elems = {9, 1, 1, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1};
  EXPECT_EQ(errorOf({Elems}),
            "unexpected end of section or function (at offset 0x13)");
}

TEST(ReadBinary, LimitsWhatAModuleMayHave) {
  Bytes Memories = {5, 101};
  for (int N = 0; N < 2; ++N)
    Memories.insert(Memories.end(), {0, 0});
  EXPECT_EQ(errorOf({Memories}),
            "unexpected end of section or function (at offset 0xf)");
  Bytes Module = {0, 'a', 's', 'm', 1, 0, 0, 0, 5, 0xCB, 0x01, 101};
  Module.resize(Module.size() + 2 * 101);
  EXPECT_EQ(errorOf(Module),
            "implementation limit: more than 100 memories (at offset 0xb)");
}

TEST(ReadBinary, KeepsCustomSections) {
  Bytes Binary = moduleOf({{0, 1, 'a', 7, 8}, OneType, {0, 0}});
  Module M = cantFail(readBinary(Binary));
  ASSERT_EQ(M.Customs.size(), 2u);
  EXPECT_EQ(M.Customs[0].Name, "a");
  EXPECT_EQ(M.Customs[0].Bytes.Bytes, ArrayRef<uint8_t>({7, 8}));
  EXPECT_EQ(M.Customs[0].Bytes.Offset, 12u);
  EXPECT_EQ(M.Customs[0].Behind, 0u);
  EXPECT_EQ(M.Customs[1].Behind, 1u);
  EXPECT_EQ(errorOf({{0, 2, 'a'}}), "length out of bounds (at offset 0xa)");
  EXPECT_EQ(errorOf({{0, 1}, {0, 0}}),
            "unexpected end of section or function (at offset 0xb)");
}

/// A module of one function with this name section.
Bytes named(Bytes Names) {
  Bytes Section = {0, 4, 'n', 'a', 'm', 'e'};
  Section.insert(Section.end(), Names.begin(), Names.end());
  return moduleOf({OneType, OneFunction, OneBody, Section});
}

TEST(ReadBinary, ReadsNames) {
  Bytes Binary = named({0, 2, 1, 'M', 1, 7, 2, 0, 1, 'f', 9, 1, 'x'});
  Module M = cantFail(readBinary(Binary));
  EXPECT_EQ(M.Name.Module, "M");
  EXPECT_EQ(M.Name.Functions, std::vector<StringRef>{"f"});
}

TEST(ReadBinary, ReadsNamesOfEveryKind) {
  Bytes Binary = named({2, 11, 2, 0, 1, 0, 1, 'x', 3, 1, 5, 1, 'y', //
                        7, 4, 1, 0, 1, 'g'});
  Names N = cantFail(readBinary(Binary)).Name;
  EXPECT_EQ(N.name(NameKind::Local, 0, 0), "x");
  EXPECT_EQ(N.name(NameKind::Local, 5, 3), "y");
  EXPECT_EQ(N.name(NameKind::Local, 5, 0), "");
  EXPECT_EQ(N.name(NameKind::Local, 4, 3), "");
  EXPECT_EQ(N.name(NameKind::Global, 0), "g");
  EXPECT_EQ(N.name(NameKind::Table, 0), "");
  EXPECT_TRUE(N.Complete);
}

TEST(ReadBinary, SaysWhatItHasNotUnderstoodOfNames) {
  for (Bytes Names : {Bytes{0, 2, 1},                   // cut off
                      {12, 0},                          // unknown subsection
                      {0, 1, 0},                        // an empty name
                      {0, 3, 1, 'M', 0},                // more behind it
                      {7, 4, 1, 0, 1, 'g', 7, 1, 0},    // twice
                      {7, 7, 2, 1, 1, 'b', 0, 1, 'a'}}) // not in order
  {
    Bytes Binary = named(Names);
    EXPECT_FALSE(cantFail(readBinary(Binary)).Name.Complete);
  }
}

TEST(ReadBinary, IgnoresMalformedNames) {
  for (Bytes Names : {Bytes{0, 2, 1},
                      {1, 4, 5, 0, 1, 'f'},
                      {1, 0x80},
                      {1, 4, 1, 0, 1, 0xFF},
                      {1, 2, 1, 0}}) {
    Bytes Binary = named(Names);
    Module M = cantFail(readBinary(Binary));
    EXPECT_LE(M.Name.Functions.size(), 1u);
  }
}

TEST(ReadBinary, NotesWhereAFeatureWasMetFirst) {
  Bytes Binary = moduleOf({{4, 1, 0x70, 4, 0}, {5, 2, 0, 0, 0, 0}});
  Module M = cantFail(readBinary(Binary));
  EXPECT_TRUE(M.Features.test(size_t(Feature::Memory64)));
  EXPECT_EQ(M.FeatureOffsets[size_t(Feature::Memory64)], 0xCu);
  EXPECT_EQ(M.FeatureOffsets[size_t(Feature::MultiMemory)], 0x13u);
  EXPECT_FALSE(M.Features.test(size_t(Feature::Threads)));
}

} // namespace

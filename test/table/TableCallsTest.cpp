//===- TableCallsTest.cpp - table.grow and bulk operations at the edges ---===//
//
// As MemoryCallsTest.cpp: what reaches beyond traps before anything is
// written.
//
//===----------------------------------------------------------------------===//

#include "test/instance/TestInstance.h"
#include <sys/mman.h>
#include <sys/resource.h>
#include <vector>

namespace wasmc::test {
using abi::TrapCode;

namespace {

constexpr uint64_t Failure = ~uint64_t(0);
constexpr uint64_t Extremes[] = {
    0x7fffffff,        0x80000000,        0xffffffff,  0x100000000,
    uint64_t(1) << 61, uint64_t(1) << 63, ~uint64_t(0)};

/// Table 0 has 4 words of at most 9, table 1 has 3; segment 0 names funcrefs
/// 1, null and 0; segment 1 has two words that only initialisation knows.
class TableCalls : public TestInstance {
protected:
  TableCalls() {
    Image.Header.Tables.Count = 2;
    Image.Tables[0] = {0, 0, 4, 9};
    Image.Tables[1] = {0, 0, 3, 0xffffffff};
    Image.Header.Funcrefs.Count = 2;
    Image.Header.Elems.Count = 2;
    Image.ElemFuncrefs[0] = 2;
    Image.ElemFuncrefs[2] = 1;
    refer(Image.Elems[0].Funcrefs, Image.ElemFuncrefs, 3);
    Image.Elems[0].Size = 3;
    Image.Elems[1].Size = 2;
    Counts.NumDynamicElemWords = 2;
  }

  void createWithDynamicWords() {
    create();
    Image.Elems[1].DynamicOffset = Layout.dynamicElemWord(0);
    at<uintptr_t>(Layout.dynamicElemWord(0))[0] = 0x70;
    at<uintptr_t>(Layout.dynamicElemWord(0))[1] = 0x78;
  }

  using Words = std::vector<uintptr_t>;
  Words words(uint32_t I) const {
    return Words(table(I).Elems, table(I).Elems + table(I).Size);
  }
  TrapCode fill(uint64_t Start, uint64_t Word, uint64_t Length) {
    return trapOf(
        [&] { calls::table_fill(Space.Vmctx, 0, Start, Word, Length); });
  }
  TrapCode copy(uint64_t ToTable, uint64_t FromTable, uint64_t To,
                uint64_t From, uint64_t Length) {
    return trapOf([&] {
      calls::table_copy(Space.Vmctx, ToTable, FromTable, To, From, Length);
    });
  }
  TrapCode init(uint64_t Segment, uint64_t To, uint64_t From, uint64_t Length) {
    return trapOf(
        [&] { calls::table_init(Space.Vmctx, 0, Segment, To, From, Length); });
  }
  uint64_t grow(uint64_t Table, uint64_t Word, uint64_t Delta) {
    return calls::table_grow(Space.Vmctx, Table, Word, Delta);
  }
};

TEST_F(TableCalls, FillReachesTheLastWordAndNotOneBeyond) {
  create();
  EXPECT_EQ(fill(4, 8, 0), TrapCode::None);
  EXPECT_EQ(fill(2, 8, 2), TrapCode::None);
  EXPECT_EQ(words(0), (Words{0, 0, 8, 8}));
  EXPECT_EQ(fill(2, 16, 3), TrapCode::TableOutOfBounds);
  EXPECT_EQ(fill(5, 16, 0), TrapCode::TableOutOfBounds);
  for (uint64_t E : Extremes) {
    EXPECT_EQ(fill(E, 16, 1), TrapCode::TableOutOfBounds) << E;
    EXPECT_EQ(fill(0, 16, E), TrapCode::TableOutOfBounds) << E;
    EXPECT_EQ(fill(2 - E, 16, E), TrapCode::TableOutOfBounds) << E;
  }
  EXPECT_EQ(words(0), (Words{0, 0, 8, 8}));
}

TEST_F(TableCalls, CopyTakesOverlapAndTwoTables) {
  create();
  for (unsigned I = 0; I != 4; ++I)
    table(0).Elems[I] = I + 1;
  EXPECT_EQ(copy(0, 0, 1, 0, 3), TrapCode::None);
  EXPECT_EQ(words(0), (Words{1, 1, 2, 3}));
  EXPECT_EQ(copy(0, 0, 0, 1, 3), TrapCode::None);
  EXPECT_EQ(words(0), (Words{1, 2, 3, 3}));
  EXPECT_EQ(copy(1, 0, 1, 0, 2), TrapCode::None);
  EXPECT_EQ(words(1), (Words{0, 1, 2}));
  EXPECT_EQ(copy(1, 0, 3, 4, 0), TrapCode::None);
  EXPECT_EQ(copy(1, 0, 0, 0, 4), TrapCode::TableOutOfBounds);
  EXPECT_EQ(copy(0, 1, 0, 0, 4), TrapCode::TableOutOfBounds);
  EXPECT_EQ(copy(0, 1, 2, 0, 3), TrapCode::TableOutOfBounds);
  EXPECT_EQ(copy(0, 0, 5, 0, 0), TrapCode::TableOutOfBounds);
  EXPECT_EQ(copy(0, 0, 0, 5, 0), TrapCode::TableOutOfBounds);
  for (uint64_t E : Extremes) {
    EXPECT_EQ(copy(0, 0, E, 0, 1), TrapCode::TableOutOfBounds) << E;
    EXPECT_EQ(copy(0, 0, 0, E, 1), TrapCode::TableOutOfBounds) << E;
    EXPECT_EQ(copy(0, 0, 0, 0, E), TrapCode::TableOutOfBounds) << E;
    EXPECT_EQ(copy(0, 0, 2 - E, 0, E), TrapCode::TableOutOfBounds) << E;
  }
  EXPECT_EQ(words(0), (Words{1, 2, 3, 3}));
}

TEST_F(TableCalls, InitWritesFuncrefsAndNull) {
  create();
  EXPECT_EQ(init(0, 1, 0, 3), TrapCode::None);
  EXPECT_EQ(words(0), (Words{0, funcref(1), 0, funcref(0)}));
  EXPECT_EQ(init(0, 0, 2, 1), TrapCode::None);
  EXPECT_EQ(table(0).Elems[0], funcref(0));
}

TEST_F(TableCalls, InitWritesDynamicWords) {
  createWithDynamicWords();
  EXPECT_EQ(init(1, 2, 0, 2), TrapCode::None);
  EXPECT_EQ(words(0), (Words{0, 0, 0x70, 0x78}));
  EXPECT_EQ(init(1, 0, 1, 1), TrapCode::None);
  EXPECT_EQ(table(0).Elems[0], 0x78u);
  EXPECT_EQ(init(1, 0, 1, 2), TrapCode::TableOutOfBounds);
}

TEST_F(TableCalls, InitReachesTheEndsOfSegmentAndTable) {
  create();
  EXPECT_EQ(init(0, 4, 3, 0), TrapCode::None);
  EXPECT_EQ(init(0, 2, 0, 3), TrapCode::TableOutOfBounds);
  EXPECT_EQ(init(0, 0, 0, 4), TrapCode::TableOutOfBounds);
  EXPECT_EQ(init(0, 0, 4, 0), TrapCode::TableOutOfBounds);
  EXPECT_EQ(init(0, 5, 0, 0), TrapCode::TableOutOfBounds);
  for (uint64_t E : Extremes) {
    EXPECT_EQ(init(0, E, 0, 1), TrapCode::TableOutOfBounds) << E;
    EXPECT_EQ(init(0, 0, E, 1), TrapCode::TableOutOfBounds) << E;
    EXPECT_EQ(init(0, 0, 0, E), TrapCode::TableOutOfBounds) << E;
    EXPECT_EQ(init(0, 0, 2 - E, E), TrapCode::TableOutOfBounds) << E;
  }
  EXPECT_EQ(words(0), (Words{0, 0, 0, 0}));
}

TEST_F(TableCalls, DroppedSegmentsAreEmpty) {
  create();
  calls::elem_drop(Space.Vmctx, 0);
  EXPECT_EQ(init(0, 0, 0, 0), TrapCode::None);
  EXPECT_EQ(init(0, 0, 0, 1), TrapCode::TableOutOfBounds);
  EXPECT_EQ(*at<uint32_t>(Layout.elemSize(1)), 2u) << "the others stay";
}

TEST_F(TableCalls, GrowKeepsWordsUpToTheMaximum) {
  create();
  table(0).Elems[3] = 3;
  EXPECT_EQ(grow(0, 1, 0), 4u);
  EXPECT_EQ(grow(0, 1, 6), Failure);
  for (uint64_t E : Extremes)
    EXPECT_EQ(grow(0, 1, E), Failure) << E;
  EXPECT_EQ(grow(0, 5, 1), 4u);
  EXPECT_EQ(words(0), (Words{0, 0, 0, 3, 5}));
  EXPECT_EQ(grow(0, 0, 3), 5u); // within the capacity that was made
  EXPECT_EQ(grow(0, 7, 1), 8u);
  EXPECT_EQ(words(0), (Words{0, 0, 0, 3, 5, 0, 0, 0, 7}));
  EXPECT_EQ(grow(0, 1, 1), Failure);
  EXPECT_EQ(fill(8, 9, 1), TrapCode::None);
  EXPECT_EQ(fill(9, 9, 1), TrapCode::TableOutOfBounds);
}

TEST_F(TableCalls, GrowWithNullIsNullEverywhere) {
  create();
  uint64_t Size = 3;
  for (uint64_t Delta : {1, 1, 5, 100, 100000}) {
    ASSERT_EQ(grow(1, 0, Delta), Size);
    Size += Delta;
  }
  for (uintptr_t Word : words(1))
    ASSERT_EQ(Word, 0u);
}

TEST_F(TableCalls, GrowFailsWhenTheMachineHasNoMore) {
  create();
  rlimit Before;
  ASSERT_EQ(getrlimit(RLIMIT_DATA, &Before), 0);
  rlimit Tight = {1 << 20, Before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_DATA, &Tight), 0);
  uint64_t Result = grow(1, 1, 0xfffffff0);
  ASSERT_EQ(setrlimit(RLIMIT_DATA, &Before), 0);
  EXPECT_EQ(Result, Failure);
  EXPECT_EQ(table(1).Size, 3u);
}

/// Table 1 belongs to somebody else.
class ImportedTable : public TableCalls {
protected:
  ImportedTable() {
    create();
    Image.Tables[1].Imported = 1;
    *at<abi::TableInstance *>(Layout.table(1)) = &Other;
  }
  ~ImportedTable() override {
    if (Other.Mapped)
      munmap(Other.Elems, Other.Capacity * sizeof(uintptr_t));
  }

  uintptr_t Storage[4] = {1, 2, 3, 4};
  abi::TableInstance Other = {Storage, 3, 1000, 4, 0};
};

TEST_F(ImportedTable, IsTheOneThatIsPointedTo) {
  EXPECT_EQ(copy(0, 1, 0, 1, 2), TrapCode::None);
  EXPECT_EQ(words(0), (Words{2, 3, 0, 0}));
  EXPECT_EQ(copy(1, 0, 0, 0, 3), TrapCode::None);
  EXPECT_EQ(Storage[0], 2u);
  EXPECT_EQ(copy(1, 0, 0, 0, 4), TrapCode::TableOutOfBounds);
}

TEST_F(ImportedTable, GrowsInItsOwner) {
  EXPECT_EQ(grow(1, 9, 1), 3u);
  EXPECT_EQ(Other.Elems, Storage) << "there was room";
  EXPECT_EQ(grow(1, 8, 1), 4u);
  EXPECT_NE(Other.Elems, Storage);
  EXPECT_EQ(Other.Mapped, 1u);
  EXPECT_EQ(Other.Elems[0], 1u);
  EXPECT_EQ(Other.Elems[4], 8u);
  EXPECT_EQ(Storage[3], 9u) << "what its owner has stays where it is";
  uintptr_t *Before = Other.Elems;
  EXPECT_EQ(grow(1, 7, 900), 5u);
  EXPECT_EQ(Other.Elems[4], 8u);
  EXPECT_EQ(mincore(Before, 4096, std::vector<unsigned char>(1).data()), -1)
      << "the first mapping is gone";
}

} // namespace

} // namespace wasmc::test

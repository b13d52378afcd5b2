//===- HeapTest.cpp - cells are nobody else's, and come back --------------===//

#include "runtime-support/exception/Heap.h"
#include "gtest/gtest.h"
#include <cstring>
#include <map>
#include <random>
#include <set>

namespace wasmc::test {

using exception::Heap;
using exception::SizeClass;

namespace {

class Heaps : public testing::Test {
protected:
  Heaps() : H(*Heap::open(0)) {}
  ~Heaps() override { Heap::close(&H); }

  /// Each of these, and nothing else, is alive.
  template <typename Range> void keep(const Range &Words) {
    H.beginMarking();
    for (uintptr_t Word : Words)
      H.mark(Word);
    while (H.nextMarked().Address)
      ;
    H.endMarking(0);
  }
  uintptr_t allocate(uint64_t Units) { return uintptr_t(H.allocate(Units)); }

  Heap &H;
};

TEST_F(Heaps, HaveASizeForEveryNumberOfUnits) {
  for (uint64_t Units = 1; Units <= SizeClass::MaxUnits; ++Units) {
    SizeClass S = SizeClass::forUnits(Units);
    EXPECT_GE(S.units(), Units);
    EXPECT_LE(S.units() * 4, Units <= 8 ? Units * 4 : Units * 5);
    EXPECT_EQ(SizeClass::forUnits(S.units()).number(), S.number());
    EXPECT_LT(S.number(), SizeClass::Count);
  }
}

TEST_F(Heaps, GiveEachCellOnce) {
  std::mt19937 Random(1);
  std::map<uintptr_t, uintptr_t> Cells; // begin -> end
  std::map<uintptr_t, unsigned char> Contents;
  for (unsigned Round = 0; Round != 20; ++Round) {
    for (;;) {
      uint64_t Units =
          Random() % 8 ? 1 + Random() % 20 : 1 + Random() % SizeClass::MaxUnits;
      uintptr_t Begin = allocate(Units), End = Begin + Units * SizeClass::Unit;
      if (!Begin)
        break;
      ASSERT_EQ(Begin % SizeClass::Unit, 0u);
      auto Next = Cells.lower_bound(Begin);
      ASSERT_TRUE(Next == Cells.end() || Next->first >= End);
      ASSERT_TRUE(Next == Cells.begin() || std::prev(Next)->second <= Begin);
      Cells[Begin] = End;
      Contents[Begin] = (unsigned char)(Random());
      memset(reinterpret_cast<void *>(Begin), Contents[Begin], End - Begin);
    }
    // A half of them lives on, by a pointer to anywhere in it.
    std::vector<uintptr_t> Kept;
    for (auto It = Cells.begin(); It != Cells.end();) {
      if (Random() % 2) {
        It = Cells.erase(It);
        continue;
      }
      Kept.push_back(It->first + Random() % (It->second - It->first));
      ++It;
    }
    keep(Kept);
    for (auto [Begin, End] : Cells)
      for (uintptr_t At = Begin; At != End; ++At)
        ASSERT_EQ(*reinterpret_cast<unsigned char *>(At), Contents[Begin]);
  }
}

TEST_F(Heaps, UseCellsAgain) {
  uint64_t NumCells = 0, NumCollections = 0;
  for (; NumCells != 1000000; ++NumCells) {
    if (allocate(2))
      continue;
    ++NumCollections;
    keep(std::vector<uintptr_t>());
    ASSERT_TRUE(allocate(2));
  }
  EXPECT_EQ(H.liveBytes(), 0u);
  EXPECT_LE(H.usedBytes(), uint64_t(2) << 20);
  // 32 MB, and a collection a MiB.
  EXPECT_GE(NumCollections, 25u);
  EXPECT_LE(NumCollections, 32u);
}

TEST_F(Heaps, WaitLongerTheMoreLives) {
  std::vector<uintptr_t> Cells;
  unsigned NumCollections = 0;
  while (Cells.size() * 32 < (uint64_t(40) << 20)) {
    uintptr_t Cell = allocate(2);
    if (!Cell) {
      ++NumCollections;
      keep(Cells);
      Cell = allocate(2);
      ASSERT_TRUE(Cell);
    }
    Cells.push_back(Cell);
  }
  EXPECT_LE(NumCollections, 6u);
}

TEST_F(Heaps, AreFullAtSomePointAndEmptyAgain) {
  for (uint64_t Units : {2u, 1001u, 1u, 7u, 130u}) {
    std::vector<uintptr_t> Cells;
    for (;;) {
      uintptr_t Cell = allocate(Units);
      if (!Cell) {
        keep(Cells);
        Cell = allocate(Units);
      }
      if (!Cell)
        break;
      Cells.push_back(Cell);
    }
    EXPECT_EQ(std::set(Cells.begin(), Cells.end()).size(), Cells.size());
    uint64_t Bytes = Cells.size() * SizeClass::forUnits(Units).units() * 16;
    EXPECT_LE(Bytes, Heap::Bytes);
    EXPECT_GT(Bytes, Heap::Bytes * 9 / 10);
    EXPECT_EQ(H.liveBytes(), Bytes);
    keep(std::vector<uintptr_t>());
  }
}

/// Conservative roots are anything at all.
TEST_F(Heaps, TakeNoNotice) {
  uintptr_t First = allocate(5), Last = First;
  while (uintptr_t Cell = allocate(5))
    Last = Cell;
  std::vector<uintptr_t> Words = {
      0, 1, ~uintptr_t(0), uintptr_t(&H), First - 1, First - (1 << 20)};
  std::mt19937_64 Random(2);
  for (unsigned I = 0; I != 100000; ++I) {
    Words.push_back(Random());
    Words.push_back(First + Random() % (Heap::Bytes * 2) - Heap::Bytes / 2);
  }
  keep(Words);
  EXPECT_LE(H.liveBytes(), Last + 80 - First);
  // Blocks' ends, which are no cells: 4096 units are 819 cells and a rest.
  keep(std::vector<uintptr_t>{First + 65536 - 1, First + 65536 - 16});
  EXPECT_EQ(H.liveBytes(), 0u);
  keep(std::vector<uintptr_t>{First, First + 79, First + 80});
  EXPECT_EQ(H.liveBytes(), 0u) << "the block is free";
}

TEST_F(Heaps, ShowEachMarkedCellOnce) {
  uintptr_t A = allocate(2), B = allocate(9), C = allocate(1);
  H.beginMarking();
  for (uintptr_t Word : {A, B, A + 8, C, B + 143, C})
    H.mark(Word);
  std::map<uintptr_t, uint64_t> Seen;
  for (Heap::Cell M = H.nextMarked(); M.Address; M = H.nextMarked())
    EXPECT_TRUE(Seen.insert({uintptr_t(M.Address), M.Bytes}).second);
  H.endMarking(0);
  EXPECT_EQ(Seen, (std::map<uintptr_t, uint64_t>{{A, 32}, {B, 160}, {C, 16}}));
  EXPECT_EQ(H.liveBytes(), 208u);
}

} // namespace

} // namespace wasmc::test

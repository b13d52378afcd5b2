//===- MemoryCallsTest.cpp - memory.grow and bulk operations at the edges -===//
//
// A range that reaches beyond must trap, whatever numbers a guest comes up
// with, and before anything is written.
//
//===----------------------------------------------------------------------===//

#include "test/instance/TestInstance.h"
#include <algorithm>
#include <cstring>
#include <sys/resource.h>

namespace wasmc::test {
using abi::TrapCode;

namespace {

constexpr uint64_t Page = abi::WasmPageSize;
constexpr uint64_t Failure = ~uint64_t(0);

/// Numbers that overflow 32 or 64 bits when they are added to others.
constexpr uint64_t Extremes[] = {0x7fffffff,
                                 0x80000000,
                                 0xffffffff,
                                 0x100000000,
                                 0xffffffff0000,
                                 uint64_t(1) << 63,
                                 ~uint64_t(0) - 0xffff,
                                 ~uint64_t(0)};

class MemoryCalls : public TestInstance {
protected:
  MemoryCalls() {
    Image.Header.Flags = abi::HasMemory;
    Image.Header.Memory.MinPages = 1;
    Image.Header.Datas.Count = 2;
    for (unsigned I = 0; I != sizeof(Image.DataBytes); ++I)
      Image.DataBytes[I] = uint8_t(I ^ 0x55);
    refer(Image.Datas[1].Bytes, Image.DataBytes, 100);
  }

  void expectZero() const {
    EXPECT_EQ(std::count(memory(), memory() + memoryBytes(), 0),
              long(memoryBytes()));
  }
  TrapCode fill(uint64_t To, uint64_t Byte, uint64_t Length) {
    return trapOf(
        [&] { calls::memory_fill(Space.Vmctx, 0, To, Byte, Length); });
  }
  TrapCode copy(uint64_t To, uint64_t From, uint64_t Length) {
    return trapOf(
        [&] { calls::memory_copy(Space.Vmctx, 0, 0, To, From, Length); });
  }
  TrapCode init(uint64_t Segment, uint64_t To, uint64_t From, uint64_t Length) {
    return trapOf(
        [&] { calls::memory_init(Space.Vmctx, 0, Segment, To, From, Length); });
  }
  uint64_t grow(uint64_t Delta) {
    return calls::memory_grow(Space.Vmctx, 0, Delta);
  }
};

TEST_F(MemoryCalls, FillReachesTheLastByteAndNotOneBeyond) {
  create();
  EXPECT_EQ(fill(Page - 5, 0x1ff, 5), TrapCode::None);
  EXPECT_EQ(uint8_t(memory()[Page - 1]), 0xff);
  EXPECT_EQ(memory()[Page - 6], 0);
  EXPECT_EQ(fill(Page, 1, 0), TrapCode::None);
  EXPECT_EQ(fill(0, 0, Page), TrapCode::None);
  expectZero();
  EXPECT_EQ(fill(Page - 5, 1, 6), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(fill(0, 1, Page + 1), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(fill(Page + 1, 1, 0), TrapCode::MemoryOutOfBounds);
  for (uint64_t E : Extremes) {
    EXPECT_EQ(fill(E, 1, 0), TrapCode::MemoryOutOfBounds) << E;
    EXPECT_EQ(fill(E, 1, 1), TrapCode::MemoryOutOfBounds) << E;
    EXPECT_EQ(fill(0, 1, E), TrapCode::MemoryOutOfBounds) << E;
    EXPECT_EQ(fill(1, 1, E), TrapCode::MemoryOutOfBounds) << E;
    EXPECT_EQ(fill(-E, 1, E), TrapCode::MemoryOutOfBounds) << E;
    EXPECT_EQ(fill(8 - E, 1, E), TrapCode::MemoryOutOfBounds) << E;
  }
  expectZero();
}

TEST_F(MemoryCalls, CopyReachesTheLastByteAndNotOneBeyond) {
  create();
  EXPECT_EQ(copy(Page, 0, 0), TrapCode::None);
  EXPECT_EQ(copy(0, Page, 0), TrapCode::None);
  EXPECT_EQ(copy(Page - 8, 0, 8), TrapCode::None);
  EXPECT_EQ(copy(0, Page - 8, 8), TrapCode::None);
  EXPECT_EQ(copy(0, 0, Page), TrapCode::None);
  memory()[0] = 1; // would be copied to where only a part fits
  EXPECT_EQ(copy(Page - 8, 0, 9), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(copy(8, Page - 8, 9), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(copy(Page + 1, 0, 0), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(copy(0, Page + 1, 0), TrapCode::MemoryOutOfBounds);
  for (uint64_t E : Extremes) {
    EXPECT_EQ(copy(E, 0, 1), TrapCode::MemoryOutOfBounds) << E;
    EXPECT_EQ(copy(0, E, 1), TrapCode::MemoryOutOfBounds) << E;
    EXPECT_EQ(copy(0, 0, E), TrapCode::MemoryOutOfBounds) << E;
    EXPECT_EQ(copy(-E, 0, E), TrapCode::MemoryOutOfBounds) << E;
    EXPECT_EQ(copy(0, 8 - E, E), TrapCode::MemoryOutOfBounds) << E;
  }
  memory()[0] = 0;
  expectZero();
}

TEST_F(MemoryCalls, CopyTakesOverlappingRangesBothWays) {
  create();
  std::memcpy(memory(), "abcdefgh", 8);
  EXPECT_EQ(copy(2, 0, 6), TrapCode::None);
  EXPECT_EQ(std::string(memory(), 8), "ababcdef");
  EXPECT_EQ(copy(0, 1, 7), TrapCode::None);
  EXPECT_EQ(std::string(memory(), 8), "babcdeff");
}

TEST_F(MemoryCalls, InitReachesTheEndsOfSegmentAndMemory) {
  create();
  EXPECT_EQ(init(1, Page - 100, 0, 100), TrapCode::None);
  EXPECT_EQ(std::memcmp(memory() + Page - 100, Image.DataBytes, 100), 0);
  EXPECT_EQ(init(1, 7, 99, 1), TrapCode::None);
  EXPECT_EQ(uint8_t(memory()[7]), 99 ^ 0x55);
  EXPECT_EQ(init(1, Page, 100, 0), TrapCode::None);
  EXPECT_EQ(init(0, Page, 0, 0), TrapCode::None);
  ASSERT_EQ(fill(0, 0, Page), TrapCode::None);
  EXPECT_EQ(init(1, 0, 0, 101), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(init(1, 0, 100, 1), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(init(1, 0, 101, 0), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(init(1, Page - 99, 0, 100), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(init(1, Page + 1, 0, 0), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(init(0, 0, 0, 1), TrapCode::MemoryOutOfBounds);
  for (uint64_t E : Extremes) {
    EXPECT_EQ(init(1, E, 0, 1), TrapCode::MemoryOutOfBounds) << E;
    EXPECT_EQ(init(1, 0, E, 1), TrapCode::MemoryOutOfBounds) << E;
    EXPECT_EQ(init(1, 0, 0, E), TrapCode::MemoryOutOfBounds) << E;
    EXPECT_EQ(init(1, 0, 8 - E, E), TrapCode::MemoryOutOfBounds) << E;
    EXPECT_EQ(init(1, 8 - E, 0, E), TrapCode::MemoryOutOfBounds) << E;
  }
  expectZero();
}

TEST_F(MemoryCalls, DroppedSegmentsAreEmpty) {
  create();
  calls::data_drop(Space.Vmctx, 1);
  EXPECT_EQ(init(1, 0, 0, 0), TrapCode::None);
  EXPECT_EQ(init(1, 0, 0, 1), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(init(1, 0, 1, 0), TrapCode::MemoryOutOfBounds);
  calls::data_drop(Space.Vmctx, 1);
  calls::data_drop(Space.Vmctx, 0);
}

TEST_F(MemoryCalls, GrowGivesZerosUpToTheMaximum) {
  Image.Header.Memory.MaxPages = 3;
  create();
  EXPECT_EQ(grow(0), 1u);
  EXPECT_EQ(grow(3), Failure);
  for (uint64_t E : Extremes)
    EXPECT_EQ(grow(E), Failure) << E;
  EXPECT_EQ(memoryBytes(), Page);
  EXPECT_EQ(grow(2), 1u);
  EXPECT_EQ(memoryBytes(), 3 * Page);
  expectZero();
  memory()[3 * Page - 1] = 1;
  EXPECT_EQ(grow(0), 3u);
  EXPECT_EQ(grow(1), Failure);
  EXPECT_EQ(fill(3 * Page - 1, 0, 1), TrapCode::None);
  EXPECT_EQ(fill(3 * Page, 0, 1), TrapCode::MemoryOutOfBounds);
}

TEST_F(MemoryCalls, GrowReachesFourGiB) {
  create();
  EXPECT_EQ(grow(65536), Failure);
  EXPECT_EQ(grow(65535), 1u);
  EXPECT_EQ(memoryBytes(), uint64_t(1) << 32);
  EXPECT_EQ(fill(0xffffffff, 7, 1), TrapCode::None);
  EXPECT_EQ(memory()[0xffffffff], 7);
  EXPECT_EQ(fill(0xffffffff, 7, 2), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(grow(1), Failure);
  EXPECT_EQ(grow(0), 65536u);
}

TEST_F(MemoryCalls, GrowTakesPagesOfTheMemorysOwnSize) {
  Image.Header.Memory = {3, 2 * Page + 1, 0, 0};
  create();
  EXPECT_EQ(grow(0), 3u);
  EXPECT_EQ(grow(2 * Page - 1), Failure);
  for (uint64_t E : Extremes)
    EXPECT_EQ(grow(E), Failure) << E;
  EXPECT_EQ(grow(Page - 4), 3u);
  EXPECT_EQ(memoryBytes(), Page - 1);
  EXPECT_EQ(fill(Page - 2, 7, 1), TrapCode::None);
  EXPECT_EQ(fill(Page - 1, 7, 1), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(grow(1), Page - 1);
  EXPECT_EQ(grow(1), Page);
  EXPECT_EQ(fill(Page, 7, 1), TrapCode::None);
  EXPECT_EQ(fill(Page, 7, 2), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(grow(Page), Page + 1);
  EXPECT_EQ(grow(1), Failure);
  EXPECT_EQ(fill(2 * Page, 7, 1), TrapCode::None);
}

// Whatever its type allows, and however large the numbers are.
TEST_F(MemoryCalls, GrowOf64BitMemoriesEndsWithWhatIsReserved) {
  Image.Header.Memory = {1, uint64_t(1) << 48, 16, abi::Addr64};
  create();
  uint64_t Most = Space.MemoryReserved / Page;
  EXPECT_EQ(Most, uint64_t(1) << 18);
  for (uint64_t E : Extremes)
    EXPECT_EQ(grow(E), Failure) << E;
  EXPECT_EQ(grow(Most), Failure);
  EXPECT_EQ(grow(uint64_t(1) << 48), Failure);
  EXPECT_EQ(grow(99999), 1u); // 6 GiB
  EXPECT_EQ(fill(100000 * Page - 1, 7, 1), TrapCode::None);
  EXPECT_EQ(fill(100000 * Page, 7, 1), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(fill(100000 * Page - 1, 7, ~uint64_t(0)),
            TrapCode::MemoryOutOfBounds);
}

TEST_F(MemoryCalls, GrowFailsWithoutAMemory) {
  Image.Header.Flags = 0;
  Image.Header.Memory.MaxPages = 65536;
  create();
  EXPECT_EQ(grow(0), 0u);
  EXPECT_EQ(grow(1), Failure);
}

// Under a limit on data the kernel refuses writable memory.
TEST_F(MemoryCalls, GrowFailsWhenTheMachineHasNoMore) {
  create();
  rlimit Before;
  ASSERT_EQ(getrlimit(RLIMIT_DATA, &Before), 0);
  rlimit Tight = {1 << 20, Before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_DATA, &Tight), 0);
  uint64_t Result = grow(60000);
  ASSERT_EQ(setrlimit(RLIMIT_DATA, &Before), 0);
  EXPECT_EQ(Result, Failure);
  EXPECT_EQ(memoryBytes(), Page);
  EXPECT_EQ(grow(60000), 1u);
}

/// Memory 0 is somebody else's, memory 1 the instance's own.
class ImportedMemory : public MemoryCalls {
protected:
  ImportedMemory() {
    Counts.NumMemoryRefs = 2;
    create();
    Image.Header.MemoryRefOffset = Layout.memoryRef(0);
    auto *Refs = at<abi::MemoryRef>(Layout.memoryRef(0));
    Refs[0] = {Bytes, &Other};
    Refs[1] = {memory(), &abi::headerOf(Space.Vmctx)->Memory};
  }

  char Bytes[16] = "0123456789abcde";
  abi::MemoryInstance Other = {0, 16, 16, 16, Bytes};
};

TEST_F(ImportedMemory, IsTheOneThatIsReferredTo) {
  auto Copy = [&](uint64_t ToMemory, uint64_t FromMemory, uint64_t To,
                  uint64_t From, uint64_t Length) {
    return trapOf([&] {
      calls::memory_copy(Space.Vmctx, ToMemory, FromMemory, To, From, Length);
    });
  };
  EXPECT_EQ(Copy(1, 0, 100, 10, 6), TrapCode::None);
  EXPECT_EQ(std::string(memory() + 100), "abcde");
  EXPECT_EQ(Copy(0, 1, 0, 102, 2), TrapCode::None);
  EXPECT_EQ(std::string(Bytes), "cd23456789abcde");
  EXPECT_EQ(Copy(1, 0, 100, 11, 6), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(Copy(0, 1, 11, 100, 6), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(fill(15, 'x', 1), TrapCode::None);
  EXPECT_EQ(Bytes[15], 'x');
  EXPECT_EQ(fill(16, 'x', 1), TrapCode::MemoryOutOfBounds);
  EXPECT_EQ(init(1, 12, 0, 4), TrapCode::None);
  EXPECT_EQ(uint8_t(Bytes[12]), 0x55);
  EXPECT_EQ(init(1, 13, 0, 4), TrapCode::MemoryOutOfBounds);
}

TEST_F(ImportedMemory, GrowsByItsOwnMaximum) {
  EXPECT_EQ(grow(1), Failure);
  EXPECT_EQ(calls::memory_grow(Space.Vmctx, 1, 1), 1u);
  EXPECT_EQ(memoryBytes(), 2 * Page);
}

} // namespace

} // namespace wasmc::test

//===- InstanceTest.cpp - what stands below vmctx, and around it ----------===//

#include "TestInstance.h"
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <sys/resource.h>

namespace wasmc::test {
namespace {

using Instance = TestInstance;

/// The protection of the mapping that holds Address, "rw-p", from the kernel.
std::string protectionAt(const void *Address) {
  std::ifstream Maps("/proc/self/maps");
  std::string Line;
  while (std::getline(Maps, Line)) {
    unsigned long Begin, End;
    char Protection[8];
    if (std::sscanf(Line.c_str(), "%lx-%lx %7s", &Begin, &End, Protection) ==
            3 &&
        uintptr_t(Address) >= Begin && uintptr_t(Address) < End)
      return Protection;
  }
  return "not mapped";
}

TEST_F(Instance, HasItsHeaderBelowVmctx) {
  Image.Header.Flags = abi::HasMemory;
  Image.Header.Memory.MinPages = 2;
  Image.Header.Memory.MaxPages = 7;
  create();
  abi::InstanceHeader *H = abi::headerOf(Space.Vmctx);
  EXPECT_EQ(H->Image, &Image.Header);
  EXPECT_EQ(H->Memory.Bytes, 2u * 65536);
  EXPECT_EQ(H->Memory.MaxPages, 7u);
  EXPECT_EQ(H->Memory.Reserved, abi::GuardReservation);
  EXPECT_EQ(H->Exec, &Exec);
  EXPECT_EQ(uintptr_t(Space.Vmctx) % abi::VmctxAlign, 0u);
}

TEST_F(Instance, CanTouchWhatIsItsOwnAndNothingBeyond) {
  Image.Header.Flags = abi::HasMemory;
  Image.Header.Memory.MinPages = 2;
  create();
  char *End = memory() + 2 * 65536;
  EXPECT_EQ(protectionAt(memory()), "rw-p");
  EXPECT_EQ(protectionAt(End - 1), "rw-p");
  EXPECT_EQ(protectionAt(End), "---p");
  EXPECT_EQ(protectionAt(memory() + abi::GuardReservation - 1), "---p");
  EXPECT_EQ(protectionAt(memory() - 1), "rw-p");
  EXPECT_EQ(protectionAt(Space.StackTop - 1), "rw-p");
  EXPECT_EQ(protectionAt(Space.StackLow), "rw-p");
  EXPECT_EQ(protectionAt(Space.StackLow - 1), "---p");
  EXPECT_EQ(protectionAt(Space.StackGuard), "---p");
  EXPECT_EQ(Space.StackTop - Space.StackLow, 1 << 20);
  EXPECT_GE(Space.StackLow - Space.StackGuard, long(memory::StackGuardSize));
}

TEST_F(Instance, WithoutAMemoryReservesNone) {
  Image.Header.Memory.MinPages = 5; // without HasMemory it means nothing
  create();
  EXPECT_EQ(memoryBytes(), 0u);
  EXPECT_EQ(Space.MemoryReserved, 0u);
  EXPECT_EQ(abi::headerOf(Space.Vmctx)->Memory.MaxPages, 0u);
}

TEST_F(Instance, HasAReservationForEachOfItsMemories) {
  Image.Header.Flags = abi::HasMemory;
  Image.Header.Memory.MinPages = 1;
  Image.Header.FurtherMemories.Count = 2;
  Image.FurtherMemories[0] = {0, 1, {0, 5, 16, 0}};
  Image.FurtherMemories[1] = {0, 2, {3, 9, 16, 0}};
  create();
  EXPECT_EQ(Space.MemoryReserved, 3 * abi::GuardReservation);
  auto &Last = *at<abi::MemoryInstance>(Layout.furtherMemory(1));
  EXPECT_EQ(Last.Base, memory() + 2 * abi::GuardReservation);
  EXPECT_EQ(Last.Reserved, abi::GuardReservation);
  EXPECT_EQ(Last.Bytes, 3u * 65536);
  EXPECT_EQ(Last.MaxPages, 9u);
  EXPECT_EQ(protectionAt(memory() + 65536 - 1), "rw-p");
  EXPECT_EQ(protectionAt(memory() + 65536), "---p");
  EXPECT_EQ(protectionAt(memory() + abi::GuardReservation), "---p");
  EXPECT_EQ(protectionAt(Last.Base - 1), "---p");
  EXPECT_EQ(protectionAt(Last.Base), "rw-p");
  EXPECT_EQ(protectionAt(Last.Base + Last.Bytes - 1), "rw-p");
  EXPECT_EQ(protectionAt(Last.Base + Last.Bytes), "---p");
  EXPECT_EQ(protectionAt(Last.Base + abi::GuardReservation - 1), "---p");
}

// Code compares their addresses with their size: they get what they may grow
// to, in whole pages of any host, and 64-bit ones no more than 64 GiB.
TEST_F(Instance, HasNoGuardsForMemoriesThatAreAlwaysChecked) {
  Image.Header.Flags = abi::HasMemory;
  Image.Header.Memory = {1, uint64_t(1) << 40, 16, abi::Addr64};
  Image.Header.FurtherMemories.Count = 2;
  Image.FurtherMemories[0] = {0, 1, {5, 65537, 0, 0}};
  Image.FurtherMemories[1] = {0, 2, {1, 1, 16, 0}};
  create();
  EXPECT_EQ(abi::headerOf(Space.Vmctx)->Memory.MaxPages, 1u << 20);
  auto &Bytes = *at<abi::MemoryInstance>(Layout.furtherMemory(0));
  EXPECT_EQ(Bytes.Base, memory() + (uint64_t(64) << 30));
  EXPECT_EQ(Bytes.Reserved, 2u * 65536);
  EXPECT_EQ(Bytes.Bytes, 5u);
  EXPECT_EQ(Bytes.MaxPages, 65537u);
  EXPECT_EQ(protectionAt(Bytes.Base + 65535), "rw-p");
  EXPECT_EQ(protectionAt(Bytes.Base + 65536), "---p");
  auto &Last = *at<abi::MemoryInstance>(Layout.furtherMemory(1));
  EXPECT_EQ(Last.Base, Bytes.Base + 2 * 65536);
  EXPECT_EQ(Last.Reserved, abi::GuardReservation);
}

TEST_F(Instance, RefersToEachOfItsMemories) {
  Image.Header.FurtherMemories.Count = 2; // memory 0 is imported
  Image.FurtherMemories[0] = {0, 1, {1, 1, 16, 0}};
  Image.FurtherMemories[1] = {0, 2, {1, 1, 16, 0}};
  create();
  auto *Refs = at<abi::MemoryRef>(Layout.memoryRef(0));
  EXPECT_EQ(Refs[0].Memory, nullptr);
  EXPECT_EQ(Refs[1].Memory, at<abi::MemoryInstance>(Layout.furtherMemory(0)));
  EXPECT_EQ(Refs[1].Base, memory());
  EXPECT_EQ(Refs[2].Memory, at<abi::MemoryInstance>(Layout.furtherMemory(1)));
  EXPECT_EQ(Refs[2].Base, memory() + abi::GuardReservation);
}

TEST_F(Instance, WithAnEmptyMemoryReservesItAll) {
  Image.Header.Flags = abi::HasMemory;
  create();
  EXPECT_EQ(memoryBytes(), 0u);
  EXPECT_EQ(protectionAt(memory()), "---p");
  EXPECT_EQ(protectionAt(memory() - 1), "rw-p");
}

TEST_F(Instance, CopiesASmallMemoryImage) {
  Image.Header.Flags = abi::HasMemory;
  Image.Header.Memory.MinPages = 1;
  Image.Header.MemoryImageOffset = 65536 - 3;
  Image.Header.MemoryImageSize = 3;
  refer(Image.Header.MemoryImage, Image.MemoryImage);
  std::memcpy(Image.MemoryImage, "abc", 3);
  create();
  EXPECT_EQ(std::string(memory() + 65536 - 4, 4), std::string("\0abc", 4));
  EXPECT_EQ(Image.MemoryImage[0], 'a') << "a copied image stays";
}

TEST_F(Instance, MovesALargeMemoryImageIntoPlace) {
  Image.Header.Flags = abi::HasMemory | abi::MapMemoryImage;
  Image.Header.Memory.MinPages = 4;
  Image.Header.MemoryImageOffset = 65536;
  Image.Header.MemoryImageSize = sizeof(Image.MemoryImage);
  refer(Image.Header.MemoryImage, Image.MemoryImage);
  Image.MemoryImage[0] = 1;
  Image.MemoryImage[sizeof(Image.MemoryImage) - 1] = 2;
  create();
  EXPECT_EQ(memory()[65536 - 1], 0);
  EXPECT_EQ(memory()[65536], 1);
  EXPECT_EQ(memory()[3 * 65536 - 1], 2);
  EXPECT_EQ(memory()[3 * 65536], 0);
  memory()[65536] = 3; // may be written, whatever the image's protection was
  EXPECT_EQ(protectionAt(Image.MemoryImage), "not mapped");
}

// Where the kernel refuses to move the pages, nothing is lost but time.
TEST_F(Instance, CopiesALargeImageThatIsNotAlignedForMoving) {
  Image.Header.Flags = abi::HasMemory | abi::MapMemoryImage;
  Image.Header.Memory.MinPages = 4;
  Image.Header.MemoryImageOffset = 65536;
  Image.Header.MemoryImageSize = 65536;
  refer(Image.Header.MemoryImage, Image.MemoryImage + 8);
  Image.MemoryImage[8] = 1;
  Image.MemoryImage[65536 + 7] = 2;
  create();
  EXPECT_EQ(memory()[65536], 1);
  EXPECT_EQ(memory()[2 * 65536 - 1], 2);
  EXPECT_EQ(memory()[2 * 65536], 0);
}

TEST_F(Instance, HasDescriptorsOfItsFunctions) {
  Image.Header.Funcrefs.Count = 2;
  refer(Image.Funcrefs[0].Code, Image.DataBytes);
  Image.Funcrefs[0].TypeId = 3;
  Image.Funcrefs[0].FuncIndex = 9;
  refer(Image.Funcrefs[1].Code, Image.DataBytes + 16);
  create();
  auto *First = reinterpret_cast<abi::FuncrefDescriptor *>(funcref(0));
  EXPECT_EQ(First->Code, Image.DataBytes);
  EXPECT_EQ(First->Vmctx, Space.Vmctx);
  EXPECT_EQ(First->TypeId, 3u);
  EXPECT_EQ(First->FuncIndex, 9u);
  EXPECT_EQ(First[1].Code, Image.DataBytes + 16);
}

TEST_F(Instance, HasItsTablesFullOfNull) {
  Image.Header.Tables.Count = 3;
  Image.Tables[0] = {0, 0, 5, 10};
  Image.Tables[1] = {0, 1, 7, 7}; // imported
  Image.Tables[2] = {0, 0, 100000, 100000};
  create();
  EXPECT_EQ(table(0).Size, 5u);
  EXPECT_EQ(table(0).Max, 10u);
  EXPECT_EQ(table(1).Elems, nullptr);
  EXPECT_EQ(table(2).Size, 100000u);
  EXPECT_GE(uintptr_t(table(2).Elems), uintptr_t(table(0).Elems + 5));
  EXPECT_LE(uintptr_t(table(2).Elems + 100000),
            uintptr_t(Space.Vmctx - Layout.size()));
  for (uint64_t I = 0; I != 100000; ++I)
    ASSERT_EQ(table(2).Elems[I], 0u);
  EXPECT_EQ(protectionAt(table(2).Elems + 99999), "rw-p");
}

TEST_F(Instance, KnowsTheSizesOfItsSegments) {
  Image.Header.Elems.Count = 2;
  Image.Elems[0].Size = 3;
  Image.Elems[1].Size = 4;
  Image.Header.Datas.Count = 2;
  Image.Datas[1].Bytes.Count = 77;
  create();
  EXPECT_EQ(*at<uint32_t>(Layout.elemSize(0)), 3u);
  EXPECT_EQ(*at<uint32_t>(Layout.elemSize(1)), 4u);
  EXPECT_EQ(*at<uint32_t>(Layout.dataSize(0)), 0u);
  EXPECT_EQ(*at<uint32_t>(Layout.dataSize(1)), 77u);
}

using InstanceDeathTest = TestInstance;

TEST_F(InstanceDeathTest, SaysWhyTheMachineRefuses) {
  Image.Header.Flags = abi::HasMemory;
  auto CreateInOneGiB = [&] {
    rlimit Limit;
    Limit.rlim_cur = Limit.rlim_max = 1 << 30;
    setrlimit(RLIMIT_AS, &Limit);
    create();
  };
  EXPECT_EXIT(
      CreateInOneGiB(), testing::ExitedWithCode(125),
      "^wasmc: cannot reserve address space of 81[0-9][0-9] MiB "
      "\\(ENOMEM\\): is there a limit on virtual memory \\(ulimit -v\\)\\? "
      "Compiled with --bounds=check it needs less\\.\n$");
}

TEST_F(InstanceDeathTest, RefusesImagesOfAnotherAbi) {
  EXPECT_EXIT(
      {
        Image.Header.Version = 7;
        instance::checkImage(Image.Header);
      },
      testing::ExitedWithCode(125),
      "^wasmc: the image has ABI version 7, this runtime has 2\n$");
}

} // namespace

} // namespace wasmc::test

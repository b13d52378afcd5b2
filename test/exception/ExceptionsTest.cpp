//===- ExceptionsTest.cpp - what refers to an exception keeps it ----------===//

#include "runtime-support/exception/Exceptions.h"
#include "runtime-support/exception/Heap.h"
#include "test/instance/TestInstance.h"

namespace wasmc::test {

using abi::Exception;
using abi::TrapCode;

namespace {

constexpr uint64_t MaxUnits = exception::SizeClass::MaxUnits;

class Exceptions : public TestInstance {
protected:
  void create() {
    Counts.GlobalSizes = {8};
    Counts.NumDynamicElemWords = 4;
    Image.Header.Tables.Count = 2;
    Image.Tables[0] = {0, 0, 4, 1 << 20, /*HoldsExceptions=*/1};
    Image.Tables[1] = {0, 0, 4, 4, 0};
    Image.Header.Funcrefs.Count = 2;
    TestInstance::create();
    Part.Memories = {uintptr_t(Space.Vmctx), uintptr_t(Space.Vmctx)};
    Part.Image = &Image.Header;
    Registry.Guest.Parts = &Parts;
    Exec.Faults = &Registry;
    // No stack, unless a test says so: its own frames may hold anything.
  }
  ~Exceptions() override { exception::close(Exec); }

  /// Of this many values, each its Number.
  Exception *make(uint64_t NumValues, uint64_t Number) {
    uint64_t Word =
        calls::exception_new(Space.Vmctx, uint64_t(&Tag), NumValues);
    auto *E = reinterpret_cast<Exception *>(Word);
    for (uint64_t I = 0; I != NumValues * 2; ++I)
      reinterpret_cast<uint64_t *>(E + 1)[I] = Number;
    return E;
  }

  /// What stands at To alone leads to a new exception, from Distance bytes
  /// into it on; and to one that its value leads to.
  __attribute__((noinline)) void putAt(uintptr_t *To, uint64_t Distance = 0) {
    Exception *Inner = make(1, Secret);
    Exception *Outer = make(2, 0);
    reinterpret_cast<uintptr_t *>(Outer + 1)[2] = uintptr_t(Inner);
    Hidden = ~uintptr_t(Outer);
    *const_cast<volatile uintptr_t *>(To) = uintptr_t(Outer) + Distance;
  }

  __attribute__((noinline)) void throwMany(unsigned Number = 200000) {
    for (unsigned I = 0; I != Number; ++I)
      make(I % 4, 0xdead);
  }

  /// Whether the exception of putAt() is there still.
  __attribute__((noinline)) bool isWhole() const {
    const auto *Outer = reinterpret_cast<const Exception *>(~Hidden);
    auto *Values = reinterpret_cast<const uintptr_t *>(Outer + 1);
    if (Outer->Tag != &Tag || Outer->NumValues != 2 || Values[0] || Values[3])
      return false;
    const auto *Inner = reinterpret_cast<const Exception *>(Values[2]);
    const auto *Value = reinterpret_cast<const uint64_t *>(Inner + 1);
    return Inner->NumValues == 1 && Value[0] == Secret && Value[1] == Secret;
  }

  exception::Heap &heap() const {
    return *static_cast<exception::Heap *>(Exec.Exceptions);
  }

  static constexpr uint64_t Secret = 0x5ec2e7;
  abi::TagInstance Tag = {1, 0};
  trap::GuestPart Part = {};
  const trap::GuestPart *Parts = &Part;
  trap::FaultRegistry Registry = {};
  uintptr_t Hidden = 0;
};

} // namespace

TEST_F(Exceptions, AreKeptByWhereverAGuestCanHaveThem) {
  create();
  struct {
    const char *Name;
    uintptr_t *Place;
    uint64_t Distance;
  } Places[] = {
      {"global", at<uintptr_t>(Layout.global(0)), 0},
      {"element segment", at<uintptr_t>(Layout.dynamicElemWord(3)), 0},
      {"table", table(0).Elems + 3, 0},
      {"scratch", reinterpret_cast<uintptr_t *>(Exec.Scratch) + 1999, 0},
      {"interior pointer", at<uintptr_t>(Layout.global(0)), 47},
  };
  for (auto [Name, Place, Distance] : Places) {
    SCOPED_TRACE(Name);
    putAt(Place, Distance);
    throwMany();
    EXPECT_TRUE(isWhole());
    *Place = 0;
    throwMany();
    EXPECT_FALSE(isWhole()) << "the test finds what is gone";
  }
}

TEST_F(Exceptions, AreKeptByTheStack) {
  create();
  // Sanitizers keep variables whose size they know in places of their own.
  volatile size_t Bytes = sizeof(uintptr_t);
  auto *Place = static_cast<uintptr_t *>(__builtin_alloca(Bytes));
  Registry.Guest.Stack.End = uintptr_t(Place + 1);
  putAt(Place);
  throwMany();
  EXPECT_TRUE(isWhole());
  *static_cast<volatile uintptr_t *>(Place) = 0;
  throwMany();
  EXPECT_FALSE(isWhole()) << "the test finds what is gone";
}

TEST_F(Exceptions, AreKeptByTablesThatHaveGrown) {
  create();
  ASSERT_EQ(calls::table_grow(Space.Vmctx, 0, 0, 100000), 4u);
  putAt(table(0).Elems + 100003);
  throwMany();
  EXPECT_TRUE(isWhole());
}

TEST_F(Exceptions, AreNotLookedForInTablesOfFunctions) {
  create();
  putAt(table(1).Elems);
  throwMany();
  EXPECT_FALSE(isWhole());
}

TEST_F(Exceptions, OfAMillionTakeAFewMiB) {
  create();
  throwMany(1000000);
  EXPECT_LE(heap().usedBytes(), uint64_t(3) << 20);
}

TEST_F(Exceptions, MayHaveAsManyValuesAsAFunction) {
  create();
  Exception *E = make(abi::MaxValues, 1);
  EXPECT_EQ(E->NumValues, abi::MaxValues);
  EXPECT_EQ(trapOf([&] { make(MaxUnits, 1); }), TrapCode::HeapExhausted);
}

/// A list of them, as long as it gets: marking it needs no stack.
TEST_F(Exceptions, ThatAllLiveAreTooManyAtSomePoint) {
  create();
  uintptr_t &Global = *at<uintptr_t>(Layout.global(0));
  uint64_t Length = 0;
  auto MakeList = [&] {
    for (;; ++Length)
      Global = uintptr_t(make(1, Global));
  };
  EXPECT_EQ(trapOf(MakeList), TrapCode::HeapExhausted);
  EXPECT_GT(Length, exception::Heap::Bytes / 32 * 9 / 10);
  EXPECT_EQ(heap().liveBytes(), Length * 32);
  for (uintptr_t At = Global; At; --Length)
    At = reinterpret_cast<uintptr_t *>(At)[2];
  EXPECT_EQ(Length, 0u);
  EXPECT_EQ(trapOf([&] { throwMany(); }), TrapCode::HeapExhausted);
  Global = 0;
  EXPECT_EQ(trapOf([&] { throwMany(); }), TrapCode::None);
}

TEST_F(Exceptions, ThatNobodyCatchesAreKeptForTheirReport) {
  create();
  uintptr_t Place;
  putAt(&Place);
  EXPECT_EQ(exception::unhandled(Exec).Thrown, nullptr);
  auto Throw = [&] {
    calls::unhandled_exception(Space.Vmctx, uint64_t(~Hidden));
  };
  EXPECT_EQ(trapOf(Throw), TrapCode::UnhandledException);
  Place = 0;
  throwMany();
  EXPECT_TRUE(isWhole());
  exception::Unhandled U = exception::unhandled(Exec);
  EXPECT_EQ(uintptr_t(U.Thrown), ~Hidden);
  EXPECT_STREQ(U.Description, "a tag that is gone");
  EXPECT_STREQ(Registry.Detail, "a tag that is gone");
}

} // namespace wasmc::test

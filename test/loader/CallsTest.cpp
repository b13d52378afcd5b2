//===- CallsTest.cpp - guests and hosts call one another ------------------===//

#include "LoadedImages.h"
#include <cstring>

using namespace wasmc;
using namespace wasmc::loader;

namespace wasmc::test {

namespace {

template <typename X> X as(const Value &V) {
  X Result;
  memcpy(&Result, &V, sizeof(X));
  return Result;
}
template <typename X> Value value(X From) {
  Value V = {};
  memcpy(&V, &From, sizeof(X));
  return V;
}

class Calls : public LoadedImages {
protected:
  void SetUp() override {
    LoadedImages::SetUp();
    Image *Of = load("calls");
    ASSERT_TRUE(Of);
    // In the module's order: each has its import's type.
    HostCallback *Callbacks[] = {mix, again, fail};
    std::vector<Extern> Imports;
    for (unsigned I = 0; I != 3; ++I) {
      uint32_t Type = inEngineTypes(*Of, headerOf(*Of).Imports[I].Type).Type;
      initHostFunction(Functions[I], S, Type, Callbacks[I], this);
      Imports.push_back(externOf(Functions[I]));
    }
    ASSERT_EQ(instantiate(S, *Of, Imports.data(), I, P), Outcome::Ok) << why();
  }

  Outcome call(const char *Name) {
    return invoke(S, find(*I, Name), Values, P);
  }

  static abi::TrapCode mix(void *Env, Value *V) {
    auto &Test = *static_cast<Calls *>(Env);
    EXPECT_EQ(V[0].Words[0], 0xffffffffu);
    EXPECT_EQ(V[0].Words[1], 0u);
    EXPECT_EQ(as<int64_t>(V[1]), -2);
    EXPECT_EQ(as<float>(V[2]), 3.5f);
    EXPECT_EQ(as<double>(V[3]), 4.25);
    EXPECT_EQ(V[4].Words[0], 0x0000000600000005u);
    EXPECT_EQ(V[4].Words[1], 0x0000000800000007u);
    EXPECT_EQ(V[5].Words[0] + V[6].Words[0] + V[7].Words[0], 30u);
    // The host's own stack, not the guest's.
    uintptr_t Here = uintptr_t(__builtin_frame_address(0));
    EXPECT_FALSE(Test.T->Guest.Stack.contains(Here));
    EXPECT_EQ(Here % 16, 0u);
    V[0] = value(1.5);
    V[1] = value(uint32_t(77));
    V[2].Words[0] = 5;
    V[2].Words[1] = 6;
    return abi::TrapCode::None;
  }
  static abi::TrapCode again(void *Env, Value *V) {
    auto &Test = *static_cast<Calls *>(Env);
    if (as<uint32_t>(V[0]) == 0 && Test.StopAtZero) {
      V[0] = value(uint32_t(100));
      return abi::TrapCode::None;
    }
    Value Argument = V[0];
    Outcome Run =
        invoke(Test.S, Test.find(*Test.I, "recurse"), &Argument, Test.P);
    ++Test.Depth;
    if (Run == Outcome::Trap) {
      ++Test.TrapsSeen;
      // The trap of the innermost is caught, that of the others handed on.
      if (Test.CatchAt == Test.TrapsSeen) {
        V[0] = value(uint32_t(1000));
        return abi::TrapCode::None;
      }
      return Test.P.Trap;
    }
    V[0] = Argument;
    return abi::TrapCode::None;
  }
  static abi::TrapCode fail(void *, Value *) { return abi::TrapCode::Host; }

  HostFunction Functions[3];
  Instance *I = nullptr;
  Value Values[8] = {};
  bool StopAtZero = false;
  unsigned Depth = 0, TrapsSeen = 0, CatchAt = 0;
};

TEST_F(Calls, ValuesOfEachTypeGoBothWays) {
  ASSERT_EQ(call("mixed"), Outcome::Ok);
  EXPECT_EQ(as<double>(Values[0]), 1.5);
  EXPECT_EQ(Values[1].Words[0], 77u);
  EXPECT_EQ(Values[2].Words[0], 5u);
  EXPECT_EQ(Values[2].Words[1], 6u);
}

TEST_F(Calls, CallsNest) {
  StopAtZero = true;
  Values[0] = value(uint32_t(200));
  ASSERT_EQ(call("recurse"), Outcome::Ok);
  EXPECT_EQ(as<uint32_t>(Values[0]), 200u * 201 / 2 + 100);
  EXPECT_EQ(Depth, 199u);
  EXPECT_FALSE(T->runsGuest());
}

TEST_F(Calls, ATrapReturnsToItsOwnCaller) {
  CatchAt = 3;
  Values[0] = value(uint32_t(5));
  ASSERT_EQ(call("recurse"), Outcome::Ok);
  EXPECT_EQ(TrapsSeen, 3u);
  // 5 + 4 + 3, and what the host made of the third trap.
  EXPECT_EQ(as<uint32_t>(Values[0]), 1000u + 3 + 4 + 5);
}

TEST_F(Calls, EndlessRecursionThroughTheHostEndsInATrap) {
  Values[0] = value(uint32_t(4000));
  uintptr_t Top = T->GuestSp;
  ASSERT_EQ(call("down"), Outcome::Trap);
  EXPECT_EQ(P.Trap, abi::TrapCode::CallStackExhausted);
  EXPECT_EQ(T->Trace.Count, trap::MaxFrames);
  EXPECT_GT(T->Trace.NumMore, 1000u);
  EXPECT_EQ(T->GuestSp, Top);
  ASSERT_EQ(call("mixed"), Outcome::Ok);
}

TEST_F(Calls, TheHostMayTrap) {
  ASSERT_EQ(call("fails"), Outcome::Trap);
  EXPECT_EQ(P.Trap, abi::TrapCode::Host);
  ASSERT_GE(T->Trace.Count, 1u);
  EXPECT_STREQ(trap::nameOf(T->Trace.Frames[T->Trace.Count - 1]), "fails");
}

TEST_F(Calls, TrapsHaveBacktraces) {
  Values[0] = value(uint32_t(65533));
  ASSERT_EQ(call("store"), Outcome::Trap);
  EXPECT_EQ(P.Trap, abi::TrapCode::MemoryOutOfBounds);
  ASSERT_EQ(T->Trace.Count, 2u);
  EXPECT_STREQ(trap::nameOf(T->Trace.Frames[0]), "inner");
  EXPECT_STREQ(trap::nameOf(T->Trace.Frames[1]), "outer");
  EXPECT_EQ(T->Trace.Frames[0].Function->FuncIndex, 5u);
  EXPECT_TRUE(T->Trace.Frames[0].HasOffset);
}

TEST_F(Calls, HostFunctionsAreReferences) {
  abi::TableInstance &Table =
      *static_cast<abi::TableInstance *>(find(*I, "table").Address);
  Table.Elems[1] = referenceTo(S, externOf(Functions[1]));
  ASSERT_NE(Table.Elems[1], 0u);
  StopAtZero = true;
  Values[0] = value(uint32_t(0));
  ASSERT_EQ(call("reexport"), Outcome::Ok);
  EXPECT_EQ(as<uint32_t>(Values[0]), 100u);
  // Of another type: fail's.
  Table.Elems[1] = referenceTo(S, externOf(Functions[2]));
  ASSERT_EQ(call("reexport"), Outcome::Trap);
  EXPECT_EQ(P.Trap, abi::TrapCode::IndirectCallTypeMismatch);
}

TEST_F(Calls, ImportsThatAreHandedOnCanBeCalled) {
  StopAtZero = true;
  Values[0] = value(uint32_t(0));
  ASSERT_EQ(call("again"), Outcome::Ok);
  EXPECT_EQ(as<uint32_t>(Values[0]), 100u);
}

} // namespace

} // namespace wasmc::test

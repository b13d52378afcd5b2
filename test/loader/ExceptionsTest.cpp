//===- ExceptionsTest.cpp - exceptions and functions of the host ----------===//

#include "LoadedImages.h"
#include <cstring>
#include <fstream>

using namespace wasmc;
using namespace wasmc::loader;

namespace wasmc::test {

namespace {

/// The function of the host calls the guest's export "churn" if its argument is
/// 0, else "throw".
class LoadedExceptions : public LoadedImages {
protected:
  void SetUp() override {
    LoadedImages::SetUp();
    Image *Of = load("exceptions");
    ASSERT_TRUE(Of);
    uint32_t Type = inEngineTypes(*Of, headerOf(*Of).Imports[0].Type).Type;
    initHostFunction(Function, S, Type, host, this);
    Extern Import = externOf(Function);
    ASSERT_EQ(instantiate(S, *Of, &Import, I, P), Outcome::Ok) << why();
  }

  Outcome call(const char *Name, uint64_t Argument = 0) {
    Values[0] = {{Argument, 0}};
    return invoke(S, find(*I, Name), Values, P);
  }

  static abi::TrapCode host(void *Env, Value *V) {
    auto &Test = *static_cast<LoadedExceptions *>(Env);
    Value Argument = {{5, 0}};
    Problem P = {};
    bool Churns = V[0].Words[0] == 0;
    Test.Inner = invoke(Test.S, Test.find(*Test.I, Churns ? "churn" : "throw"),
                        &Argument, P);
    return Test.Inner == Outcome::Ok ? abi::TrapCode::None : P.Trap;
  }

  HostFunction Function;
  Instance *I = nullptr;
  Value Values[2] = {};
  Outcome Inner = Outcome::Ok;
};

TEST_F(LoadedExceptions, ThatNobodyCatchesAreTraps) {
  EXPECT_EQ(unhandledException(S).Thrown, nullptr);
  ASSERT_EQ(call("throw", 42), Outcome::Trap);
  EXPECT_EQ(P.Trap, abi::TrapCode::UnhandledException);
  exception::Unhandled U = unhandledException(S);
  ASSERT_TRUE(U.Thrown);
  EXPECT_EQ(U.Thrown->Tag, find(*I, "e").Address);
  ASSERT_EQ(U.Thrown->NumValues, 1u);
  uint64_t Value;
  memcpy(&Value, U.Thrown + 1, sizeof(Value));
  EXPECT_EQ(Value, 42u);
  EXPECT_STREQ(U.Description, "tag $e (i64 42)");
  // And the store goes on.
  ASSERT_EQ(call("throw", 43), Outcome::Trap);
  EXPECT_STREQ(unhandledException(S).Description, "tag $e (i64 43)");
}

TEST_F(LoadedExceptions, DontCrossFramesOfTheHost) {
  ASSERT_EQ(call("catch-all", 1), Outcome::Trap);
  EXPECT_EQ(Inner, Outcome::Trap);
  EXPECT_EQ(P.Trap, abi::TrapCode::UnhandledException);
  EXPECT_STREQ(unhandledException(S).Description, "tag $e (i64 5)");
}

TEST_F(LoadedExceptions, LiveInFramesBelowThoseOfTheHost) {
  ASSERT_EQ(call("keep"), Outcome::Ok);
  EXPECT_EQ(Values[0].Words[0], 4321u);
}

/// Of the process's address space.
uint64_t mappedBytes() {
  uint64_t Pages = 0;
  std::ifstream("/proc/self/statm") >> Pages;
  return Pages * uint64_t(getpagesize());
}

TEST_F(LoadedExceptions, EndWithTheirStore) {
  auto UseAnother = [&] {
    Store Other;
    openStore(Other, *E);
    useThread(Other, *T);
    HostFunction Unused;
    initHostFunction(Unused, Other, Function.Descriptor.TypeId, host, this);
    Extern Import = externOf(Unused);
    Instance *Made;
    ASSERT_EQ(instantiate(Other, *Images[0], &Import, Made, P), Outcome::Ok);
    EXPECT_EQ(invoke(Other, find(*Made, "throw"), Values, P), Outcome::Trap);
    EXPECT_TRUE(unhandledException(Other).Thrown);
    closeStore(Other);
  };
  UseAnother();
  const uint64_t Before = mappedBytes();
  for (unsigned N = 0; N != 20; ++N)
    UseAnother();
  EXPECT_LT(mappedBytes(), Before + (uint64_t(64) << 20));
  useThread(S, *T);
}

} // namespace

} // namespace wasmc::test

//===- RuntimeCallsTest.cpp - every entry checks its stack ----------------===//

#include "TestInstance.h"

namespace wasmc::test {

using abi::TrapCode;

#define WASMC_ZEROS_1 , 0
#define WASMC_ZEROS_2 WASMC_ZEROS_1, 0
#define WASMC_ZEROS_3 WASMC_ZEROS_2, 0
#define WASMC_ZEROS_4 WASMC_ZEROS_3, 0
#define WASMC_ZEROS_5 WASMC_ZEROS_4, 0

#define RUNTIME_CALL(Name, NumParams, HasResult)                               \
  extern "C" WASMC_RESULT_##HasResult wasmc_rt_##Name(                         \
      void *Vmctx WASMC_PARAMS_##NumParams);
#include "runtime-support/abi/RuntimeCalls.def"

namespace {

using RuntimeCalls = TestInstance;

TEST_F(RuntimeCalls, TrapUnlessTheyHaveHeadroom) {
  Image.Header.Flags = abi::HasMemory;
  Image.Header.Tables.Count = Image.Header.Elems.Count =
      Image.Header.Datas.Count = 1;
  create();
  uintptr_t Here = uintptr_t(__builtin_frame_address(0));
#define RUNTIME_CALL(Name, NumParams, HasResult)                               \
  {                                                                            \
    SCOPED_TRACE(#Name);                                                       \
    auto Call = [&] { wasmc_rt_##Name(Space.Vmctx WASMC_ZEROS_##NumParams); }; \
    Exec.StackLimit = Here - abi::StackHeadroom;                               \
    EXPECT_EQ(trapOf(Call), TrapCode::CallStackExhausted);                     \
    Exec.StackLimit = Here - abi::StackHeadroom - 4096;                        \
    EXPECT_NE(trapOf(Call), TrapCode::CallStackExhausted);                     \
  }
#include "runtime-support/abi/RuntimeCalls.def"
}

TEST_F(RuntimeCalls, ToMissingImportsTrap) {
  create();
  EXPECT_EQ(trapOf([&] { wasmc_rt_missing_import(Space.Vmctx, 3); }),
            TrapCode::MissingImport);
}

} // namespace

} // namespace wasmc::test

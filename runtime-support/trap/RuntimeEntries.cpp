//===- RuntimeEntries.cpp - the symbols that compiled code calls ----------===//

#include "runtime-support/trap/RuntimeCalls.h"

using namespace wasmc;

#define WASMC_WORDS_1 , A
#define WASMC_WORDS_2 WASMC_WORDS_1, B
#define WASMC_WORDS_3 WASMC_WORDS_2, C
#define WASMC_WORDS_4 WASMC_WORDS_3, D
#define WASMC_WORDS_5 WASMC_WORDS_4, E

#define RUNTIME_CALL(Name, NumParams, HasResult)                               \
  extern "C" WASMC_RESULT_##HasResult wasmc_rt_##Name(                         \
      void *Vmctx WASMC_PARAMS_##NumParams) {                                  \
    trap::checkHeadroom(Vmctx);                                                \
    return calls::Name(Vmctx WASMC_WORDS_##NumParams);                         \
  }
#include "runtime-support/abi/RuntimeCalls.def"

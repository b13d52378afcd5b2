//===- FuzzText.cpp - any text, for the assembler -------------------------===//
//
// Every text is assembled to bytes that reader and validator have a verdict
// on, or rejected at one of its bytes.
//
//===----------------------------------------------------------------------===//

#include "compiler/text/AssembleText.h"
#include "test/fuzz/Verdict.h"
#include <cstdlib>

using namespace llvm;
using namespace wasmc;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  StringRef Text(reinterpret_cast<const char *>(Data), Size);
  Expected<AssembledModule> Module = assembleText(Text);
  std::string Outcome = Module ? test::verdict(Module->Bytes)
                               : test::outcomeOf(Module.takeError(), Size);
  if (Outcome.empty())
    std::abort();
  return 0;
}

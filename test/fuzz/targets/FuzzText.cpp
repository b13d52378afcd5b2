//===- FuzzText.cpp - any text, for the assembler -------------------------===//
//
// Every text is assembled to bytes that reader and validator have a verdict
// on, or rejected at one of its bytes. A valid module is printed, and the text
// makes the same module.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/ReadBinary.h"
#include "compiler/text/AssembleText.h"
#include "compiler/text/PrintText.h"
#include "test/fuzz/Verdict.h"
#include "test/text/SameModule.h"
#include <cstdlib>

using namespace llvm;
using namespace wasmc;

static bool comesBack(ArrayRef<uint8_t> Bytes) {
  wasm::Module M = cantFail(readBinary(Bytes));
  AssembledModule Again = cantFail(assembleText(cantFail(printText(M))));
  return differenceOf(M, cantFail(readBinary(Again.Bytes))).empty();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  StringRef Text(reinterpret_cast<const char *>(Data), Size);
  Expected<AssembledModule> Module = assembleText(Text);
  std::string Outcome = Module ? test::verdict(Module->Bytes)
                               : test::outcomeOf(Module.takeError(), Size);
  if (Outcome.empty() || (Outcome == "accepted" && !comesBack(Module->Bytes)))
    std::abort();
  return 0;
}

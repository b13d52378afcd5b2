//===- Trap.cpp - where a guest's execution ends --------------------------===//

#include "runtime-support/sys/Print.h"
#include "runtime-support/sys/Process.h"
#include "runtime-support/trap/RuntimeCalls.h"

using namespace wasmc;

void trap::install(const instance::Instance &Guest,
                   const abi::ImageHeader &Image,
                   AlternateStack &HandlerStack) {}

void trap::raiseTrap(void *Vmctx, abi::TrapCode Code) {
  sys::Printer P;
  P << "wasm trap: " << abi::trapMessage(Code) << '\n';
  P.flush();
  sys::exitProcess(abi::ExitCode::Trap);
}

void calls::missing_import(void *Vmctx, uint64_t FuncIndex) {
  trap::raiseTrap(Vmctx, abi::TrapCode::MissingImport);
}

//===- Process.cpp - what the kernel starts us with -----------------------===//

#include "runtime-support/sys/Process.h"
#include "runtime-support/sys/Syscall.h"

using namespace wasmc::sys;

uintptr_t ProcessStart::aux(AuxType Type, uintptr_t Default) const {
  for (const AuxEntry *E = Aux; E->Type; ++E)
    if (E->Type == Type)
      return E->Value;
  return Default;
}

ProcessStart wasmc::sys::readProcessStart(uintptr_t *InitialStack) {
  ProcessStart P;
  P.Argc = long(*InitialStack);
  P.Argv = reinterpret_cast<char **>(InitialStack + 1);
  P.Envp = P.Argv + P.Argc + 1;
  char **EnvEnd = P.Envp;
  while (*EnvEnd)
    ++EnvEnd;
  P.Aux = reinterpret_cast<const AuxEntry *>(EnvEnd + 1);
  return P;
}

void wasmc::sys::exitProcess(int Code) {
  for (;;)
    call(Syscall::exit_group, Code);
}

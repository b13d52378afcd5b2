//===- Process.h - what the kernel starts us with ---------------*- C++ -*-===//

#ifndef WASMC_SYS_PROCESS_H
#define WASMC_SYS_PROCESS_H

#include "runtime-support/abi/ExitCode.h"
#include <stdint.h>

namespace wasmc::sys {

/// An entry of the auxiliary vector; Type 0 ends it.
struct AuxEntry {
  uintptr_t Type;
  uintptr_t Value;
};

enum AuxType : uintptr_t { AuxPageSize = 6, AuxRandom = 25 };

/// The initial stack (System V ABI: Process Initialization). Argv and Envp end
/// with a null.
struct ProcessStart {
  long Argc;
  char **Argv;
  char **Envp;
  const AuxEntry *Aux;

  /// The value of this type, or Default if the kernel gives none.
  uintptr_t aux(AuxType Type, uintptr_t Default) const;
};

ProcessStart readProcessStart(uintptr_t *InitialStack);

[[noreturn]] void exitProcess(int Code);
[[noreturn]] inline void exitProcess(abi::ExitCode Code) {
  exitProcess(int(Code));
}

} // namespace wasmc::sys

#endif

//===- ExitCode.h - how an executable ends ----------------------*- C++ -*-===//
//
// Exit codes that the runtime uses on its own behalf; every other one is the
// guest's (proc_exit).
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_EXITCODE_H
#define WASMC_ABI_EXITCODE_H

namespace wasmc::abi {

enum class ExitCode : int {
  Success = 0,
  /// A flag or a grant that can't be taken: nothing of the guest has run.
  Usage = 2,
  /// The machine failed while the guest ran: its image's file was cut.
  Environment = 3,
  /// The machine refuses what the program needs (address space, a part of the
  /// sandbox): nothing of the guest has run.
  CannotStart = 125,
  /// The guest trapped; the number that a shell shows for SIGABRT.
  Trap = 134,
};

} // namespace wasmc::abi

#endif

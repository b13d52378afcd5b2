//===- ImportFilter.h - the filter of an image that was loaded --*- C++ -*-===//
//
// What abi/AllowedSyscalls.def lets through for the functions that an image
// imports. It is not asked of the image: whoever forged one could forge that.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SANDBOX_IMPORTFILTER_H
#define WASMC_SANDBOX_IMPORTFILTER_H

#include "runtime-support/abi/SyscallFilter.h"
#include "runtime-support/sys/Syscall.h"

namespace wasmc::sandbox {

class AllowedCalls {
public:
  /// What a guest may need that imports nothing. Its memory is made behind the
  /// walls, so mappings are among it, but none that could be executed.
  AllowedCalls();

  /// A function of WASI's; unknown names need nothing.
  void addImport(const char *Name, uint64_t Size);
  /// Once everything was added: no call that takes a path.
  void removePaths();

  abi::FilterWriter filter() const;

private:
  void add(sys::Syscall Nr);
  void remove(sys::Syscall Nr);

  static constexpr uint32_t Most = 0
#define SYSCALL(Name, X86_64, Generic) +1
#include "runtime-support/abi/Syscalls.def"
      ;
  uint32_t Count = 0;
  abi::AllowedSyscall Calls[Most]; ///< by number
};

} // namespace wasmc::sandbox

#endif

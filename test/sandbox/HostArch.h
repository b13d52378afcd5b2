//===- HostArch.h - the CPU that the tests run on ---------------*- C++ -*-===//

#ifndef WASMC_TEST_SANDBOX_HOSTARCH_H
#define WASMC_TEST_SANDBOX_HOSTARCH_H

#include "compiler/base/Options.h"

namespace wasmc::test {

constexpr Arch Here =
#if defined(__x86_64__)
    Arch::X86_64;
#elif defined(__aarch64__)
    Arch::AArch64;
#else
    Arch::RISCV64;
#endif

} // namespace wasmc::test

#endif

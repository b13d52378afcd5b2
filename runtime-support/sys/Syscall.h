//===- Syscall.h - raw Linux system calls ----------------------*- C++ -*-===//
//
// The runtime's only way to the kernel: no libc stands between. Results are
// the kernel's: negative errno on failure.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SYS_SYSCALL_H
#define WASMC_SYS_SYSCALL_H

#include <stdint.h>

namespace wasmc::sys {

enum class Syscall : long {
#if defined(__x86_64__)
#define SYSCALL(Name, X86_64, Generic) Name = X86_64,
#else
#define SYSCALL(Name, X86_64, Generic) Name = Generic,
#endif
#include "runtime-support/abi/Syscalls.def"
};

inline long rawCall(long Nr, long A, long B, long C, long D, long E, long F) {
#if defined(__x86_64__)
  long Result;
  register long R10 asm("r10") = D;
  register long R8 asm("r8") = E;
  register long R9 asm("r9") = F;
  asm volatile("syscall"
               : "=a"(Result)
               : "a"(Nr), "D"(A), "S"(B), "d"(C), "r"(R10), "r"(R8), "r"(R9)
               : "rcx", "r11", "memory");
  return Result;
#elif defined(__aarch64__)
  register long X8 asm("x8") = Nr;
  register long X0 asm("x0") = A;
  register long X1 asm("x1") = B;
  register long X2 asm("x2") = C;
  register long X3 asm("x3") = D;
  register long X4 asm("x4") = E;
  register long X5 asm("x5") = F;
  asm volatile("svc 0"
               : "+r"(X0)
               : "r"(X8), "r"(X1), "r"(X2), "r"(X3), "r"(X4), "r"(X5)
               : "memory");
  return X0;
#elif defined(__riscv)
  register long A7 asm("a7") = Nr;
  register long A0 asm("a0") = A;
  register long A1 asm("a1") = B;
  register long A2 asm("a2") = C;
  register long A3 asm("a3") = D;
  register long A4 asm("a4") = E;
  register long A5 asm("a5") = F;
  asm volatile("ecall"
               : "+r"(A0)
               : "r"(A7), "r"(A1), "r"(A2), "r"(A3), "r"(A4), "r"(A5)
               : "memory");
  return A0;
#endif
}

template <typename T> inline long word(T Value) {
  if constexpr (__is_pointer(T))
    return reinterpret_cast<long>(Value);
  else
    return static_cast<long>(Value);
}

#ifdef WASMC_TRACE_SYSCALLS
/// Native tests see which calls are made.
void traceSyscall(Syscall Nr);
#endif

template <typename... Args> inline long call(Syscall Nr, Args... Arguments) {
  static_assert(sizeof...(Args) <= 6);
#ifdef WASMC_TRACE_SYSCALLS
  traceSyscall(Nr);
#endif
  long Words[6] = {word(Arguments)...};
  return rawCall(long(Nr), Words[0], Words[1], Words[2], Words[3], Words[4],
                 Words[5]);
}

} // namespace wasmc::sys

#endif

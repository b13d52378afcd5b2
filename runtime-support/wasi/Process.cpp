//===- Process.cpp - arguments, environment, exit, random numbers ---------===//

#include "runtime-support/sys/Syscall.h"
#include "runtime-support/wasi/Function.h"

using namespace wasmc;
using namespace wasmc::wasi;
using sys::Syscall;

namespace {

uint64_t lengthWithNul(const char *Text) {
  uint64_t N = 0;
  while (Text[N])
    ++N;
  return N + 1;
}

/// A list of strings as the guest sees it; the program's name may stand first.
struct StringList {
  const char *First; ///< may be null
  char **Rest;
  uint32_t NumRest;

  uint32_t count() const { return NumRest + (First ? 1 : 0); }
  const char *operator[](uint32_t I) const {
    if (First)
      return I == 0 ? First : Rest[I - 1];
    return Rest[I];
  }
  uint64_t bytes() const {
    uint64_t Bytes = 0;
    for (uint32_t I = 0; I != count(); ++I)
      Bytes += lengthWithNul((*this)[I]);
    return Bytes;
  }
};

StringList argsOf(Call C) {
  const abi::RunGrants &G = C.H.Grants;
  return {G.Program, G.Args, G.NumArgs};
}
StringList environOf(Call C) {
  return {nullptr, C.H.Grants.Env, C.H.Grants.NumEnv};
}

Errno sizesGet(Call C, StringList List, uint32_t Count, uint32_t Bytes) {
  Out<uint32_t> CountOut(C.Memory, Count), BytesOut(C.Memory, Bytes);
  if (!CountOut || !BytesOut)
    return Errno::Fault;
  uint64_t Total = List.bytes();
  if (Total > UINT32_MAX)
    return Errno::Overflow;
  CountOut = List.count();
  BytesOut = uint32_t(Total);
  return Errno::Success;
}

Errno listGet(Call C, StringList List, uint32_t Pointers, uint32_t Buffer) {
  uint64_t Total = List.bytes();
  char *PointersAt = C.Memory.array<uint32_t>(Pointers, List.count());
  char *BufferAt = C.Memory.range(Buffer, Total);
  if (!PointersAt || !BufferAt)
    return Errno::Fault;
  for (uint32_t I = 0; I != List.count(); ++I) {
    uint64_t Bytes = lengthWithNul(List[I]);
    store(PointersAt + I * sizeof(uint32_t), Buffer);
    __builtin_memcpy(BufferAt, List[I], Bytes);
    BufferAt += Bytes;
    Buffer += uint32_t(Bytes);
  }
  return Errno::Success;
}

Errno argsSizesGet(Call C, uint32_t Count, uint32_t Bytes) {
  return sizesGet(C, argsOf(C), Count, Bytes);
}
Errno argsGet(Call C, uint32_t Pointers, uint32_t Buffer) {
  return listGet(C, argsOf(C), Pointers, Buffer);
}
Errno environSizesGet(Call C, uint32_t Count, uint32_t Bytes) {
  return sizesGet(C, environOf(C), Count, Bytes);
}
Errno environGet(Call C, uint32_t Pointers, uint32_t Buffer) {
  return listGet(C, environOf(C), Pointers, Buffer);
}

Errno procExit(Call C, uint32_t Code) { trap::exitGuest(C.Exec, int(Code)); }

/// A signal that would end the process ends it, with the exit code that a
/// shell shows for it: to send real signals, even to itself, the sandbox would
/// have to let the calls through that reach other processes.
Errno procRaise(Call C, uint32_t Signal) {
  // Linux numbers of hup int quit ill trap abrt bus fpe kill usr1 segv usr2
  // pipe alrm term chld cont stop tstp ttin ttou urg xcpu xfsz vtalrm prof
  // winch poll pwr sys; 0: ignored or stopping.
  static constexpr uint8_t Fatal[] = {0,  1,  2,  3,  4,  5, 6,  7,  8, 9, 10,
                                      11, 12, 13, 14, 15, 0, 0,  0,  0, 0, 0,
                                      0,  24, 25, 26, 27, 0, 29, 30, 31};
  constexpr uint32_t Cont = 17, Chld = 16, Urg = 22, Winch = 27;
  if (Signal >= sizeof(Fatal))
    return Errno::Invalid;
  if (Fatal[Signal])
    trap::exitGuest(C.Exec, 128 + Fatal[Signal]);
  bool Ignored = Signal == 0 || Signal == Chld || Signal == Cont ||
                 Signal == Urg || Signal == Winch;
  return Ignored ? Errno::Success : Errno::NotSupported;
}

Errno randomGet(Call C, uint32_t Buffer, uint32_t Length) {
  char *To = C.Memory.range(Buffer, Length);
  if (!To)
    return Errno::Fault;
  constexpr long Interrupted = -4; // EINTR
  while (Length) {
    long Got = sys::call(Syscall::getrandom, To, Length, 0);
    if (Got == Interrupted)
      continue;
    if (Got < 0)
      return errnoOf(Got);
    To += Got;
    Length -= uint32_t(Got);
  }
  return Errno::Success;
}

Errno schedYield(Call) { return errnoOf(sys::call(Syscall::sched_yield)); }

} // namespace

WASI_FUNCTION_2(args_get, argsGet)
WASI_FUNCTION_2(args_sizes_get, argsSizesGet)
WASI_FUNCTION_2(environ_get, environGet)
WASI_FUNCTION_2(environ_sizes_get, environSizesGet)
WASI_FUNCTION_1(proc_exit, procExit)
WASI_FUNCTION_1(proc_raise, procRaise)
WASI_FUNCTION_2(random_get, randomGet)
WASI_FUNCTION_0(sched_yield, schedYield)

//===- Transfer.cpp - reading, writing and seeking ------------------------===//

#include "runtime-support/sys/Syscall.h"
#include "runtime-support/wasi/Function.h"

using namespace wasmc;
using namespace wasmc::wasi;
using sys::Syscall;

namespace {

/// struct iovec.
struct HostVector {
  char *Base;
  uint64_t Length;
};

/// The guest's ciovec: two 32-bit words.
struct GuestVector {
  uint32_t Address;
  uint32_t Length;
};

/// Guest vectors as the kernel takes them. More than Max non-empty ones make
/// the transfer a short one, which a guest must expect anyway.
struct Vectors {
  static constexpr uint32_t Max = 128;
  HostVector List[Max];
  uint32_t Count = 0;
};

/// All of the guest's vectors are checked, those too that won't be used.
Errno readVectors(Call C, uint32_t Address, uint32_t Count, Vectors &V) {
  const char *At = C.Memory.array<GuestVector>(Address, Count);
  if (!At)
    return Errno::Fault;
  for (uint32_t I = 0; I != Count; ++I, At += sizeof(GuestVector)) {
    GuestVector G = load<GuestVector>(At);
    char *Base = C.Memory.range(G.Address, G.Length);
    if (!Base)
      return Errno::Fault;
    if (G.Length && V.Count != Vectors::Max)
      V.List[V.Count++] = {Base, G.Length};
  }
  return Errno::Success;
}

/// Offset: where, or null for the file's own position. The kernel transfers at
/// most 2 GiB at a time, so the result fits 32 bits.
Errno transfer(Call C, Syscall Which, uint32_t Fd, uint64_t Rights,
               uint32_t Address, uint32_t Count, const uint64_t *Offset,
               uint32_t Result) {
  Descriptor *D;
  WASI_TRY(C.need(Fd, Rights, D));
  Out<uint32_t> ResultOut(C.Memory, Result);
  Vectors V;
  WASI_TRY(readVectors(C, Address, Count, V));
  if (!ResultOut)
    return Errno::Fault;
  long Done = Offset ? sys::call(Which, D->Fd, V.List, V.Count, *Offset, 0)
                     : sys::call(Which, D->Fd, V.List, V.Count);
  if (Done < 0)
    return errnoOf(Done);
  ResultOut = uint32_t(Done);
  return Errno::Success;
}

Errno fdRead(Call C, uint32_t Fd, uint32_t Vecs, uint32_t Count,
             uint32_t Result) {
  return transfer(C, Syscall::readv, Fd, FdRead, Vecs, Count, nullptr, Result);
}
Errno fdWrite(Call C, uint32_t Fd, uint32_t Vecs, uint32_t Count,
              uint32_t Result) {
  return transfer(C, Syscall::writev, Fd, FdWrite, Vecs, Count, nullptr,
                  Result);
}
Errno fdPread(Call C, uint32_t Fd, uint32_t Vecs, uint32_t Count,
              uint64_t Offset, uint32_t Result) {
  return transfer(C, Syscall::preadv, Fd, FdRead | FdSeek, Vecs, Count, &Offset,
                  Result);
}
Errno fdPwrite(Call C, uint32_t Fd, uint32_t Vecs, uint32_t Count,
               uint64_t Offset, uint32_t Result) {
  return transfer(C, Syscall::pwritev, Fd, FdWrite | FdSeek, Vecs, Count,
                  &Offset, Result);
}

Errno seek(Call C, Descriptor *D, uint64_t Offset, uint32_t Whence,
           uint32_t Result) {
  Out<uint64_t> ResultOut(C.Memory, Result);
  if (!ResultOut)
    return Errno::Fault;
  constexpr uint32_t End = 2; // set 0, cur 1, end 2, as Linux
  if (Whence > End)
    return Errno::Invalid;
  long Position = sys::call(Syscall::lseek, D->Fd, Offset, Whence);
  if (Position < 0)
    return errnoOf(Position);
  ResultOut = uint64_t(Position);
  return Errno::Success;
}

Errno fdSeek(Call C, uint32_t Fd, uint64_t Offset, uint32_t Whence,
             uint32_t Result) {
  Descriptor *D;
  WASI_TRY(C.need(Fd, FdSeek, D));
  return seek(C, D, Offset, Whence, Result);
}
Errno fdTell(Call C, uint32_t Fd, uint32_t Result) {
  constexpr uint32_t Current = 1;
  Descriptor *D;
  WASI_TRY(C.need(Fd, FdTell, D));
  return seek(C, D, 0, Current, Result);
}

} // namespace

WASI_FUNCTION_4(fd_read, fdRead)
WASI_FUNCTION_4(fd_write, fdWrite)
WASI_FUNCTION_5(fd_pread, fdPread)
WASI_FUNCTION_5(fd_pwrite, fdPwrite)
WASI_FUNCTION_4(fd_seek, fdSeek)
WASI_FUNCTION_2(fd_tell, fdTell)

//===- Files.cpp - what can be asked of and done to an open file ----------===//

#include "runtime-support/wasi/FileStatus.h"
#include "runtime-support/wasi/Function.h"

using namespace wasmc;
using namespace wasmc::wasi;
using sys::Syscall;

namespace {

Errno fdAdvise(Call C, uint32_t Fd, uint64_t Offset, uint64_t Length,
               uint32_t Advice) {
  // normal, sequential, random, willneed, dontneed, noreuse in Linux's order.
  static constexpr uint8_t LinuxAdvice[] = {0, 2, 1, 3, 4, 5};
  Descriptor *D;
  WASI_TRY(C.need(Fd, FdAdvise, D));
  if (Advice >= sizeof(LinuxAdvice))
    return Errno::Invalid;
  return errnoOf(sys::call(Syscall::fadvise64, D->Fd, Offset, Length,
                           LinuxAdvice[Advice]));
}

Errno fdAllocate(Call C, uint32_t Fd, uint64_t Offset, uint64_t Length) {
  Descriptor *D;
  WASI_TRY(C.needWritable(Fd, FdAllocate, D));
  return errnoOf(sys::call(Syscall::fallocate, D->Fd, 0, Offset, Length));
}

Errno fdSync(Call C, uint32_t Fd) {
  Descriptor *D;
  WASI_TRY(C.need(Fd, FdSync, D));
  return errnoOf(sys::call(Syscall::fsync, D->Fd));
}

Errno fdDatasync(Call C, uint32_t Fd) {
  Descriptor *D;
  WASI_TRY(C.need(Fd, FdDatasync, D));
  return errnoOf(sys::call(Syscall::fdatasync, D->Fd));
}

Errno fdFilestatGet(Call C, uint32_t Fd, uint32_t Result) {
  Descriptor *D;
  WASI_TRY(C.need(Fd, FdFilestatGet, D));
  Out<FileStat> ResultOut(C.Memory, Result);
  if (!ResultOut)
    return Errno::Fault;
  sys::Statx S;
  WASI_TRY(errnoOf(sys::statxOf(D->Fd, S)));
  ResultOut = toFileStat(S);
  return Errno::Success;
}

Errno fdFilestatSetSize(Call C, uint32_t Fd, uint64_t Size) {
  Descriptor *D;
  WASI_TRY(C.needWritable(Fd, FdFilestatSetSize, D));
  return errnoOf(sys::call(Syscall::ftruncate, D->Fd, Size));
}

Errno fdFilestatSetTimes(Call C, uint32_t Fd, uint64_t Access,
                         uint64_t Modification, uint32_t Flags) {
  Descriptor *D;
  WASI_TRY(C.needWritable(Fd, FdFilestatSetTimes, D));
  TimeSpec Times[2];
  WASI_TRY(toTimes(Access, Modification, Flags, Times));
  return errnoOf(sys::call(Syscall::utimensat, D->Fd, 0, Times, 0));
}

} // namespace

WASI_FUNCTION_4(fd_advise, fdAdvise)
WASI_FUNCTION_3(fd_allocate, fdAllocate)
WASI_FUNCTION_1(fd_sync, fdSync)
WASI_FUNCTION_1(fd_datasync, fdDatasync)
WASI_FUNCTION_2(fd_filestat_get, fdFilestatGet)
WASI_FUNCTION_2(fd_filestat_set_size, fdFilestatSetSize)
WASI_FUNCTION_4(fd_filestat_set_times, fdFilestatSetTimes)

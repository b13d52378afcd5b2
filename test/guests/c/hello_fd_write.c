// The smallest program that prints: no libc, one import (fd_write) and one
// memory.
#ifdef __wasm__
typedef struct {
  const char *Buffer;
  unsigned long Length;
} CIovec;

__attribute__((import_module("wasi_snapshot_preview1"),
               import_name("fd_write"))) int
fdWrite(int Fd, const CIovec *Iovs, unsigned long Count,
        unsigned long *Written);

void _start(void) {
  static const char Text[] = "hello, fd_write\n";
  CIovec Iov = {Text, sizeof Text - 1};
  unsigned long Written = 0;
  // A short or failed write must be seen by the runner, so it traps.
  if (fdWrite(1, &Iov, 1, &Written) != 0 || Written != sizeof Text - 1)
    __builtin_trap();
}
#else
#include <unistd.h>

int main(void) {
  static const char Text[] = "hello, fd_write\n";
  return write(1, Text, sizeof Text - 1) == sizeof Text - 1 ? 0 : 1;
}
#endif

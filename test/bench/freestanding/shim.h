// What the kernels need of a C library, freestanding: there is none for 64-bit
// addresses. Numbers are printed as their bits, in hexadecimal digits.
#pragma once
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#define WASI(Name)                                                             \
  __attribute__((import_module("wasi_snapshot_preview1"), import_name(#Name)))

// WASI has 32-bit addresses: the program's data lie in the first 4 GiB.
typedef struct {
  uint32_t Address, Length;
} IoVector;
WASI(fd_write) int32_t fdWrite(int32_t, int32_t, int32_t, int32_t);
WASI(proc_exit) _Noreturn void procExit(int32_t);

static void printBits(uint64_t Bits) {
  static char Text[17];
  static IoVector Vector;
  static uint32_t Written;
  for (int I = 15; I >= 0; --I, Bits >>= 4)
    Text[I] = "0123456789abcdef"[Bits & 15];
  Text[16] = '\n';
  Vector.Address = (uint32_t)(uintptr_t)Text;
  Vector.Length = sizeof(Text);
  fdWrite(1, (int32_t)(uintptr_t)&Vector, 1, (int32_t)(uintptr_t)&Written);
}

static int printf(const char *Format, ...) {
  va_list List;
  va_start(List, Format);
  for (; *Format; ++Format)
    switch (*Format) {
    case 'e':
    case 'f':
      printBits(__builtin_bit_cast(uint64_t, va_arg(List, double)));
      break;
    case 'l': // llu, lld
      Format += 2;
      printBits(va_arg(List, uint64_t));
      break;
    case 'u':
    case 'd':
    case 'x':
      printBits(va_arg(List, uint32_t));
      break;
    }
  va_end(List);
  return 0;
}

#define sqrt __builtin_sqrt
#define fabs __builtin_fabs

int main(void);
__attribute__((export_name("_start"))) void start(void) { procExit(main()); }

// A C program with its library: sorting, allocating, numbers to text and back.
// REQUIRES: host-x86_64, wasm-clang, wasmtime
// RUN: rm -rf %t && mkdir %t
// RUN: %wasm-clang -O2 %s -o %t/program.wasm
// RUN: %wasmtime-python %S/Inputs/wasmtime_program.py %t/program.wasm > %t/expected
// RUN: FileCheck %s < %t/expected
// RUN: wasmc compile --fuel %t/program.wasm -o %t/O2
// RUN: %t/O2 --fuel-report > %t/out 2> %t/O2.used && diff %t/expected %t/O2.used
// RUN: wasmc compile --fuel %t/program.wasm -O3 --bounds=check -o %t/O3
// RUN: %t/O3 --fuel-report > %t/out 2> %t/O3.used && diff %t/expected %t/O3.used
// CHECK: fuel used: {{[0-9]+}}
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *A, const void *B) {
  double Left = *(const double *)A, Right = *(const double *)B;
  return (Left > Right) - (Left < Right);
}

int main(void) {
  double *Numbers[8];
  unsigned Random = 1;
  for (int Array = 0; Array != 8; ++Array) {
    Numbers[Array] = calloc(500, sizeof(double));
    for (int I = 0; I != 500; ++I) {
      Random = Random * 1664525 + 1013904223;
      Numbers[Array][I] = Random / 65536.0;
    }
    qsort(Numbers[Array], 500, sizeof(double), compare);
  }
  for (int Array = 0; Array != 8; ++Array) {
    char Text[64], Copy[64];
    snprintf(Text, sizeof(Text), "%.17g %e", Numbers[Array][9], Numbers[Array][99]);
    memcpy(Copy, Text, strlen(Text) + 1);
    printf("%s %d\n", Copy, strtod(Copy, NULL) == Numbers[Array][9]);
    free(Numbers[Array]);
  }
  return 0;
}

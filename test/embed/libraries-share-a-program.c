// Two libraries in one program in C++; this one is a WASI command.
// REQUIRES: wasmc, wasm-clang, cross-libc, x86_64, aarch64, riscv64
// RUN: rm -rf %t && mkdir -p %t/x86_64 %t/aarch64 %t/riscv64
// RUN: %wasm-clang -O2 %s -o %t/tool.wasm
// RUN: wasmc compile %t/tool.wasm --target x86_64-linux -o %t/x86_64/libtool.a
// RUN: wasmc compile %S/Inputs/counter.wat --target x86_64-linux -o %t/x86_64/libcounter.a
// RUN: wasmc compile %t/tool.wasm --target aarch64-linux -o %t/aarch64/libtool.a
// RUN: wasmc compile %S/Inputs/counter.wat --target aarch64-linux -o %t/aarch64/libcounter.a
// RUN: wasmc compile %t/tool.wasm --target riscv64-linux -o %t/riscv64/libtool.a
// RUN: wasmc compile %S/Inputs/counter.wat --target riscv64-linux -o %t/riscv64/libcounter.a
// RUN: %cross-cxx-x86_64 -I%t/x86_64 %S/Inputs/libraries.cc -x none %t/x86_64/libtool.a %t/x86_64/libcounter.a -o %t/x86_64/host
// RUN: %run-x86_64 %t/x86_64/host | FileCheck %s
// RUN: %cross-cxx-aarch64 -isystem /usr/aarch64-linux-gnu/include -I%t/aarch64 %S/Inputs/libraries.cc -x none %t/aarch64/libcounter.a %t/aarch64/libtool.a -o %t/aarch64/host
// RUN: %run-aarch64 %t/aarch64/host | FileCheck %s
// RUN: %cross-cxx-riscv64 -isystem /usr/riscv64-linux-gnu/include -I%t/riscv64 %S/Inputs/libraries.cc -x none %t/riscv64/libtool.a %t/riscv64/libcounter.a -o %t/riscv64/host
// RUN: %run-riscv64 %t/riscv64/host | FileCheck %s
// CHECK: one 3 two 1
// CHECK-NEXT: silent: 1 41
// CHECK-NEXT: tool: hello value
// CHECK-NEXT: exit: 1 42
// CHECK-NEXT: 1 unreachable
// CHECK-NEXT: two 2

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  const char *name = getenv("NAME");
  printf("tool: %s %s\n", argc > 1 ? argv[1] : "", name ? name : "");
  return 40 + (argc ? argc : 1);
}

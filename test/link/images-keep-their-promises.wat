;; A loadable image on each target: a shared object without dynamic relocations
;; or needed libraries, entered at its header; nothing is both writable and
;; executable. Nothing of the runtime is in it.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --emit=cwasm -g --target x86_64-linux -o %t.x86_64
;; RUN: wasmc compile %s --emit=cwasm -g --target aarch64-linux -o %t.aarch64
;; RUN: wasmc compile %s --emit=cwasm -g --target riscv64-linux -o %t.riscv64
;; RUN: llvm-readelf -hldrsW %t.x86_64 | FileCheck %s --check-prefixes=CHECK,X86
;; RUN: llvm-readelf -hldrsW %t.aarch64 | FileCheck %s --check-prefixes=CHECK,ARM
;; RUN: llvm-readelf -hldrsW %t.riscv64 | FileCheck %s --check-prefixes=CHECK,RISCV
;; RUN: wasmc compile %s --emit=cwasm -O0 --bounds=check --target x86_64-linux -o %t.x86_64
;; RUN: wasmc compile %s --emit=cwasm -O0 --bounds=check --target aarch64-linux -o %t.aarch64
;; RUN: wasmc compile %s --emit=cwasm -O0 --bounds=check --target riscv64-linux -o %t.riscv64
;; RUN: wasmc compile %s --emit=cwasm -O3 --target x86_64-linux -o %t.x86_64
;; RUN: wasmc compile %s --emit=cwasm -O3 --target aarch64-linux -o %t.aarch64
;; RUN: wasmc compile %s --emit=cwasm -O3 --target riscv64-linux -o %t.riscv64
;; RUN: llvm-readelf -sW %t.x86_64 | FileCheck %s --check-prefix=STRIPPED

;; CHECK: Type: DYN
;; X86: Machine: Advanced Micro Devices X86-64
;; ARM: Machine: AArch64
;; RISCV: Machine: RISC-V
;; CHECK: Entry point address: 0x[[#%x,HEADER:]]
;; CHECK-NOT: {{RWE|INTERP|GNU_STACK.*E}}
;; CHECK: GNU_STACK {{.*}} RW 0
;; CHECK-NOT: (NEEDED)
;; CHECK-NOT: (TEXTREL)
;; CHECK-NOT: RELASZ
;; CHECK: There are no relocations in this file.
;; CHECK-DAG: {{0+}}[[#HEADER]] {{.*}} wasmc_image
;; CHECK-DAG: FUNC {{.*}} wasm.entry.0
;; CHECK-NOT: wasmc_rt
;; CHECK-NOT: wasmc_wasi

;; STRIPPED-NOT: wasm.f
(module
  (import "env" "f" (func (param i32)))
  (import "env" "memory" (memory 1))
  (table (export "t") 1 funcref)
  (elem (i32.const 0) func 0)
  (func (export "grow") (param i32)
    (drop (memory.grow (local.get 0)))
    (drop (table.grow (ref.null func) (local.get 0)))
    (call_indirect (param i32) (local.get 0) (local.get 0)))
  (func (export "large-result") (param i32)
      (result i64 i64 i64 i64 i64 i64 i64 i64)
    (call 3)
    (call 3))
  (func (result i64 i64 i64 i64)
    (i64.const 1) (i64.const 1) (i64.const 1) (i64.const 1)))

;; The limit on the command line, and what was used, however the program ends.
;; REQUIRES: wasmc, wabt, x86_64, aarch64, riscv64
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile --fuel --target x86_64-linux %t.wasm -o %t.x86_64
;; RUN: wasmc compile --fuel --target aarch64-linux %t.wasm -o %t.aarch64
;; RUN: wasmc compile --fuel --target riscv64-linux -O0 %t.wasm -o %t.riscv64
;; RUN: wasmc compile --target x86_64-linux %t.wasm -o %t.free

;; Initialisation 2, the start function 4, _start 11 and six times 5.
;; RUN: %run-x86_64 %t.x86_64 --fuel-report 2>&1 | FileCheck %s --check-prefix=ALL
;; RUN: %run-aarch64 %t.aarch64 --fuel-report 2>&1 | FileCheck %s --check-prefix=ALL
;; RUN: %run-riscv64 %t.riscv64 --fuel-report 2>&1 | FileCheck %s --check-prefix=ALL
;; ALL: {{^}}fuel used: 47{{$}}

;; RUN: %run-x86_64 %t.x86_64 --fuel=1000 2>&1 | FileCheck %s --check-prefix=QUIET --allow-empty
;; QUIET-NOT: {{.}}
;; RUN: not %run-x86_64 %t.x86_64 --fuel=30 --fuel-report 2>&1 | FileCheck %s --check-prefix=OUT
;; RUN: not %run-aarch64 %t.aarch64 --fuel 30 --fuel-report 2>&1 | FileCheck %s --check-prefix=OUT
;; RUN: not %run-riscv64 %t.riscv64 --fuel=30 --fuel-report 2>&1 | FileCheck %s --check-prefix=OUT
;; OUT: wasm trap: all fuel consumed
;; OUT: #0 {{.*}} _start+
;; OUT: {{^}}fuel used: 32{{$}}
;; RUN: not %run-x86_64 %t.x86_64 --fuel=0 --fuel-report 2>&1 | FileCheck %s --check-prefix=NONE
;; NONE: {{^}}fuel used: 3{{$}}

;; EXIT: {{^}}fuel used: 17{{$}}
;; With an argument it leaves by proc_exit.
;; RUN: not %run-x86_64 %t.x86_64 --fuel-report -- x 2>&1 | FileCheck %s --check-prefix=EXIT

;; RUN: not %run-x86_64 %t.x86_64 --fuel=x 2>&1 | FileCheck %s --check-prefix=BAD
;; RUN: not %run-x86_64 %t.x86_64 --fuel= 2>&1 | FileCheck %s --check-prefix=BAD
;; RUN: not %run-x86_64 %t.x86_64 --fuel=1e6 2>&1 | FileCheck %s --check-prefix=BAD
;; RUN: not %run-x86_64 %t.x86_64 --fuel=9223372036854775808 2>&1 | FileCheck %s --check-prefix=BAD
;; RUN: not %run-x86_64 %t.x86_64 --fuel=18446744073709551617 2>&1 | FileCheck %s --check-prefix=BAD
;; BAD: not from 0 to 2^63-1: --fuel '
;; RUN: %run-x86_64 %t.x86_64 --fuel=9223372036854775807 --fuel-report 2>&1 | FileCheck %s --check-prefix=ALL
;; RUN: not %run-x86_64 %t.free --fuel=1000 2>&1 | FileCheck %s --check-prefix=FREE
;; RUN: not %run-x86_64 %t.free --fuel-report 2>&1 | FileCheck %s --check-prefix=FREE
;; FREE: not compiled with --fuel: it can't take '--fuel
;; RUN: %run-x86_64 %t.x86_64 --help | FileCheck %s --check-prefix=HELP
;; HELP: --fuel UNITS
;; HELP: --fuel-report
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $sizes (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func $start (i32.const 1) (drop) (global.set $ran (i32.const 1)))
  (start $start)
  (global $ran (mut i32) (i32.const 0))
  (func (export "_start") (local i32)
    (drop (call $sizes (i32.const 0) (i32.const 4)))
    (if (i32.gt_u (i32.load (i32.const 0)) (i32.const 1)) (then (call $exit (i32.const 3))))
    (local.set 0 (i32.const 6))
    (loop
      (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))

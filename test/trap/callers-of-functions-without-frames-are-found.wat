;; A function may be struck where it has made no frame: on a path for which the
;; compiler needs none, or by a stack overflow. Its caller is in the backtrace
;; all the same. And where a call has returned before, nobody is taken for it.
;; REQUIRES: wasmc, wabt, x86_64, aarch64, riscv64
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --target x86_64-linux -o %t.x86_64
;; RUN: %python %S/Inputs/ends.py 134 %run-x86_64 %t.x86_64 | FileCheck %s --check-prefix OVERFLOW
;; RUN: %python %S/Inputs/ends.py 134 %run-x86_64 %t.x86_64 -- x | FileCheck %s --check-prefix EARLY
;; RUN: %python %S/Inputs/ends.py 134 %run-x86_64 %t.x86_64 -- x x | FileCheck %s --check-prefix LATE
;; RUN: wasmc compile %t.wasm --target aarch64-linux -o %t.aarch64
;; RUN: %python %S/Inputs/ends.py 134 %run-aarch64 %t.aarch64 | FileCheck %s --check-prefix OVERFLOW
;; RUN: %python %S/Inputs/ends.py 134 %run-aarch64 %t.aarch64 -- x | FileCheck %s --check-prefix EARLY
;; RUN: %python %S/Inputs/ends.py 134 %run-aarch64 %t.aarch64 -- x x | FileCheck %s --check-prefix LATE
;; RUN: wasmc compile %t.wasm --target riscv64-linux -o %t.riscv64
;; RUN: %python %S/Inputs/ends.py 134 %run-riscv64 %t.riscv64 | FileCheck %s --check-prefix OVERFLOW
;; RUN: %python %S/Inputs/ends.py 134 %run-riscv64 %t.riscv64 -- x | FileCheck %s --check-prefix EARLY
;; RUN: %python %S/Inputs/ends.py 134 %run-riscv64 %t.riscv64 -- x x | FileCheck %s --check-prefix LATE

;; OVERFLOW: wasm trap: call stack exhausted
;; OVERFLOW: #0 0x{{[0-9a-f]+}} [[ONE:even|odd]]+
;; OVERFLOW: #1 0x{{[0-9a-f]+}} [[OTHER:even|odd]]+
;; OVERFLOW: #2 0x{{[0-9a-f]+}} [[ONE]]+
;; OVERFLOW: #3 0x{{[0-9a-f]+}} [[OTHER]]+

;; EARLY:      wasm trap: out of bounds memory access
;; EARLY-NEXT: #0 0x{{[0-9a-f]+}} early+
;; EARLY-NEXT: #1 0x{{[0-9a-f]+}} caller+
;; EARLY-NEXT: #2 0x{{[0-9a-f]+}} start+
;; EARLY-NOT: #3

;; LATE:      wasm trap: out of bounds memory access
;; LATE-NEXT: #0 0x{{[0-9a-f]+}} late+
;; LATE-NEXT: #1 0x{{[0-9a-f]+}} start+
;; LATE-NOT: #2

(module
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $args_sizes_get (param i32 i32) (result i32)))
  (memory (export "memory") 1)
  (global $sink (mut i32) (i32.const 0))
  (func $even (param i32) (result i32)
    (i32.add (call $odd (i32.add (local.get 0) (i32.const 1))) (local.get 0)))
  (func $odd (param i32) (result i32)
    (i32.sub (call $even (i32.add (local.get 0) (i32.const 3))) (local.get 0)))
  ;; The frame is only made where the calls are.
  (func $early (param i32) (result i32)
    (if (result i32) (i32.load (local.get 0))
      (then
        (i32.add (call $odd (local.get 0))
                 (i32.mul (call $even (local.get 0)) (local.get 0))))
      (else (i32.const 7))))
  (func $caller (param i32)
    (global.set $sink (call $early (local.get 0)))
    (global.set $sink
      (i32.add (call $early (i32.const 8)) (global.get $sink))))
  (func $late (param i32)
    (loop $again
      (global.set $sink (i32.load (local.get 0)))
      (call $grow (i32.const 0))
      (local.set 0 (i32.add (local.get 0) (i32.const 65533)))
      (br $again)))
  (func $grow (param i32) (drop (memory.grow (local.get 0))))
  (func $start (export "_start")
    (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (if (i32.eq (i32.load (i32.const 0)) (i32.const 3))
      (then (call $late (i32.const 0))))
    (if (i32.eq (i32.load (i32.const 0)) (i32.const 1))
      (then (global.set $sink (call $even (i32.const 0))))
      (else (call $caller (i32.const 65536))))
    (global.set $sink (i32.add (global.get $sink) (i32.const 1)))))

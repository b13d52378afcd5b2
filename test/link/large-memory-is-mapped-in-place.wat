;; An initial memory of 64 KiB or more stands in the file on a 64 KiB boundary,
;; in a writable segment, so that the runtime moves it and copies nothing.
;; REQUIRES: wasmc, wabt, x86_64, aarch64, riscv64
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --target x86_64-linux -o %t.x86_64
;; RUN: wasmc compile %t.wasm --target aarch64-linux -o %t.aarch64
;; RUN: wasmc compile %t.wasm --target riscv64-linux -o %t.riscv64
;; RUN: llvm-readelf -SW %t.x86_64 | FileCheck %s
;; RUN: llvm-readelf -SW %t.aarch64 | FileCheck %s
;; RUN: llvm-readelf -SW %t.riscv64 | FileCheck %s
;; RUN: %run-x86_64 %t.x86_64
;; RUN: %run-aarch64 %t.aarch64
;; RUN: %run-riscv64 %t.riscv64
;; RUN: wasmc inspect %t.x86_64 | FileCheck %s --check-prefix=INSPECT

;; CHECK: wasm_memory PROGBITS {{[0-9a-f]*}}0000 {{[0-9a-f]*}}0000 020000 00 WA 0 0 65536
;; INSPECT: memory: 5..65536 pages of 65536 bytes, 131072 bytes of it initialised
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 5)
  (data (i32.const 65540) "begin")
  (data (i32.const 196600) "end")
  ;; Exits with 1 unless each byte is what the segments say.
  (func (export "_start")
    (if (i32.ne (i32.load (i32.const 65540)) (i32.const 0x69676562))
      (then (call $exit (i32.const 1))))
    (if (i32.ne (i32.load8_u (i32.const 196602)) (i32.const 0x64))
      (then (call $exit (i32.const 2))))
    (if (i32.load8_u (i32.const 196603))
      (then (call $exit (i32.const 3))))
    (if (i32.load (i32.const 0))
      (then (call $exit (i32.const 4))))
    (if (i32.load (i32.const 196608))
      (then (call $exit (i32.const 5))))
    (i32.store (i32.const 65540) (i32.const 1))
    (if (i32.ne (i32.load (i32.const 65540)) (i32.const 1))
      (then (call $exit (i32.const 6))))))

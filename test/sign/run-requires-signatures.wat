;; A signed image runs from its sealed copy, under its own name, with memory
;; that is mapped from the copy; what isn't signed by the key doesn't.
;; REQUIRES: wasmc, host-x86_64
;; RUN: rm -rf %t && mkdir %t && cd %t && wasmc compile %s -o plain.cwasm
;; RUN: wasmc sign --generate-key a.key && wasmc sign --generate-key b.key
;; RUN: wasmc sign plain.cwasm --key a.key -o app.cwasm
;; RUN: wasmc run app.cwasm --require-signature a.key.pub | FileCheck %s
;; CHECK: x=app.cwasm
;; RUN: not wasmc run plain.cwasm --require-signature a.key.pub 2>&1 | FileCheck %s --check-prefix=UNSIGNED
;; UNSIGNED: plain.cwasm: not signed, and a signature is required
;; RUN: not wasmc run app.cwasm --require-signature b.key.pub 2>&1 | FileCheck %s --check-prefix=OTHER
;; OTHER: app.cwasm: not signed with the key that is required
;; RUN: not wasmc run %s --require-signature a.key.pub 2>&1 | FileCheck %s --check-prefix=MODULE
;; MODULE: --require-signature is for what was compiled with --emit=cwasm, and signed

;; The loader program alone knows no signatures, and doesn't say that it does.
;; RUN: wasmc loader -o loader && not ./loader --require-signature a.key.pub app.cwasm 2>&1 | FileCheck %s --check-prefix=LOADER
;; LOADER: unknown flag
;; RUN: not ./loader --image-fd=x app.cwasm 2>&1 | FileCheck %s --check-prefix=FD
;; FD: not a descriptor: --image-fd
;; RUN: not ./loader --image-fd=77 app.cwasm 2>&1 | FileCheck %s --check-prefix=CLOSED
;; CLOSED: app.cwasm: cannot open /proc/self/fd/77
(module
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $sizes (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get"
    (func $args (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 4)
  (data (i32.const 70000) "x=")
  (data (i32.const 200000) "far enough to be mapped")
  (func (export "_start")
    (drop (call $sizes (i32.const 0) (i32.const 4)))
    (drop (call $args (i32.const 100) (i32.const 70002)))
    (i32.store (i32.const 16) (i32.const 70000))
    (i32.store (i32.const 20) (i32.add (i32.const 2) (i32.load (i32.const 4))))
    (drop (call $write (i32.const 1) (i32.const 16) (i32.const 1)
                       (i32.const 24)))))

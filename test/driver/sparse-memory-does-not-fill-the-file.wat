;; Segments far from one another don't make an image with gigabytes of zeros
;; between them: the far ones are written when the program starts.
;; REQUIRES: wasmc, wabt, x86_64
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --target x86_64-linux -o %t
;; RUN: wasmc inspect %t | FileCheck %s
;; RUN: %run-x86_64 %t
;; CHECK: memory: 65536..65536 pages of 65536 bytes, 4 bytes of it initialised
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 65536)
  (data (i32.const 16) "near")
  (data (i32.const 0xfffffff0) "far!")
  ;; In order: the later segment wins, wherever it is.
  (data (i32.const 17) "E")
  (func (export "_start")
    (if (i32.ne (i32.load (i32.const 16)) (i32.const 0x7261456e)) ;; "nEar"
      (then (call $exit (i32.const 1))))
    (if (i32.ne (i32.load (i32.const 0xfffffff0)) (i32.const 0x21726166))
      (then (call $exit (i32.const 2))))))

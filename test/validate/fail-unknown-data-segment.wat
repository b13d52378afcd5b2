;; A data segment that there is not.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: unknown data segment 1 (at offset 0x25, in function "#0")

(module
  (memory 1)
  (data "a")
  (func (memory.init 1 (i32.const 0) (i32.const 0) (i32.const 0))))

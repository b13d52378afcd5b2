;; A load without a memory.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: unknown memory 0 (at offset 0x19, in function "#0")

(module
  (func (drop (i32.load (i32.const 0)))))

;; An assignment to a constant.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: immutable global: 0 (at offset 0x21, in function "#0")

(module
  (global i32 (i32.const 1))
  (func (global.set 0 (i32.const 2))))

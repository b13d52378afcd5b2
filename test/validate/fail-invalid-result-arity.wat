;; A select of two types.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: invalid result arity: 2 (at offset 0x1a, in function "#0")

(module
  (func (select (result i32 i32) (unreachable) (unreachable) (unreachable))
    (drop) (drop)))

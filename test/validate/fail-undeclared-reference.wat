;; A reference to a function that occurs nowhere else.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: undeclared function reference: 0 (at offset 0x17, in function "#0")

(module
  (func (drop (ref.func 0))))

;; A start function with a parameter.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: start function: has type [i32] -> [] (at offset 0x15)

(module
  (func $main (param i32))
  (start $main))

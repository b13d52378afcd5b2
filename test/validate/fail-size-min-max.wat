;; A memory whose minimum is above its maximum.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: size minimum must not be greater than maximum (at offset 0xb)

(module
  (memory 2 1))

;; Two exports of one name.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: duplicate export name: "a" (at offset 0x1e)

(module
  (func (export "a"))
  (memory (export "a") 1))

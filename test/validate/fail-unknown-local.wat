;; A local index behind parameters and locals.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: unknown local 2 (at offset 0x1a, in function "#0")

(module
  (func (param i32) (local i64)
    (drop (local.get 2))))

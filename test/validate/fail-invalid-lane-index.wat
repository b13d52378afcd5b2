;; A lane that the vector has not.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: invalid lane index: 4 (at offset 0x1a, in function "#0")

(module
  (func (param v128)
    (drop (i32x4.extract_lane 4 (local.get 0)))))

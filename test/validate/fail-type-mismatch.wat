;; An operand of another type.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: type mismatch: instruction requires [i32 i32] but stack has [i32 f32] (at offset 0x1f, in function "#0")

(module
  (func (result i32)
    (i32.add (i32.const 1) (f32.const 2))))

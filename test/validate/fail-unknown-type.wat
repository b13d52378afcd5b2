;; A type index that is out of range.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: unknown type 7 (at offset 0x1f, in function "#0")

(module
  (table 1 funcref)
  (func (call_indirect (type 7) (i32.const 0))))

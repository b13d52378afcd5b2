;; A table index that is out of range.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: unknown table 1 (at offset 0x1d, in function "#0")

(module
  (table 1 funcref)
  (func (drop (table.size 1))))

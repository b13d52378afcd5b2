;; A global index that is out of range.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: unknown global 3 (at offset 0x17, in function "#0")

(module
  (func (drop (global.get 3))))

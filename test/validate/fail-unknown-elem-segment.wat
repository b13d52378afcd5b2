;; An element segment that there is not.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: unknown elem segment 0 (at offset 0x17, in function "#0")

(module
  (func (elem.drop 0)))

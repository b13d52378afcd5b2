;; An alignment above the access's width.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: alignment must not be larger than natural (at offset 0x1e, in function "#0")

(module
  (memory 1)
  (func (drop (i32.load align=8 (i32.const 0)))))

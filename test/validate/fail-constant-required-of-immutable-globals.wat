;; A global that depends on a mutable one.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: constant expression required: global 0 is mutable (at offset 0x17)

(module
  (global (import "m" "g") (mut i32))
  (global i32 (global.get 0)))

;; A global whose value is computed by clz.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: constant expression required (at offset 0xf)

(module
  (global i32 (i32.clz (i32.const 1))))

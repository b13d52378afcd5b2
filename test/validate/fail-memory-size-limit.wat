;; A memory of more than 4 GiB.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: memory size must be at most 65536 pages (4GiB) (at offset 0xb)

(module
  (memory 65537))

;; A memory of a proposal that is not supported.
;; REQUIRES: wabt, wasmc
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: not wasmc validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: {{.*}}: unsupported proposal: Threads, which this version of wasmc does not have (at offset 0xb)

(module
  (memory 1 1 shared))

;; REQUIRES: wasmc, wabt, x86_64
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: wasmc compile --allow-missing-imports %t.wasm --target x86_64-linux -o %t
;; RUN: not %run-x86_64 %t 2>&1 | FileCheck %s
;; CHECK: missing import
(module
  (import "env" "nothing" (func $nothing))
  (func (export "_start") (call $nothing)))

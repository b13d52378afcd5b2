;; A throw of a tag that there is not.
;; REQUIRES: wabt
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: echo %t.wasm | %verdicts --all-features | FileCheck %s
;; CHECK: {{^}}unknown tag 0 (at offset 0x17, in function "#0")

(module
  (func (throw 0)))

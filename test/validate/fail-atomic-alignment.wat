;; An atomic access that may be misaligned.
;; REQUIRES: wabt
;; RUN: %wat2wasm --enable-all --no-check %s -o %t.wasm
;; RUN: echo %t.wasm | %verdicts --all-features | FileCheck %s
;; CHECK: {{^}}atomic alignment must be natural (at offset 0x1f, in function "#0")

(module
  (memory 1 1 shared)
  (func (drop (i32.atomic.load align=2 (i32.const 0)))))

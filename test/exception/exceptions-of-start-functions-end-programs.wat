;; What the start function throws when an instance is made is told like any other.
;; REQUIRES: wasmc, host-x86_64
;; RUN: wasmc compile %s -o %t && %python %S/../trap/Inputs/ends.py 134 %t | FileCheck %s
;; RUN: wasmc compile %s --emit=cwasm -o %t.cwasm && %python %S/../trap/Inputs/ends.py 134 %build/runtime/cwasm-run-x86_64 %t.cwasm | FileCheck %s
;; CHECK: {{^}}wasm trap: unhandled exception: tag $e (i32 7)
(module
  (tag $e (param i32))
  (func $start (throw $e (i32.const 7)))
  (start $start)
  (func (export "_start")))

;; WASI functions work on memory 0: another that is exported under the name that
;; WASI gives its memory would never be read.
;; REQUIRES: wasmc
;; RUN: not wasmc compile %s -o %t 2>&1 | FileCheck %s
;; CHECK: implementation limit: WASI functions work on memory 0, but the module exports another one as "memory" (line 10
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func (param i32)))
  (memory 1)
  (memory $other 1)
  (export "memory" (memory $other))
  (func (export "_start")))

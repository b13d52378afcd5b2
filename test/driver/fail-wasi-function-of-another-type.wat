;; REQUIRES: wasmc, wabt
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: not wasmc compile %t.wasm -o %t 2>&1 | FileCheck %s
;; RUN: not wasmc compile --allow-missing-imports %t.wasm -o %t 2>&1 | FileCheck %s
;; CHECK: incompatible import type: wasi_snapshot_preview1.fd_close: func [i64] -> [i32] should be [i32] -> [i32] (at offset 0x{{[0-9a-f]+}})
(module
  (import "wasi_snapshot_preview1" "fd_close" (func (param i64) (result i32)))
  (func (export "_start")))

;; All that is missing is listed at once, with types. Control characters in
;; names don't reach the terminal.
;; REQUIRES: wasmc, wabt
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: not wasmc compile %t.wasm -o %t 2>&1 | FileCheck %s
;; RUN: not test -e %t
;; RUN: not wasmc compile --allow-missing-imports %t.wasm -o %t 2>&1 \
;; RUN:   | FileCheck %s --check-prefix=ALLOW

;; CHECK: error: {{.*}}.wasm: unknown import: nothing provides
;; CHECK-NEXT: env.log: func [i32 f64] -> []
;; CHECK-NEXT: env.odd\x1Bname: func [] -> [i64]
;; CHECK-NEXT: env.table: table 1.. funcref
;; CHECK-NEXT: wasi_snapshot_preview1.no_such: func [] -> []
;; CHECK-NOT: {{.}}

;; A table can't be left to trap when it is used.
;; ALLOW: unknown import: nothing provides
;; ALLOW-NEXT: env.table: table 1.. funcref
;; ALLOW-NOT: {{.}}
(module
  (import "env" "log" (func (param i32 f64)))
  (import "env" "odd\1bname" (func (result i64)))
  (import "env" "table" (table 1 funcref))
  (import "wasi_snapshot_preview1" "no_such" (func))
  (import "wasi_snapshot_preview1" "sched_yield" (func (result i32)))
  (func (export "_start")))

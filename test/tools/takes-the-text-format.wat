;; A module in the text format is taken like a binary one, and what is wrong
;; with it is told in line and column.
;; RUN: wasmc run %s | FileCheck %s --check-prefix=RAN
;; RUN: wasmc inspect - < %s | FileCheck %s --check-prefix=INSPECT
;; RUN: sed 's/i32.const 1 /i64.const 1 /' %s > %t.wat
;; RUN: not wasmc validate %t.wat 2>&1 | FileCheck %s --check-prefix=FAIL
;; RUN: echo '(module (func i32.addd))' | not wasmc validate - 2>&1 | FileCheck %s --check-prefix=MALFORMED
;; RUN: echo '(module (func i32.addd))' | not wasmc --json validate - 2>&1 | FileCheck %s --check-prefix=JSON
;; RUN: echo -n 'text without a module' | not wasmc validate - 2>&1 | FileCheck %s --check-prefix=BINARY

;; RAN-LABEL: written as text
;; INSPECT: wasi_snapshot_preview1
;; FAIL: error: {{.*}}: type mismatch: {{.*}} (line 24, column {{[0-9]+}}, in function "_start")
;; MALFORMED: error: -: unknown operator i32.addd (line 1, column 15)
;; JSON: "kind":"UnknownOperator"
;; BINARY: error: -: magic header not detected (at offset 0x0)

(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\10\00\00\00\00\00\00\00\00\00\00\00written as text\0a")
  (func (export "_start")
    (drop (call $fd_write (i32.const 1 ) (i32.const 0) (i32.const 1) (i32.const 8)))))

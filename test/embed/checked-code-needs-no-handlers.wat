;; Code with bounds checks traps without any signal, also at the end of the
;; stack; code without is refused until there are handlers.
;; REQUIRES: wasmc, host-x86_64
;; RUN: %host-cc %S/Inputs/without-handlers.c %host-lib -o %t
;; RUN: wasmc compile %s --emit=cwasm --bounds=check -O0 -o %t.cwasm
;; RUN: %t %t.cwasm | FileCheck %s
;; RUN: wasmc compile %s --emit=cwasm --bounds=check -O2 -o %t.cwasm
;; RUN: %t %t.cwasm | FileCheck %s
;; RUN: llvm-objdump -d %t.cwasm | FileCheck %s --check-prefix=CODE
;; CODE-NOT: ud{{[12]}}
;; RUN: wasmc compile %s --emit=cwasm -o %t.cwasm
;; RUN: not %t %t.cwasm | FileCheck %s --check-prefix=GUARD
;; GUARD: the module's code traps by signals: call wasmc_install_handlers() first, or compile it with --bounds=check
(module
  (type $t (func (result i32)))
  (memory 1) (table 2 funcref)
  (func $recurse (export "recurse") (param i32) (result i32)
    (i32.add (call $recurse (local.get 0)) (i32.const 1)))
  ;; CHECK:      recurse: call stack exhausted at recurse+0
  (func (export "divide") (param i32) (result i32)
    (i32.div_s (i32.const 6) (local.get 0)))
  ;; CHECK-NEXT: divide: integer divide by zero at divide+5
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  ;; CHECK-NEXT: load: out of bounds memory access at load+3
  ;; CHECK-NEXT: load: out of bounds memory access at load+3
  (func (export "indirect") (param i32) (result i32)
    (call_indirect (type $t) (local.get 0)))
  ;; CHECK-NEXT: indirect: undefined element at indirect+3
  (func (export "fill") (param i32) (result i32)
    (memory.fill (local.get 0) (i32.const 1) (i32.const 7))
    (i32.const 0))
  ;; CHECK-NEXT: fill: out of bounds memory access at fill+7
  ;; CHECK-NEXT: divide: 6
  ;; CHECK: divide: 6
  ;; CHECK: divide: 6
  ;; CHECK-NEXT: no stack for handlers
  )

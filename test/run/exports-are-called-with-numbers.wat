;; --invoke: numbers in, results out, one a line; _initialize comes first.
;; REQUIRES: wasmc, x86_64, aarch64, riscv64
;; RUN: rm -rf %t && mkdir %t
;; RUN: wasmc compile %s --emit=cwasm --target x86_64-linux -o %t/x.cwasm && wasmc loader --target x86_64-linux -o %t/run-x
;; RUN: wasmc compile %s --emit=cwasm --target aarch64-linux -o %t/a.cwasm && wasmc loader --target aarch64-linux -o %t/run-a
;; RUN: wasmc compile %s --emit=cwasm --target riscv64-linux -o %t/r.cwasm && wasmc loader --target riscv64-linux -o %t/run-r
;; RUN: %run-x86_64 %t/run-x --invoke all %t/x.cwasm -- -5 0xffffffffffffffff 0.1 -1e-3 | FileCheck %s
;; RUN: %run-aarch64 %t/run-a --invoke all %t/a.cwasm -5 0xffffffffffffffff 0.1 -1e-3 | FileCheck %s
;; RUN: %run-riscv64 %t/run-r --invoke=all -- %t/r.cwasm -5 0xffffffffffffffff 0.1 -1e-3 | FileCheck %s
;; CHECK: {{^}}0.1{{$}}
;; CHECK-NEXT: {{^}}-0.001{{$}}
;; CHECK-NEXT: {{^}}-5{{$}}
;; CHECK-NEXT: {{^}}-1{{$}}
;; CHECK-NEXT: {{^}}7{{$}}
;; CHECK-NOT: {{.}}
;; RUN: wasmc run %t/x.cwasm --invoke nothing | FileCheck %s --check-prefix=NOTHING --allow-empty
;; NOTHING-NOT: {{.}}

;; RUN: not wasmc run %t/x.cwasm --invoke all -- 1 2 3 2>&1 | FileCheck %s --check-prefix=FEW
;; FEW: wasmc-run: too few or too many arguments for 'all'
;; RUN: sh -c 'wasmc run %t/x.cwasm --invoke all -- 4294967296 2 3 4; echo code $?' 2>&1 | FileCheck %s --check-prefix=LARGE
;; LARGE: wasmc-run: not a number of its type: '4294967296'
;; LARGE: code 2
;; RUN: sh -c 'wasmc run %t/x.cwasm --invoke none; echo code $?' 2>&1 | FileCheck %s --check-prefix=NONE
;; NONE: wasmc-run: {{.*}}x.cwasm: it exports no function "none"
;; NONE: code 125
;; RUN: not wasmc run %t/x.cwasm --invoke memory 2>&1 | FileCheck %s --check-prefix=MEMORY
;; MEMORY: it exports no function "memory"
;; RUN: not wasmc run %t/x.cwasm --invoke ref 2>&1 | FileCheck %s --check-prefix=REF
;; REF: ref has parameters that are no numbers
;; RUN: not wasmc run %t/x.cwasm --invoke vector 2>&1 | FileCheck %s --check-prefix=VECTOR
;; VECTOR: vector has results that are no numbers
;; RUN: sh -c 'wasmc run %t/x.cwasm; echo code $?' 2>&1 | FileCheck %s --check-prefix=START
;; START: wasmc-run: {{.*}}x.cwasm: it has no _start; --invoke EXPORT calls another export
;; START: code 125
;; RUN: sh -c 'wasmc run %s --invoke all; echo code $?' 2>&1 | FileCheck %s --check-prefix=MODULE
;; MODULE: --invoke is for what was compiled with --emit=cwasm
;; MODULE: code 2
(module
  (memory (export "memory") 1)
  (global $seven (mut i32) (i32.const 0))
  (func (export "_initialize")
    (global.set $seven (i32.const 7)))
  (func (export "all") (param i32 i64 f32 f64) (result f32 f64 i32 i64 i32)
    (local.get 2)
    (local.get 3)
    (local.get 0)
    (local.get 1)
    (global.get $seven))
  (func (export "nothing"))
  (func (export "ref") (param externref))
  (func (export "vector") (result v128) (v128.const i64x2 0 0)))

;; Memories and tables grow up to the limit and no further, and a module that
;; needs more at first doesn't start; both with guard pages and with checks.
;; REQUIRES: wasmc, x86_64, aarch64, riscv64
;; RUN: wasmc compile %s --target x86_64-linux -o %t.x
;; RUN: wasmc compile %s --target x86_64-linux --bounds check -o %t.x-check
;; RUN: wasmc compile %s --target aarch64-linux -o %t.aarch64
;; RUN: wasmc compile %s --target riscv64-linux --bounds check -o %t.r

;; RUN: sh -c '%run-x86_64 %t.x --max-memory 4 --max-table 5; echo code $?' | FileCheck %s --check-prefix=GROWN
;; RUN: sh -c '%run-x86_64 %t.x-check --max-memory 256K --max-table 5; echo code $?' | FileCheck %s --check-prefix=GROWN
;; RUN: sh -c '%run-aarch64 %t.aarch64 --max-memory 320K --max-table 4; echo code $?' | FileCheck %s --check-prefix=OTHER
;; RUN: sh -c '%run-riscv64 %t.r --max-memory 5 --max-table 4; echo code $?' | FileCheck %s --check-prefix=OTHER
;; GROWN: code 45
;; OTHER: code 54

;; RUN: sh -c '%run-x86_64 %t.x --max-memory 64K; echo code $?' 2>&1 | FileCheck %s --check-prefix=MEMORY
;; RUN: sh -c '%run-x86_64 %t.x-check --max-memory 1; echo code $?' 2>&1 | FileCheck %s --check-prefix=MEMORY
;; MEMORY: wasmc: the program has a memory of at least 2 pages; --max-memory allows 1
;; MEMORY: code 125
;; RUN: sh -c '%run-x86_64 %t.x --max-table 2; echo code $?' 2>&1 | FileCheck %s --check-prefix=TABLE
;; TABLE: wasmc: the program has a table of at least 3 elements; --max-table allows 2
;; TABLE: code 125

;; Baked in, limits are kept without a flag, and `wasmc run` passes them on.
;; RUN: wasmc compile %s --target x86_64-linux --max-memory 4 --max-table 5 -o %t.baked
;; RUN: sh -c '%run-x86_64 %t.baked; echo code $?' | FileCheck %s --check-prefix=GROWN
;; RUN: sh -c '%run-x86_64 %t.baked --max-memory 5; echo code $?' 2>&1 | FileCheck %s --check-prefix=MORE
;; MORE: --max-memory '5' is more than was granted at build time
;; MORE: code 2
;; RUN: sh -c 'wasmc run %s --max-memory 4 --max-table 5; echo code $?' | FileCheck %s --check-prefix=GROWN
;; RUN: sh -c 'wasmc run %s --max-memory 4X; echo code $?' 2>&1 | FileCheck %s --check-prefix=FORM
;; FORM: --max-memory: '4X' is not a size such as 64M, or a number of pages of 64 KiB
;; FORM: code 2
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory 2)
  (table $t 3 funcref)
  (func (export "_start")
    (loop $more
      (br_if $more
        (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
    (loop $more
      (br_if $more
        (i32.ne (table.grow $t (ref.null func) (i32.const 1)) (i32.const -1))))
    (call $exit
      (i32.add
        (i32.mul (memory.size) (i32.const 10))
        (table.size $t)))))

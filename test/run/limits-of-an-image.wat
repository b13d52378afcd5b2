;; The flags of limits do to an image what they do to an executable: memories and
;; tables, time, fuel, the stack.
;; REQUIRES: wasmc, x86_64, aarch64, riscv64
;; RUN: rm -rf %t && mkdir %t
;; RUN: wasmc compile %s --emit=cwasm --fuel --target x86_64-linux -o %t/x.cwasm && wasmc loader --target x86_64-linux -o %t/run-x
;; RUN: wasmc compile %s --emit=cwasm --bounds check --target aarch64-linux -o %t/a.cwasm && wasmc loader --target aarch64-linux -o %t/run-a
;; RUN: wasmc compile %s --emit=cwasm --target riscv64-linux -o %t/r.cwasm && wasmc loader --target riscv64-linux -o %t/run-r

;; RUN: sh -c '%run-x86_64 %t/run-x --max-memory 4 --max-table 5 %t/x.cwasm; echo code $?' | FileCheck %s --check-prefix=GROWN
;; RUN: sh -c '%run-aarch64 %t/run-a --max-memory 256K --max-table 5 %t/a.cwasm; echo code $?' | FileCheck %s --check-prefix=GROWN
;; RUN: sh -c '%run-riscv64 %t/run-r --max-memory 4 --max-table 5 %t/r.cwasm; echo code $?' | FileCheck %s --check-prefix=GROWN
;; GROWN: code 45
;; RUN: sh -c '%run-x86_64 %t/run-x --max-memory 64K %t/x.cwasm; echo code $?' 2>&1 | FileCheck %s --check-prefix=MEMORY
;; MEMORY: run-x: {{.*}}x.cwasm: too many pages of memory: 2 wanted, the limit is 1
;; MEMORY: code 125
;; RUN: sh -c '%run-x86_64 %t/run-x --max-table 2 %t/x.cwasm; echo code $?' 2>&1 | FileCheck %s --check-prefix=TABLE
;; TABLE: too many {{.*}}: 3 wanted, the limit is 2
;; TABLE: code 125

;; RUN: sh -c '%run-x86_64 %t/run-x --timeout 200ms --invoke spin %t/x.cwasm; echo code $?' 2>&1 | FileCheck %s --check-prefix=TIME
;; RUN: sh -c '%run-aarch64 %t/run-a --timeout 1s --invoke spin %t/a.cwasm; echo code $?' 2>&1 | FileCheck %s --check-prefix=TIME
;; RUN: sh -c '%run-riscv64 %t/run-r --cpu-time 1s --invoke spin %t/r.cwasm; echo code $?' 2>&1 | FileCheck %s --check-prefix=TIME
;; TIME: wasm trap: interrupted
;; TIME-NEXT: #0 {{.*}} spin
;; TIME: code 134

;; RUN: sh -c '%run-x86_64 %t/run-x --fuel 1000 --fuel-report --invoke spin %t/x.cwasm; echo code $?' 2>&1 | FileCheck %s --check-prefix=FUEL
;; FUEL: wasm trap: all fuel consumed
;; FUEL: fuel used: 100{{.}}
;; FUEL: code 134
;; RUN: sh -c '%run-riscv64 %t/run-r --fuel 1000 --invoke spin %t/r.cwasm; echo code $?' 2>&1 | FileCheck %s --check-prefix=UNMETERED
;; UNMETERED: run-r: not compiled with --fuel: it can't take '--fuel'
;; UNMETERED: code 2

;; RUN: %run-x86_64 %t/run-x --invoke down %t/x.cwasm 20000 | FileCheck %s --check-prefix=DEEP
;; DEEP: {{^}}20000{{$}}
;; RUN: not %run-x86_64 %t/run-x --stack-size 256K --invoke down %t/x.cwasm 20000 2>&1 | FileCheck %s --check-prefix=STACK
;; RUN: not %run-aarch64 %t/run-a --stack-size 256K --invoke down %t/a.cwasm 20000 2>&1 | FileCheck %s --check-prefix=STACK
;; STACK: wasm trap: call stack exhausted
;; RUN: sh -c 'wasmc run %t/x.cwasm --max-memory 4 --max-table 5; echo code $?' | FileCheck %s --check-prefix=GROWN
;; RUN: not wasmc run %t/x.cwasm --stack-size 256K --invoke down -- 20000 2>&1 | FileCheck %s --check-prefix=STACK
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory 2)
  (table $t 3 funcref)
  (func (export "spin") (loop $more (br $more)))
  (func $down (export "down") (param $n i32) (result i32)
    (if (i32.eqz (local.get $n))
      (then (return (i32.const 0))))
    (i32.add
      (i32.load offset=64 (i32.const 0))
      (i32.add
        (i32.const 1)
        (call $down (i32.sub (local.get $n) (i32.const 1))))))
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

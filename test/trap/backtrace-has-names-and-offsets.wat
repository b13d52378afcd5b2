;; A backtrace names functions, and gives offsets in the module that are those
;; of a disassembly: of the trapping instruction, and of the calls around it. A
;; function without a name is known by its number.
;; REQUIRES: wasmc, wabt, x86_64, aarch64, riscv64
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: wasm-objdump -d %t.wasm > %t.listing
;; RUN: wasmc compile %t.wasm --target x86_64-linux -o %t.x86_64
;; RUN: %python %S/Inputs/ends.py 134 %run-x86_64 %t.x86_64 > %t.out
;; RUN: cat %t.listing %t.out | FileCheck %s
;; RUN: wasmc compile %t.wasm -O0 --target x86_64-linux -o %t.O0
;; RUN: %python %S/Inputs/ends.py 134 %run-x86_64 %t.O0 > %t.out
;; RUN: cat %t.listing %t.out | FileCheck %s
;; RUN: wasmc compile %t.wasm --target aarch64-linux -o %t.aarch64
;; RUN: %python %S/Inputs/ends.py 134 %run-aarch64 %t.aarch64 > %t.out
;; RUN: cat %t.listing %t.out | FileCheck %s
;; RUN: wasmc compile %t.wasm --target riscv64-linux -o %t.riscv64
;; RUN: %python %S/Inputs/ends.py 134 %run-riscv64 %t.riscv64 > %t.out
;; RUN: cat %t.listing %t.out | FileCheck %s

;; CHECK: 0{{0*}}[[STORE:[1-9a-f][0-9a-f]*]]: 36 {{.*}} | i32.store 2 7
;; CHECK: 0{{0*}}[[ENTRY:[1-9a-f][0-9a-f]*]]: 11 {{.*}} | call_indirect
;; CHECK: 0{{0*}}[[CALL:[1-9a-f][0-9a-f]*]]: 10 {{.*}} | call 1
;; CHECK: wasm trap: out of bounds memory access
;; CHECK-NEXT:   #0 0x[[STORE]] inner+0x
;; CHECK-NEXT:   #1 0x[[ENTRY]] func[1]+0x
;; CHECK-NEXT:   #2 0x[[CALL]] _start+0x
;; CHECK-NOT:  #3

(module
  (memory 1)
  (table funcref (elem $inner))
  (type $type (func (param i32)))
  (global $calls (mut i32) (i32.const 0))
  (func $inner (param i32)
    (i32.store (i32.const 16) (i32.const 3))
    (i32.store offset=7 (local.get 0) (i32.const 5)))
  (func (param i32)
    (call_indirect (type $type) (local.get 0) (i32.const 0))
    (global.set $calls (i32.add (global.get $calls) (i32.const 1))))
  (func $_start (export "_start")
    (call 1 (i32.const 0xffffffff))
    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))))

;; An executable with several memories, an empty one among them: each has its own contents, size, and end.
;; REQUIRES: wasmc, x86_64, aarch64, riscv64
;; RUN: wasmc compile %s --target x86_64-linux -o %t.x86_64
;; RUN: not %run-x86_64 %t.x86_64 2>&1 | FileCheck %s
;; RUN: wasmc compile %s --target x86_64-linux -O0 --bounds check -o %t.checked
;; RUN: not %run-x86_64 %t.checked 2>&1 | FileCheck %s
;; RUN: wasmc compile %s --target aarch64-linux -o %t.aarch64
;; RUN: not %run-aarch64 %t.aarch64 2>&1 | FileCheck %s
;; RUN: wasmc compile %s --target riscv64-linux -o %t.riscv64
;; RUN: not %run-riscv64 %t.riscv64 2>&1 | FileCheck %s

;; CHECK: wasm trap: out of bounds memory access
;; CHECK-NEXT: #0 {{.*}} past_the_end_of_1
;; CHECK-NEXT: #1 {{.*}} _start
(module
  (memory $zero 1)
  (memory $one 1 3)
  (memory $two 2)
  (memory $none 0)
  (data (memory $zero) (i32.const 0) "zero")
  (data (memory $one) (i32.const 65532) "one.")
  (data (memory $two) (i32.const 131068) "two.")

  (func $must (param i32) (if (i32.eqz (local.get 0)) (then (unreachable))))
  (func $past_the_end_of_1
    (i32.store $one (i32.const 131069) (i32.const 1)))

  (func $_start (export "_start")
    ;; "zero", "one.", "two."
    (call $must (i32.eq (i32.load $zero (i32.const 0)) (i32.const 0x6f72657a)))
    (call $must
      (i32.eq (i32.load $one (i32.const 65532)) (i32.const 0x2e656e6f)))
    (call $must
      (i32.eq (i32.load $two (i32.const 131068)) (i32.const 0x2e6f7774)))

    ;; Growing one leaves the others as they are.
    (call $must (i32.eq (memory.grow $one (i32.const 1)) (i32.const 1)))
    (call $must (i32.eq (memory.size $zero) (i32.const 1)))
    (call $must (i32.eq (memory.size $one) (i32.const 2)))
    (call $must (i32.eq (memory.size $two) (i32.const 2)))
    (call $must (i32.eq (memory.grow $one (i32.const 2)) (i32.const -1)))

    ;; From one into another, and a whole vector at the end.
    (memory.copy $one $two (i32.const 65536) (i32.const 131068) (i32.const 4))
    (call $must
      (i64.eq (i64.load $one (i32.const 65532)) (i64.const 0x2e6f77742e656e6f)))
    (memory.fill $two (i32.const 0) (i32.const 7) (i32.const 16))
    (v128.store $one (i32.const 131056) (v128.load $two (i32.const 0)))
    (call $must
      (i32.eq (i32.load8_u $one (i32.const 131071)) (i32.const 7)))
    (call $must (i32.eqz (i32.load8_u $two (i32.const 16))))
    (call $must
      (i32.eq (i32.load $zero (i32.const 0)) (i32.const 0x6f72657a)))
    (call $past_the_end_of_1)))

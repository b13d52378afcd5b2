;; The stack is as large as the run says: a recursion that a small one can't
;; hold, and that the compiled size holds.
;; REQUIRES: wasmc, x86_64, aarch64, riscv64
;; RUN: wasmc compile %s --target x86_64-linux -o %t.x
;; RUN: wasmc compile %s --target aarch64-linux -o %t.aarch64
;; RUN: wasmc compile %s --target riscv64-linux -o %t.r
;; RUN: %run-x86_64 %t.x
;; RUN: %run-aarch64 %t.aarch64
;; RUN: %run-riscv64 %t.r
;; RUN: not %run-x86_64 %t.x --stack-size 256K 2>&1 | FileCheck %s
;; RUN: not %run-aarch64 %t.aarch64 --stack-size 256K 2>&1 | FileCheck %s
;; RUN: not %run-riscv64 %t.r --stack-size 256K 2>&1 | FileCheck %s
;; CHECK: wasm trap: call stack exhausted

;; The compiled size is the ceiling if it was given, else not.
;; RUN: wasmc compile %s --target x86_64-linux --stack-size 256K -o %t.small
;; RUN: not %run-x86_64 %t.small 2>&1 | FileCheck %s
;; RUN: not %run-x86_64 %t.small --stack-size 8M 2>&1 | FileCheck %s --check-prefix=MORE
;; MORE: --stack-size '8M' is more than was granted at build time
;; RUN: %run-x86_64 %t.x --stack-size 16M
(module
  (memory 1)
  (func $down (param $n i32) (result i32)
    (local i64)
    (if (i32.eqz (local.get $n))
      (then (return (i32.const 0))))
    (i32.add
      (i32.load (local.get $n))
      (call $down (i32.sub (local.get $n) (i32.const 1)))))
  (func (export "_start")
    (drop (call $down (i32.const 20000)))))

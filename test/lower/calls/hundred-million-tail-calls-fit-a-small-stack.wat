;; Tail calls of all three kinds, one after the other.
;; REQUIRES: wasmc, x86_64, aarch64, riscv64
;; RUN: wasmc compile %s --stack-size 128K -O0 --target x86_64-linux -o %t && %run-x86_64 %t
;; RUN: wasmc compile %s --stack-size 128K -O2 --target x86_64-linux -o %t && %run-x86_64 %t
;; RUN: wasmc compile %s --stack-size 128K -O0 --target aarch64-linux -o %t && %run-aarch64 %t
;; RUN: wasmc compile %s --stack-size 128K -O2 --target aarch64-linux -o %t && %run-aarch64 %t
;; RUN: wasmc compile %s --stack-size 128K -O0 --target riscv64-linux -o %t && %run-riscv64 %t
;; RUN: wasmc compile %s --stack-size 128K -O2 --target riscv64-linux -o %t && %run-riscv64 %t
(module
  (type $hop (func (param i64 i64) (result i64)))
  (table 2 funcref)
  (elem (i32.const 0) func $direct $indirect)
  (elem declare func $reference)
  (func $direct (type $hop)
    (if (i64.eqz (local.get 0)) (then (return (local.get 1))))
    (return_call $indirect (i64.sub (local.get 0) (i64.const 1)) (i64.add (local.get 1) (i64.const 1))))
  (func $indirect (type $hop)
    (return_call_ref $hop (local.get 0) (i64.add (local.get 1) (i64.const 1)) (ref.func $reference)))
  (func $reference (type $hop)
    (return_call_indirect (type $hop) (local.get 0) (i64.add (local.get 1) (i64.const 1)) (i32.const 0)))
  (func (export "_start")
    (if (i64.ne (call $direct (i64.const 33333334) (i64.const 0)) (i64.const 100000002)) (then (unreachable)))))

;; Leading and trailing zeros of 0 are the width, not poison.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: call i32 @llvm.ctlz.i32(i32 %0, i1 false)
  (func (param i32) (result i32) (i32.clz (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: call i32 @llvm.cttz.i32(i32 %0, i1 false)
  (func (param i32) (result i32) (i32.ctz (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: call i32 @llvm.ctpop.i32(i32 %0)
  (func (param i32) (result i32) (i32.popcnt (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: call i64 @llvm.ctlz.i64(i64 %0, i1 false)
  (func (param i64) (result i64) (i64.clz (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: call i64 @llvm.cttz.i64(i64 %0, i1 false)
  (func (param i64) (result i64) (i64.ctz (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: call i64 @llvm.ctpop.i64(i64 %0)
  (func (param i64) (result i64) (i64.popcnt (local.get 0)))
)

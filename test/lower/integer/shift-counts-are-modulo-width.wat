;; Shift counts are taken modulo the width; those of a funnel shift are.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[N:%.+]] = and i32 %1, 31
  ;; CHECK-NEXT: [[R:%.+]] = shl i32 %0, [[N]]
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.shl (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[N:%.+]] = and i32 %1, 31
  ;; CHECK-NEXT: [[R:%.+]] = ashr i32 %0, [[N]]
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.shr_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[N:%.+]] = and i32 %1, 31
  ;; CHECK-NEXT: [[R:%.+]] = lshr i32 %0, [[N]]
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.shr_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[R:%.+]] = call i32 @llvm.fshl.i32(i32 %0, i32 %0, i32 %1)
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.rotl (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[R:%.+]] = call i32 @llvm.fshr.i32(i32 %0, i32 %0, i32 %1)
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.rotr (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[N:%.+]] = and i64 %1, 63
  ;; CHECK-NEXT: [[R:%.+]] = shl i64 %0, [[N]]
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i64 i64) (result i64) (i64.shl (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[N:%.+]] = and i64 %1, 63
  ;; CHECK-NEXT: [[R:%.+]] = ashr i64 %0, [[N]]
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i64 i64) (result i64) (i64.shr_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[N:%.+]] = and i64 %1, 63
  ;; CHECK-NEXT: [[R:%.+]] = lshr i64 %0, [[N]]
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i64 i64) (result i64) (i64.shr_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[R:%.+]] = call i64 @llvm.fshl.i64(i64 %0, i64 %0, i64 %1)
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i64 i64) (result i64) (i64.rotl (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[R:%.+]] = call i64 @llvm.fshr.i64(i64 %0, i64 %0, i64 %1)
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i64 i64) (result i64) (i64.rotr (local.get 0) (local.get 1)))
)

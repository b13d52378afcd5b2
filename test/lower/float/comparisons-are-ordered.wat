;; Comparisons with a NaN are false, except ne.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[C:%.+]] = fcmp oeq float %0, %1
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param f32 f32) (result i32) (f32.eq (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[C:%.+]] = fcmp une float %0, %1
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param f32 f32) (result i32) (f32.ne (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[C:%.+]] = fcmp olt float %0, %1
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param f32 f32) (result i32) (f32.lt (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[C:%.+]] = fcmp ogt float %0, %1
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param f32 f32) (result i32) (f32.gt (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[C:%.+]] = fcmp ole float %0, %1
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param f32 f32) (result i32) (f32.le (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[C:%.+]] = fcmp oge float %0, %1
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param f32 f32) (result i32) (f32.ge (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[C:%.+]] = fcmp oeq double %0, %1
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param f64 f64) (result i32) (f64.eq (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[C:%.+]] = fcmp une double %0, %1
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param f64 f64) (result i32) (f64.ne (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[C:%.+]] = fcmp olt double %0, %1
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param f64 f64) (result i32) (f64.lt (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[C:%.+]] = fcmp ogt double %0, %1
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param f64 f64) (result i32) (f64.gt (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK: [[C:%.+]] = fcmp ole double %0, %1
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param f64 f64) (result i32) (f64.le (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK: [[C:%.+]] = fcmp oge double %0, %1
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param f64 f64) (result i32) (f64.ge (local.get 0) (local.get 1)))
)

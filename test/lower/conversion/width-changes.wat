;; Wrapping, extending, promoting, demoting.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: trunc i64 %0 to i32
  (func (param i64) (result i32) (i32.wrap_i64 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: sext i32 %0 to i64
  (func (param i32) (result i64) (i64.extend_i32_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: zext i32 %0 to i64
  (func (param i32) (result i64) (i64.extend_i32_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: fptrunc double %0 to float
  (func (param f64) (result f32) (f32.demote_f64 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: fpext float %0 to double
  (func (param f32) (result f64) (f64.promote_f32 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[N:%.+]] = trunc i32 %0 to i8
  ;; CHECK-NEXT: sext i8 [[N]] to i32
  (func (param i32) (result i32) (i32.extend8_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[N:%.+]] = trunc i32 %0 to i16
  ;; CHECK-NEXT: sext i16 [[N]] to i32
  (func (param i32) (result i32) (i32.extend16_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[N:%.+]] = trunc i64 %0 to i8
  ;; CHECK-NEXT: sext i8 [[N]] to i64
  (func (param i64) (result i64) (i64.extend8_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[N:%.+]] = trunc i64 %0 to i16
  ;; CHECK-NEXT: sext i16 [[N]] to i64
  (func (param i64) (result i64) (i64.extend16_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[N:%.+]] = trunc i64 %0 to i32
  ;; CHECK-NEXT: sext i32 [[N]] to i64
  (func (param i64) (result i64) (i64.extend32_s (local.get 0)))
)

;; Integers become floats by rounding to nearest.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: sitofp i32 %0 to float
  (func (param i32) (result f32) (f32.convert_i32_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: uitofp i32 %0 to float
  (func (param i32) (result f32) (f32.convert_i32_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: sitofp i64 %0 to float
  (func (param i64) (result f32) (f32.convert_i64_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: uitofp i64 %0 to float
  (func (param i64) (result f32) (f32.convert_i64_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: sitofp i32 %0 to double
  (func (param i32) (result f64) (f64.convert_i32_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: uitofp i32 %0 to double
  (func (param i32) (result f64) (f64.convert_i32_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: sitofp i64 %0 to double
  (func (param i64) (result f64) (f64.convert_i64_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: uitofp i64 %0 to double
  (func (param i64) (result f64) (f64.convert_i64_u (local.get 0)))
)

;; Saturating conversions never trap.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: call i32 @llvm.fptosi.sat.i32.f32(float %0)
  (func (param f32) (result i32) (i32.trunc_sat_f32_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: call i32 @llvm.fptoui.sat.i32.f32(float %0)
  (func (param f32) (result i32) (i32.trunc_sat_f32_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: call i32 @llvm.fptosi.sat.i32.f64(double %0)
  (func (param f64) (result i32) (i32.trunc_sat_f64_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: call i32 @llvm.fptoui.sat.i32.f64(double %0)
  (func (param f64) (result i32) (i32.trunc_sat_f64_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: call i64 @llvm.fptosi.sat.i64.f32(float %0)
  (func (param f32) (result i64) (i64.trunc_sat_f32_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: call i64 @llvm.fptoui.sat.i64.f32(float %0)
  (func (param f32) (result i64) (i64.trunc_sat_f32_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: call i64 @llvm.fptosi.sat.i64.f64(double %0)
  (func (param f64) (result i64) (i64.trunc_sat_f64_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: call i64 @llvm.fptoui.sat.i64.f64(double %0)
  (func (param f64) (result i64) (i64.trunc_sat_f64_u (local.get 0)))
)

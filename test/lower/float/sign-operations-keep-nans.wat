;; abs, neg and copysign change the sign bit alone, also in a deterministic module.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir --deterministic -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: call float @llvm.fabs.f32(float %0)
  (func (param f32) (result f32) (f32.abs (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: fneg float %0
  (func (param f32) (result f32) (f32.neg (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: call float @llvm.copysign.f32(float %0, float %1)
  (func (param f32 f32) (result f32) (f32.copysign (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: call double @llvm.fabs.f64(double %0)
  (func (param f64) (result f64) (f64.abs (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: fneg double %0
  (func (param f64) (result f64) (f64.neg (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: call double @llvm.copysign.f64(double %0, double %1)
  (func (param f64 f64) (result f64) (f64.copysign (local.get 0) (local.get 1)))
)

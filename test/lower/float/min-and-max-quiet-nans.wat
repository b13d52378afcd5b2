;; LLVM's minimum hands a signalling NaN through where it folds, and on x86.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[M:%.+]] = call float @llvm.minimum.f32(float %0, float %1)
  ;; CHECK-NEXT: [[R:%.+]] = call float @llvm.canonicalize.f32(float [[M]])
  ;; CHECK-NEXT: ret float [[R]]
  (func (param f32 f32) (result f32) (f32.min (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[M:%.+]] = call float @llvm.maximum.f32(float %0, float %1)
  ;; CHECK-NEXT: [[R:%.+]] = call float @llvm.canonicalize.f32(float [[M]])
  ;; CHECK-NEXT: ret float [[R]]
  (func (param f32 f32) (result f32) (f32.max (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[M:%.+]] = call double @llvm.minimum.f64(double %0, double %1)
  ;; CHECK-NEXT: [[R:%.+]] = call double @llvm.canonicalize.f64(double [[M]])
  ;; CHECK-NEXT: ret double [[R]]
  (func (param f64 f64) (result f64) (f64.min (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[M:%.+]] = call double @llvm.maximum.f64(double %0, double %1)
  ;; CHECK-NEXT: [[R:%.+]] = call double @llvm.canonicalize.f64(double [[M]])
  ;; CHECK-NEXT: ret double [[R]]
  (func (param f64 f64) (result f64) (f64.max (local.get 0) (local.get 1)))
)

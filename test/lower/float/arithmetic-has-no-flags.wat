;; Floating-point arithmetic has no fast-math flags and is never fused.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[R:%.+]] = fadd float %0, %1
  ;; CHECK-NEXT: ret float [[R]]
  (func (param f32 f32) (result f32) (f32.add (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[R:%.+]] = fsub float %0, %1
  ;; CHECK-NEXT: ret float [[R]]
  (func (param f32 f32) (result f32) (f32.sub (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[R:%.+]] = fmul float %0, %1
  ;; CHECK-NEXT: ret float [[R]]
  (func (param f32 f32) (result f32) (f32.mul (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[R:%.+]] = fdiv float %0, %1
  ;; CHECK-NEXT: ret float [[R]]
  (func (param f32 f32) (result f32) (f32.div (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[R:%.+]] = call float @llvm.sqrt.f32(float %0)
  ;; CHECK-NEXT: ret float [[R]]
  (func (param f32) (result f32) (f32.sqrt (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[R:%.+]] = fadd double %0, %1
  ;; CHECK-NEXT: ret double [[R]]
  (func (param f64 f64) (result f64) (f64.add (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[R:%.+]] = fsub double %0, %1
  ;; CHECK-NEXT: ret double [[R]]
  (func (param f64 f64) (result f64) (f64.sub (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[R:%.+]] = fmul double %0, %1
  ;; CHECK-NEXT: ret double [[R]]
  (func (param f64 f64) (result f64) (f64.mul (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[R:%.+]] = fdiv double %0, %1
  ;; CHECK-NEXT: ret double [[R]]
  (func (param f64 f64) (result f64) (f64.div (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[R:%.+]] = call double @llvm.sqrt.f64(double %0)
  ;; CHECK-NEXT: ret double [[R]]
  (func (param f64) (result f64) (f64.sqrt (local.get 0)))
)

;; x86-64 has instructions that round, and quiet a NaN on the way.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir --target x86_64-linux -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-NOT: canonicalize
  ;; CHECK: [[R:%.+]] = call float @llvm.ceil.f32(float %0)
  ;; CHECK-NEXT: ret float [[R]]
  (func (param f32) (result f32) (f32.ceil (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK-NOT: canonicalize
  ;; CHECK: [[R:%.+]] = call float @llvm.floor.f32(float %0)
  ;; CHECK-NEXT: ret float [[R]]
  (func (param f32) (result f32) (f32.floor (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK-NOT: canonicalize
  ;; CHECK: [[R:%.+]] = call float @llvm.trunc.f32(float %0)
  ;; CHECK-NEXT: ret float [[R]]
  (func (param f32) (result f32) (f32.trunc (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK-NOT: canonicalize
  ;; CHECK: [[R:%.+]] = call float @llvm.roundeven.f32(float %0)
  ;; CHECK-NEXT: ret float [[R]]
  (func (param f32) (result f32) (f32.nearest (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK-NOT: canonicalize
  ;; CHECK: [[R:%.+]] = call double @llvm.ceil.f64(double %0)
  ;; CHECK-NEXT: ret double [[R]]
  (func (param f64) (result f64) (f64.ceil (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK-NOT: canonicalize
  ;; CHECK: [[R:%.+]] = call double @llvm.floor.f64(double %0)
  ;; CHECK-NEXT: ret double [[R]]
  (func (param f64) (result f64) (f64.floor (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK-NOT: canonicalize
  ;; CHECK: [[R:%.+]] = call double @llvm.trunc.f64(double %0)
  ;; CHECK-NEXT: ret double [[R]]
  (func (param f64) (result f64) (f64.trunc (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK-NOT: canonicalize
  ;; CHECK: [[R:%.+]] = call double @llvm.roundeven.f64(double %0)
  ;; CHECK-NEXT: ret double [[R]]
  (func (param f64) (result f64) (f64.nearest (local.get 0)))
)

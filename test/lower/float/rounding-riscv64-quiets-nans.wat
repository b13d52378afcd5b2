;; RISC-V rounds by way of integers, past which a signalling NaN would slip.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir --target riscv64-linux -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK-NEXT: [[R:%.+]] = call float @llvm.ceil.f32(float [[Q]])
  (func (param f32) (result f32) (f32.ceil (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK-NEXT: [[R:%.+]] = call float @llvm.floor.f32(float [[Q]])
  (func (param f32) (result f32) (f32.floor (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK-NEXT: [[R:%.+]] = call float @llvm.trunc.f32(float [[Q]])
  (func (param f32) (result f32) (f32.trunc (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK-NEXT: [[R:%.+]] = call float @llvm.roundeven.f32(float [[Q]])
  (func (param f32) (result f32) (f32.nearest (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK-NEXT: [[R:%.+]] = call double @llvm.ceil.f64(double [[Q]])
  (func (param f64) (result f64) (f64.ceil (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK-NEXT: [[R:%.+]] = call double @llvm.floor.f64(double [[Q]])
  (func (param f64) (result f64) (f64.floor (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK-NEXT: [[R:%.+]] = call double @llvm.trunc.f64(double [[Q]])
  (func (param f64) (result f64) (f64.trunc (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK-NEXT: [[R:%.+]] = call double @llvm.roundeven.f64(double [[Q]])
  (func (param f64) (result f64) (f64.nearest (local.get 0)))
)

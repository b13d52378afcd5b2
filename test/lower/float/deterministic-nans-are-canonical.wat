;; With --deterministic one NaN stands for all that arithmetic makes.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir --deterministic -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[V:%.+]] = fadd float %0, %1
  ;; CHECK: [[N:%.+]] = fcmp uno float [[V]], [[V]]
  ;; CHECK: [[R:%.+]] = select i1 [[N]], float 0x7FF8000000000000, float [[V]]
  ;; CHECK: ret float [[R]]
  (func (param f32 f32) (result f32) (f32.add (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[Q:%.+]] = call float @llvm.sqrt.f32(float %0)
  ;; CHECK: [[V:%.+]] = call float @llvm.arithmetic.fence.f32(float [[Q]])
  ;; CHECK: [[N:%.+]] = fcmp uno float [[V]], [[V]]
  ;; CHECK: [[R:%.+]] = select i1 [[N]], float 0x7FF8000000000000, float [[V]]
  ;; CHECK: ret float [[R]]
  (func (param f32) (result f32) (f32.sqrt (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[V:%.+]] = call float @llvm.roundeven.f32(float %0)
  ;; CHECK: [[N:%.+]] = fcmp uno float [[V]], [[V]]
  ;; CHECK: [[R:%.+]] = select i1 [[N]], float 0x7FF8000000000000, float [[V]]
  ;; CHECK: ret float [[R]]
  (func (param f32) (result f32) (f32.nearest (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[N:%.+]] = fcmp uno
  ;; CHECK: select i1 [[N]], float 0x7FF8000000000000
  (func (param f32 f32) (result f32) (f32.min (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[V:%.+]] = fadd double %0, %1
  ;; CHECK: [[N:%.+]] = fcmp uno double [[V]], [[V]]
  ;; CHECK: [[R:%.+]] = select i1 [[N]], double 0x7FF8000000000000, double [[V]]
  ;; CHECK: ret double [[R]]
  (func (param f64 f64) (result f64) (f64.add (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[Q:%.+]] = call double @llvm.sqrt.f64(double %0)
  ;; CHECK: [[V:%.+]] = call double @llvm.arithmetic.fence.f64(double [[Q]])
  ;; CHECK: [[N:%.+]] = fcmp uno double [[V]], [[V]]
  ;; CHECK: [[R:%.+]] = select i1 [[N]], double 0x7FF8000000000000, double [[V]]
  ;; CHECK: ret double [[R]]
  (func (param f64) (result f64) (f64.sqrt (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[V:%.+]] = call double @llvm.roundeven.f64(double %0)
  ;; CHECK: [[N:%.+]] = fcmp uno double [[V]], [[V]]
  ;; CHECK: [[R:%.+]] = select i1 [[N]], double 0x7FF8000000000000, double [[V]]
  ;; CHECK: ret double [[R]]
  (func (param f64) (result f64) (f64.nearest (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[N:%.+]] = fcmp uno
  ;; CHECK: select i1 [[N]], double 0x7FF8000000000000
  (func (param f64 f64) (result f64) (f64.min (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[N:%.+]] = fcmp uno float
  ;; CHECK: select i1 [[N]], float 0x7FF8000000000000
  (func (param f64) (result f32) (f32.demote_f64 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[N:%.+]] = fcmp uno double
  ;; CHECK: select i1 [[N]], double 0x7FF8000000000000
  (func (param f32) (result f64) (f64.promote_f32 (local.get 0)))
)

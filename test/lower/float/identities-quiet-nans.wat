;; LLVM takes x * 1, x - 0 and the like for x, which may be a signalling NaN.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK: = fmul float {{.*}}[[Q]]
  (func (param f32) (result f32) (f32.mul (local.get 0) (f32.const 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK: = fmul float {{.*}}[[Q]]
  (func (param f32) (result f32) (f32.mul (local.get 0) (f32.const -1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK: = fmul float {{.*}}[[Q]]
  (func (param f32) (result f32) (f32.mul (f32.const 1) (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK: = fsub float {{.*}}[[Q]]
  (func (param f32) (result f32) (f32.sub (local.get 0) (f32.const 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK: = fsub float {{.*}}[[Q]]
  (func (param f32) (result f32) (f32.sub (f32.const -0) (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK: = fadd float {{.*}}[[Q]]
  (func (param f32) (result f32) (f32.add (local.get 0) (f32.const -0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK: = fdiv float {{.*}}[[Q]]
  (func (param f32) (result f32) (f32.div (local.get 0) (f32.const 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK: = fdiv float {{.*}}[[Q]]
  (func (param f32) (result f32) (f32.div (local.get 0) (f32.const -1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK-NOT: canonicalize
  ;; CHECK: fmul float %0, 2.0
  (func (param f32) (result f32) (f32.mul (local.get 0) (f32.const 2)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK: = fmul double {{.*}}[[Q]]
  (func (param f64) (result f64) (f64.mul (local.get 0) (f64.const 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK: = fmul double {{.*}}[[Q]]
  (func (param f64) (result f64) (f64.mul (local.get 0) (f64.const -1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK: = fmul double {{.*}}[[Q]]
  (func (param f64) (result f64) (f64.mul (f64.const 1) (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f12(
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK: = fsub double {{.*}}[[Q]]
  (func (param f64) (result f64) (f64.sub (local.get 0) (f64.const 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f13(
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK: = fsub double {{.*}}[[Q]]
  (func (param f64) (result f64) (f64.sub (f64.const -0) (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f14(
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK: = fadd double {{.*}}[[Q]]
  (func (param f64) (result f64) (f64.add (local.get 0) (f64.const -0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f15(
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK: = fdiv double {{.*}}[[Q]]
  (func (param f64) (result f64) (f64.div (local.get 0) (f64.const 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f16(
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK: = fdiv double {{.*}}[[Q]]
  (func (param f64) (result f64) (f64.div (local.get 0) (f64.const -1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f17(
  ;; CHECK-NOT: canonicalize
  ;; CHECK: fmul double %0, 2.0
  (func (param f64) (result f64) (f64.mul (local.get 0) (f64.const 2)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f18(
  ;; CHECK: [[P:%.+]] = fpext float %0 to double
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double [[P]])
  ;; CHECK: fptrunc double [[Q]] to float
  (func (param f32) (result f32) (f32.demote_f64 (f64.promote_f32 (local.get 0))))
)

;; RISC-V has no rounding instructions: numbers that may have a fraction are rounded
;; by adding 2^23 or 2^52; the others, NaNs among them, are only made quiet.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir --target riscv64-linux -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-NOT: call {{.*}}@llvm.roundeven.
  ;; CHECK: [[A:%.+]] = call float @llvm.fabs.f32(float %0)
  ;; CHECK: [[S:%.+]] = fadd float [[A]], 0x4160000000000000
  ;; CHECK: [[R:%.+]] = fsub float [[S]], 0x4160000000000000
  ;; CHECK: [[X:%.+]] = call float @llvm.copysign.f32(float [[R]], float %0)
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK: [[I:%.+]] = fcmp olt float [[A]], 0x4160000000000000
  ;; CHECK: select i1 [[I]], float [[X]], float [[Q]]
  (func (param f32) (result f32) (f32.nearest (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK-NOT: call {{.*}}@llvm.trunc.
  ;; CHECK: [[A:%.+]] = call float @llvm.fabs.f32(float %0)
  ;; CHECK: [[S:%.+]] = fadd float [[A]], 0x4160000000000000
  ;; CHECK: [[R:%.+]] = fsub float [[S]], 0x4160000000000000
  ;; CHECK: [[D:%.+]] = fsub float [[R]], 1.0
  ;; CHECK: [[C:%.+]] = fcmp ogt float [[R]], [[A]]
  ;; CHECK: [[T:%.+]] = select i1 [[C]], float [[D]], float [[R]]
  ;; CHECK: [[X:%.+]] = call float @llvm.copysign.f32(float [[T]], float %0)
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK: [[I:%.+]] = fcmp olt float [[A]], 0x4160000000000000
  ;; CHECK: select i1 [[I]], float [[X]], float [[Q]]
  (func (param f32) (result f32) (f32.trunc (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK-NOT: call {{.*}}@llvm.floor.
  ;; CHECK: [[A:%.+]] = call float @llvm.fabs.f32(float %0)
  ;; CHECK: [[S:%.+]] = fadd float [[A]], 0x4160000000000000
  ;; CHECK: [[R:%.+]] = fsub float [[S]], 0x4160000000000000
  ;; CHECK: [[X:%.+]] = call float @llvm.copysign.f32(float [[R]], float %0)
  ;; CHECK: [[D:%.+]] = fsub float [[X]], 1.0
  ;; CHECK: [[C:%.+]] = fcmp ogt float [[X]], %0
  ;; CHECK: [[Y:%.+]] = select i1 [[C]], float [[D]], float [[X]]
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK: [[I:%.+]] = fcmp olt float [[A]], 0x4160000000000000
  ;; CHECK: select i1 [[I]], float [[Y]], float [[Q]]
  (func (param f32) (result f32) (f32.floor (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK-NOT: call {{.*}}@llvm.ceil.
  ;; CHECK: [[A:%.+]] = call float @llvm.fabs.f32(float %0)
  ;; CHECK: [[S:%.+]] = fadd float [[A]], 0x4160000000000000
  ;; CHECK: [[R:%.+]] = fsub float [[S]], 0x4160000000000000
  ;; CHECK: [[X:%.+]] = call float @llvm.copysign.f32(float [[R]], float %0)
  ;; CHECK: [[D:%.+]] = fadd float [[X]], 1.0
  ;; CHECK: [[C:%.+]] = fcmp olt float [[X]], %0
  ;; CHECK: [[Z:%.+]] = select i1 [[C]], float [[D]], float [[X]]
  ;; CHECK: [[Y:%.+]] = call float @llvm.copysign.f32(float [[Z]], float %0)
  ;; CHECK: [[Q:%.+]] = call float @llvm.canonicalize.f32(float %0)
  ;; CHECK: [[I:%.+]] = fcmp olt float [[A]], 0x4160000000000000
  ;; CHECK: select i1 [[I]], float [[Y]], float [[Q]]
  (func (param f32) (result f32) (f32.ceil (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK-NOT: call {{.*}}@llvm.roundeven.
  ;; CHECK: [[A:%.+]] = call double @llvm.fabs.f64(double %0)
  ;; CHECK: [[S:%.+]] = fadd double [[A]], 0x4330000000000000
  ;; CHECK: [[R:%.+]] = fsub double [[S]], 0x4330000000000000
  ;; CHECK: [[X:%.+]] = call double @llvm.copysign.f64(double [[R]], double %0)
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK: [[I:%.+]] = fcmp olt double [[A]], 0x4330000000000000
  ;; CHECK: select i1 [[I]], double [[X]], double [[Q]]
  (func (param f64) (result f64) (f64.nearest (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK-NOT: call {{.*}}@llvm.trunc.
  ;; CHECK: [[A:%.+]] = call double @llvm.fabs.f64(double %0)
  ;; CHECK: [[S:%.+]] = fadd double [[A]], 0x4330000000000000
  ;; CHECK: [[R:%.+]] = fsub double [[S]], 0x4330000000000000
  ;; CHECK: [[D:%.+]] = fsub double [[R]], 1.0
  ;; CHECK: [[C:%.+]] = fcmp ogt double [[R]], [[A]]
  ;; CHECK: [[T:%.+]] = select i1 [[C]], double [[D]], double [[R]]
  ;; CHECK: [[X:%.+]] = call double @llvm.copysign.f64(double [[T]], double %0)
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK: [[I:%.+]] = fcmp olt double [[A]], 0x4330000000000000
  ;; CHECK: select i1 [[I]], double [[X]], double [[Q]]
  (func (param f64) (result f64) (f64.trunc (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK-NOT: call {{.*}}@llvm.floor.
  ;; CHECK: [[A:%.+]] = call double @llvm.fabs.f64(double %0)
  ;; CHECK: [[S:%.+]] = fadd double [[A]], 0x4330000000000000
  ;; CHECK: [[R:%.+]] = fsub double [[S]], 0x4330000000000000
  ;; CHECK: [[X:%.+]] = call double @llvm.copysign.f64(double [[R]], double %0)
  ;; CHECK: [[D:%.+]] = fsub double [[X]], 1.0
  ;; CHECK: [[C:%.+]] = fcmp ogt double [[X]], %0
  ;; CHECK: [[Y:%.+]] = select i1 [[C]], double [[D]], double [[X]]
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK: [[I:%.+]] = fcmp olt double [[A]], 0x4330000000000000
  ;; CHECK: select i1 [[I]], double [[Y]], double [[Q]]
  (func (param f64) (result f64) (f64.floor (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK-NOT: call {{.*}}@llvm.ceil.
  ;; CHECK: [[A:%.+]] = call double @llvm.fabs.f64(double %0)
  ;; CHECK: [[S:%.+]] = fadd double [[A]], 0x4330000000000000
  ;; CHECK: [[R:%.+]] = fsub double [[S]], 0x4330000000000000
  ;; CHECK: [[X:%.+]] = call double @llvm.copysign.f64(double [[R]], double %0)
  ;; CHECK: [[D:%.+]] = fadd double [[X]], 1.0
  ;; CHECK: [[C:%.+]] = fcmp olt double [[X]], %0
  ;; CHECK: [[Z:%.+]] = select i1 [[C]], double [[D]], double [[X]]
  ;; CHECK: [[Y:%.+]] = call double @llvm.copysign.f64(double [[Z]], double %0)
  ;; CHECK: [[Q:%.+]] = call double @llvm.canonicalize.f64(double %0)
  ;; CHECK: [[I:%.+]] = fcmp olt double [[A]], 0x4330000000000000
  ;; CHECK: select i1 [[I]], double [[Y]], double [[Q]]
  (func (param f64) (result f64) (f64.ceil (local.get 0)))
)

;; RISC-V has no rounding instructions; lanes are rounded as scalars are.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir --target riscv64-linux -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[A:%.+]] = call <4 x float> @llvm.fabs.v4f32
  ;; CHECK: fadd <4 x float> [[A]], splat (float 0x4160000000000000)
  ;; CHECK: [[C:%.+]] = fcmp olt <4 x float> [[A]], splat (float 0x4160000000000000)
  ;; CHECK: select <4 x i1> [[C]]
  (func (param v128) (result v128) (f32x4.ceil (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[A:%.+]] = call <4 x float> @llvm.fabs.v4f32
  ;; CHECK: fadd <4 x float> [[A]], splat (float 0x4160000000000000)
  ;; CHECK: [[C:%.+]] = fcmp olt <4 x float> [[A]], splat (float 0x4160000000000000)
  ;; CHECK: select <4 x i1> [[C]]
  (func (param v128) (result v128) (f32x4.floor (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[A:%.+]] = call <4 x float> @llvm.fabs.v4f32
  ;; CHECK: fadd <4 x float> [[A]], splat (float 0x4160000000000000)
  ;; CHECK: [[C:%.+]] = fcmp olt <4 x float> [[A]], splat (float 0x4160000000000000)
  ;; CHECK: select <4 x i1> [[C]]
  (func (param v128) (result v128) (f32x4.trunc (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[A:%.+]] = call <4 x float> @llvm.fabs.v4f32
  ;; CHECK: fadd <4 x float> [[A]], splat (float 0x4160000000000000)
  ;; CHECK: [[C:%.+]] = fcmp olt <4 x float> [[A]], splat (float 0x4160000000000000)
  ;; CHECK: select <4 x i1> [[C]]
  (func (param v128) (result v128) (f32x4.nearest (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[A:%.+]] = call <2 x double> @llvm.fabs.v2f64
  ;; CHECK: fadd <2 x double> [[A]], splat (double 0x4330000000000000)
  ;; CHECK: [[C:%.+]] = fcmp olt <2 x double> [[A]], splat (double 0x4330000000000000)
  ;; CHECK: select <2 x i1> [[C]]
  (func (param v128) (result v128) (f64x2.ceil (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[A:%.+]] = call <2 x double> @llvm.fabs.v2f64
  ;; CHECK: fadd <2 x double> [[A]], splat (double 0x4330000000000000)
  ;; CHECK: [[C:%.+]] = fcmp olt <2 x double> [[A]], splat (double 0x4330000000000000)
  ;; CHECK: select <2 x i1> [[C]]
  (func (param v128) (result v128) (f64x2.floor (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[A:%.+]] = call <2 x double> @llvm.fabs.v2f64
  ;; CHECK: fadd <2 x double> [[A]], splat (double 0x4330000000000000)
  ;; CHECK: [[C:%.+]] = fcmp olt <2 x double> [[A]], splat (double 0x4330000000000000)
  ;; CHECK: select <2 x i1> [[C]]
  (func (param v128) (result v128) (f64x2.trunc (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[A:%.+]] = call <2 x double> @llvm.fabs.v2f64
  ;; CHECK: fadd <2 x double> [[A]], splat (double 0x4330000000000000)
  ;; CHECK: [[C:%.+]] = fcmp olt <2 x double> [[A]], splat (double 0x4330000000000000)
  ;; CHECK: select <2 x i1> [[C]]
  (func (param v128) (result v128) (f64x2.nearest (local.get 0)))
)

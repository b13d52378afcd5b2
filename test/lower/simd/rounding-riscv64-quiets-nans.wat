;; RISC-V rounds by way of integers, past which a signalling NaN would slip.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir --target riscv64-linux -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK: [[Q:%.+]] = call <4 x float> @llvm.canonicalize.v4f32(<4 x float> [[A]])
  ;; CHECK-NEXT: [[R:%.+]] = call <4 x float> @llvm.ceil.v4f32(<4 x float> [[Q]])
  (func (param v128) (result v128) (f32x4.ceil (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK: [[Q:%.+]] = call <4 x float> @llvm.canonicalize.v4f32(<4 x float> [[A]])
  ;; CHECK-NEXT: [[R:%.+]] = call <4 x float> @llvm.floor.v4f32(<4 x float> [[Q]])
  (func (param v128) (result v128) (f32x4.floor (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK: [[Q:%.+]] = call <4 x float> @llvm.canonicalize.v4f32(<4 x float> [[A]])
  ;; CHECK-NEXT: [[R:%.+]] = call <4 x float> @llvm.trunc.v4f32(<4 x float> [[Q]])
  (func (param v128) (result v128) (f32x4.trunc (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK: [[Q:%.+]] = call <4 x float> @llvm.canonicalize.v4f32(<4 x float> [[A]])
  ;; CHECK-NEXT: [[R:%.+]] = call <4 x float> @llvm.roundeven.v4f32(<4 x float> [[Q]])
  (func (param v128) (result v128) (f32x4.nearest (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK: [[Q:%.+]] = call <2 x double> @llvm.canonicalize.v2f64(<2 x double> [[A]])
  ;; CHECK-NEXT: [[R:%.+]] = call <2 x double> @llvm.ceil.v2f64(<2 x double> [[Q]])
  (func (param v128) (result v128) (f64x2.ceil (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK: [[Q:%.+]] = call <2 x double> @llvm.canonicalize.v2f64(<2 x double> [[A]])
  ;; CHECK-NEXT: [[R:%.+]] = call <2 x double> @llvm.floor.v2f64(<2 x double> [[Q]])
  (func (param v128) (result v128) (f64x2.floor (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK: [[Q:%.+]] = call <2 x double> @llvm.canonicalize.v2f64(<2 x double> [[A]])
  ;; CHECK-NEXT: [[R:%.+]] = call <2 x double> @llvm.trunc.v2f64(<2 x double> [[Q]])
  (func (param v128) (result v128) (f64x2.trunc (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK: [[Q:%.+]] = call <2 x double> @llvm.canonicalize.v2f64(<2 x double> [[A]])
  ;; CHECK-NEXT: [[R:%.+]] = call <2 x double> @llvm.roundeven.v2f64(<2 x double> [[Q]])
  (func (param v128) (result v128) (f64x2.nearest (local.get 0)))
)

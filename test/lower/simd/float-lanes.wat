;; Lanes of floats follow the scalar operations; pmin and pmax choose an operand,
;; bit for bit.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[R:%.+]] = fadd <4 x float> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x float> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.add (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[R:%.+]] = fsub <4 x float> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x float> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.sub (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[R:%.+]] = fmul <4 x float> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x float> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.mul (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[R:%.+]] = fdiv <4 x float> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x float> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.div (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK: [[R:%.+]] = call <4 x float> @llvm.sqrt.v4f32(<4 x float> [[A]])
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x float> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128) (result v128) (f32x4.sqrt (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK: [[R:%.+]] = call <4 x float> @llvm.fabs.v4f32(<4 x float> [[A]])
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x float> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128) (result v128) (f32x4.abs (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK: [[R:%.+]] = fneg <4 x float> [[A]]
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x float> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128) (result v128) (f32x4.neg (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[M:%.+]] = call <4 x float> @llvm.minimum.v4f32(<4 x float> [[A]], <4 x float> [[B]])
  ;; CHECK-NEXT: [[R:%.+]] = call <4 x float> @llvm.canonicalize.v4f32(<4 x float> [[M]])
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x float> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.min (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[M:%.+]] = call <4 x float> @llvm.maximum.v4f32(<4 x float> [[A]], <4 x float> [[B]])
  ;; CHECK-NEXT: [[R:%.+]] = call <4 x float> @llvm.canonicalize.v4f32(<4 x float> [[M]])
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x float> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.max (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[C:%.+]] = fcmp olt <4 x float> [[B]], [[A]]
  ;; CHECK-NEXT: [[R:%.+]] = select <4 x i1> [[C]], <4 x float> [[B]], <4 x float> [[A]]
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x float> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.pmin (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[C:%.+]] = fcmp ogt <4 x float> [[B]], [[A]]
  ;; CHECK-NEXT: [[R:%.+]] = select <4 x i1> [[C]], <4 x float> [[B]], <4 x float> [[A]]
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x float> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.pmax (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[R:%.+]] = fadd <2 x double> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <2 x double> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f64x2.add (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f12(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[R:%.+]] = fsub <2 x double> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <2 x double> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f64x2.sub (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f13(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[R:%.+]] = fmul <2 x double> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <2 x double> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f64x2.mul (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f14(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[R:%.+]] = fdiv <2 x double> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <2 x double> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f64x2.div (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f15(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK: [[R:%.+]] = call <2 x double> @llvm.sqrt.v2f64(<2 x double> [[A]])
  ;; CHECK: [[OUT:%.+]] = bitcast <2 x double> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128) (result v128) (f64x2.sqrt (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f16(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK: [[R:%.+]] = call <2 x double> @llvm.fabs.v2f64(<2 x double> [[A]])
  ;; CHECK: [[OUT:%.+]] = bitcast <2 x double> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128) (result v128) (f64x2.abs (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f17(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK: [[R:%.+]] = fneg <2 x double> [[A]]
  ;; CHECK: [[OUT:%.+]] = bitcast <2 x double> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128) (result v128) (f64x2.neg (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f18(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[M:%.+]] = call <2 x double> @llvm.minimum.v2f64(<2 x double> [[A]], <2 x double> [[B]])
  ;; CHECK-NEXT: [[R:%.+]] = call <2 x double> @llvm.canonicalize.v2f64(<2 x double> [[M]])
  ;; CHECK: [[OUT:%.+]] = bitcast <2 x double> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f64x2.min (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f19(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[M:%.+]] = call <2 x double> @llvm.maximum.v2f64(<2 x double> [[A]], <2 x double> [[B]])
  ;; CHECK-NEXT: [[R:%.+]] = call <2 x double> @llvm.canonicalize.v2f64(<2 x double> [[M]])
  ;; CHECK: [[OUT:%.+]] = bitcast <2 x double> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f64x2.max (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f20(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[C:%.+]] = fcmp olt <2 x double> [[B]], [[A]]
  ;; CHECK-NEXT: [[R:%.+]] = select <2 x i1> [[C]], <2 x double> [[B]], <2 x double> [[A]]
  ;; CHECK: [[OUT:%.+]] = bitcast <2 x double> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f64x2.pmin (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f21(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[C:%.+]] = fcmp ogt <2 x double> [[B]], [[A]]
  ;; CHECK-NEXT: [[R:%.+]] = select <2 x i1> [[C]], <2 x double> [[B]], <2 x double> [[A]]
  ;; CHECK: [[OUT:%.+]] = bitcast <2 x double> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f64x2.pmax (local.get 0) (local.get 1)))
)

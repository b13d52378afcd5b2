;; Conversions saturate; where lanes get fewer, the rest of the result is zero.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK: call <4 x i32> @llvm.fptosi.sat.v4i32.v4f32(<4 x float> [[A]])
  (func (param v128) (result v128) (i32x4.trunc_sat_f32x4_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK: [[R:%.+]] = call <2 x i32> @llvm.fptosi.sat.v2i32.v2f64(<2 x double> [[A]])
  ;; CHECK: shufflevector <2 x i32> [[R]], <2 x i32> zeroinitializer, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  (func (param v128) (result v128) (i32x4.trunc_sat_f64x2_s_zero (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: sitofp <4 x i32> {{.*}} to <4 x float>
  (func (param v128) (result v128) (f32x4.convert_i32x4_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[L:%.+]] = shufflevector <4 x i32> {{.*}}, <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK-NEXT: sitofp <2 x i32> [[L]] to <2 x double>
  (func (param v128) (result v128) (f64x2.convert_low_i32x4_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK: call <4 x i32> @llvm.fptoui.sat.v4i32.v4f32(<4 x float> [[A]])
  (func (param v128) (result v128) (i32x4.trunc_sat_f32x4_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK: [[R:%.+]] = call <2 x i32> @llvm.fptoui.sat.v2i32.v2f64(<2 x double> [[A]])
  ;; CHECK: shufflevector <2 x i32> [[R]], <2 x i32> zeroinitializer, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  (func (param v128) (result v128) (i32x4.trunc_sat_f64x2_u_zero (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: uitofp <4 x i32> {{.*}} to <4 x float>
  (func (param v128) (result v128) (f32x4.convert_i32x4_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[L:%.+]] = shufflevector <4 x i32> {{.*}}, <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK-NEXT: uitofp <2 x i32> [[L]] to <2 x double>
  (func (param v128) (result v128) (f64x2.convert_low_i32x4_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[Q:%.+]] = call <2 x double> @llvm.canonicalize.v2f64
  ;; CHECK: [[D:%.+]] = fptrunc <2 x double> [[Q]] to <2 x float>
  ;; CHECK: shufflevector <2 x float> [[D]], <2 x float> zeroinitializer, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  (func (param v128) (result v128) (f32x4.demote_f64x2_zero (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[L:%.+]] = shufflevector <4 x float> {{.*}}, <4 x float> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK: fpext <2 x float> [[L]] to <2 x double>
  (func (param v128) (result v128) (f64x2.promote_low_f32x4 (local.get 0)))
)

;; Constants, splats, and single lanes; lane 0 stands first in memory.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: ret <2 x i64> <i64 506097522914230528, i64 1084818905618843912>
  (func (result v128)
    (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[N:%.+]] = trunc i32 %0 to i8
  ;; CHECK: [[I:%.+]] = insertelement <16 x i8> poison, i8 [[N]], i64 0
  ;; CHECK-NEXT: shufflevector <16 x i8> [[I]], <16 x i8> poison, <16 x i32> zeroinitializer
  (func (param i32) (result v128) (i8x16.splat (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK: [[E:%.+]] = extractelement <16 x i8> [[A]], i64 15
  ;; CHECK-NEXT: sext i8 [[E]] to i32
  (func (param v128) (result i32) (i8x16.extract_lane_s 15 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK: [[E:%.+]] = extractelement <16 x i8> [[A]], i64 15
  ;; CHECK-NEXT: zext i8 [[E]] to i32
  (func (param v128) (result i32) (i8x16.extract_lane_u 15 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[N:%.+]] = trunc i32 %1 to i8
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK: [[R:%.+]] = insertelement <16 x i8> [[A]], i8 [[N]], i64 1
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 i32) (result v128) (i8x16.replace_lane 1 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[N:%.+]] = trunc i32 %0 to i16
  ;; CHECK: [[I:%.+]] = insertelement <8 x i16> poison, i16 [[N]], i64 0
  ;; CHECK-NEXT: shufflevector <8 x i16> [[I]], <8 x i16> poison, <8 x i32> zeroinitializer
  (func (param i32) (result v128) (i16x8.splat (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK: [[E:%.+]] = extractelement <8 x i16> [[A]], i64 7
  ;; CHECK-NEXT: sext i16 [[E]] to i32
  (func (param v128) (result i32) (i16x8.extract_lane_s 7 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK: [[E:%.+]] = extractelement <8 x i16> [[A]], i64 7
  ;; CHECK-NEXT: zext i16 [[E]] to i32
  (func (param v128) (result i32) (i16x8.extract_lane_u 7 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[N:%.+]] = trunc i32 %1 to i16
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK: [[R:%.+]] = insertelement <8 x i16> [[A]], i16 [[N]], i64 1
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 i32) (result v128) (i16x8.replace_lane 1 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[I:%.+]] = insertelement <4 x i32> poison, i32 %0, i64 0
  ;; CHECK-NEXT: shufflevector <4 x i32> [[I]], <4 x i32> poison, <4 x i32> zeroinitializer
  (func (param i32) (result v128) (i32x4.splat (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK: [[E:%.+]] = extractelement <4 x i32> [[A]], i64 3
  ;; CHECK-NEXT: ret i32 [[E]]
  (func (param v128) (result i32) (i32x4.extract_lane 3 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK: [[R:%.+]] = insertelement <4 x i32> [[A]], i32 %1, i64 1
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 i32) (result v128) (i32x4.replace_lane 1 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f12(
  ;; CHECK: [[I:%.+]] = insertelement <2 x i64> poison, i64 %0, i64 0
  ;; CHECK-NEXT: shufflevector <2 x i64> [[I]], <2 x i64> poison, <2 x i32> zeroinitializer
  (func (param i64) (result v128) (i64x2.splat (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f13(
  ;; CHECK: [[E:%.+]] = extractelement <2 x i64> %0, i64 1
  ;; CHECK-NEXT: ret i64 [[E]]
  (func (param v128) (result i64) (i64x2.extract_lane 1 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f14(
  ;; CHECK: [[R:%.+]] = insertelement <2 x i64> %0, i64 %1, i64 1
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 i64) (result v128) (i64x2.replace_lane 1 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f15(
  ;; CHECK: [[I:%.+]] = insertelement <4 x float> poison, float %0, i64 0
  ;; CHECK-NEXT: shufflevector <4 x float> [[I]], <4 x float> poison, <4 x i32> zeroinitializer
  (func (param f32) (result v128) (f32x4.splat (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f16(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK: [[E:%.+]] = extractelement <4 x float> [[A]], i64 3
  ;; CHECK-NEXT: ret float [[E]]
  (func (param v128) (result f32) (f32x4.extract_lane 3 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f17(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK: [[R:%.+]] = insertelement <4 x float> [[A]], float %1, i64 1
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x float> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 f32) (result v128) (f32x4.replace_lane 1 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f18(
  ;; CHECK: [[I:%.+]] = insertelement <2 x double> poison, double %0, i64 0
  ;; CHECK-NEXT: shufflevector <2 x double> [[I]], <2 x double> poison, <2 x i32> zeroinitializer
  (func (param f64) (result v128) (f64x2.splat (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f19(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK: [[E:%.+]] = extractelement <2 x double> [[A]], i64 1
  ;; CHECK-NEXT: ret double [[E]]
  (func (param v128) (result f64) (f64x2.extract_lane 1 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f20(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK: [[R:%.+]] = insertelement <2 x double> [[A]], double %1, i64 1
  ;; CHECK: [[OUT:%.+]] = bitcast <2 x double> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 f64) (result v128) (f64x2.replace_lane 1 (local.get 0) (local.get 1)))
)

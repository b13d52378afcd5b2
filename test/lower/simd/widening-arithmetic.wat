;; What needs more bits than a lane has is computed in lanes twice as wide.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK-DAG: [[X:%.+]] = zext <16 x i8> [[A]] to <16 x i16>
  ;; CHECK-DAG: [[Y:%.+]] = zext <16 x i8> [[B]] to <16 x i16>
  ;; CHECK: [[S:%.+]] = add <16 x i16> [[X]], [[Y]]
  ;; CHECK-NEXT: [[T:%.+]] = add <16 x i16> [[S]], splat (i16 1)
  ;; CHECK-NEXT: [[H:%.+]] = lshr <16 x i16> [[T]], splat (i16 1)
  ;; CHECK-NEXT: trunc <16 x i16> [[H]] to <16 x i8>
  (func (param v128 v128) (result v128) (i8x16.avgr_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK-DAG: [[X:%.+]] = zext <8 x i16> [[A]] to <8 x i32>
  ;; CHECK-DAG: [[Y:%.+]] = zext <8 x i16> [[B]] to <8 x i32>
  ;; CHECK: [[S:%.+]] = add <8 x i32> [[X]], [[Y]]
  ;; CHECK-NEXT: [[T:%.+]] = add <8 x i32> [[S]], splat (i32 1)
  ;; CHECK-NEXT: [[H:%.+]] = lshr <8 x i32> [[T]], splat (i32 1)
  ;; CHECK-NEXT: trunc <8 x i32> [[H]] to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.avgr_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK-DAG: [[E:%.+]] = shufflevector <16 x i8> [[A:%.+]], <16 x i8> poison, <8 x i32> <i32 0, i32 2, i32 4, i32 6, i32 8, i32 10, i32 12, i32 14>
  ;; CHECK-DAG: [[X:%.+]] = sext <8 x i8> [[E]] to <8 x i16>
  ;; CHECK-DAG: [[O:%.+]] = shufflevector <16 x i8> [[A]], <16 x i8> poison, <8 x i32> <i32 1, i32 3, i32 5, i32 7, i32 9, i32 11, i32 13, i32 15>
  ;; CHECK-DAG: [[Y:%.+]] = sext <8 x i8> [[O]] to <8 x i16>
  ;; CHECK: add <8 x i16> [[X]], [[Y]]
  (func (param v128) (result v128) (i16x8.extadd_pairwise_i8x16_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK-DAG: [[E:%.+]] = shufflevector <16 x i8> [[A:%.+]], <16 x i8> poison, <8 x i32> <i32 0, i32 2, i32 4, i32 6, i32 8, i32 10, i32 12, i32 14>
  ;; CHECK-DAG: [[X:%.+]] = zext <8 x i8> [[E]] to <8 x i16>
  ;; CHECK-DAG: [[O:%.+]] = shufflevector <16 x i8> [[A]], <16 x i8> poison, <8 x i32> <i32 1, i32 3, i32 5, i32 7, i32 9, i32 11, i32 13, i32 15>
  ;; CHECK-DAG: [[Y:%.+]] = zext <8 x i8> [[O]] to <8 x i16>
  ;; CHECK: add <8 x i16> [[X]], [[Y]]
  (func (param v128) (result v128) (i16x8.extadd_pairwise_i8x16_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK-DAG: [[E:%.+]] = shufflevector <8 x i16> [[A:%.+]], <8 x i16> poison, <4 x i32> <i32 0, i32 2, i32 4, i32 6>
  ;; CHECK-DAG: [[X:%.+]] = sext <4 x i16> [[E]] to <4 x i32>
  ;; CHECK-DAG: [[O:%.+]] = shufflevector <8 x i16> [[A]], <8 x i16> poison, <4 x i32> <i32 1, i32 3, i32 5, i32 7>
  ;; CHECK-DAG: [[Y:%.+]] = sext <4 x i16> [[O]] to <4 x i32>
  ;; CHECK: add <4 x i32> [[X]], [[Y]]
  (func (param v128) (result v128) (i32x4.extadd_pairwise_i16x8_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK-DAG: [[E:%.+]] = shufflevector <8 x i16> [[A:%.+]], <8 x i16> poison, <4 x i32> <i32 0, i32 2, i32 4, i32 6>
  ;; CHECK-DAG: [[X:%.+]] = zext <4 x i16> [[E]] to <4 x i32>
  ;; CHECK-DAG: [[O:%.+]] = shufflevector <8 x i16> [[A]], <8 x i16> poison, <4 x i32> <i32 1, i32 3, i32 5, i32 7>
  ;; CHECK-DAG: [[Y:%.+]] = zext <4 x i16> [[O]] to <4 x i32>
  ;; CHECK: add <4 x i32> [[X]], [[Y]]
  (func (param v128) (result v128) (i32x4.extadd_pairwise_i16x8_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[HA:%.+]] = shufflevector <16 x i8> [[A]], <16 x i8> poison, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK-DAG: [[X:%.+]] = sext <8 x i8> [[HA]] to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK-DAG: [[HB:%.+]] = shufflevector <16 x i8> [[B]], <16 x i8> poison, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK-DAG: [[Y:%.+]] = sext <8 x i8> [[HB]] to <8 x i16>
  ;; CHECK: mul <8 x i16> [[X]], [[Y]]
  (func (param v128 v128) (result v128) (i16x8.extmul_low_i8x16_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[HA:%.+]] = shufflevector <16 x i8> [[A]], <16 x i8> poison, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK-DAG: [[X:%.+]] = zext <8 x i8> [[HA]] to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK-DAG: [[HB:%.+]] = shufflevector <16 x i8> [[B]], <16 x i8> poison, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK-DAG: [[Y:%.+]] = zext <8 x i8> [[HB]] to <8 x i16>
  ;; CHECK: mul <8 x i16> [[X]], [[Y]]
  (func (param v128 v128) (result v128) (i16x8.extmul_low_i8x16_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[HA:%.+]] = shufflevector <16 x i8> [[A]], <16 x i8> poison, <8 x i32> <i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK-DAG: [[X:%.+]] = sext <8 x i8> [[HA]] to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK-DAG: [[HB:%.+]] = shufflevector <16 x i8> [[B]], <16 x i8> poison, <8 x i32> <i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK-DAG: [[Y:%.+]] = sext <8 x i8> [[HB]] to <8 x i16>
  ;; CHECK: mul <8 x i16> [[X]], [[Y]]
  (func (param v128 v128) (result v128) (i16x8.extmul_high_i8x16_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[HA:%.+]] = shufflevector <16 x i8> [[A]], <16 x i8> poison, <8 x i32> <i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK-DAG: [[X:%.+]] = zext <8 x i8> [[HA]] to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK-DAG: [[HB:%.+]] = shufflevector <16 x i8> [[B]], <16 x i8> poison, <8 x i32> <i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK-DAG: [[Y:%.+]] = zext <8 x i8> [[HB]] to <8 x i16>
  ;; CHECK: mul <8 x i16> [[X]], [[Y]]
  (func (param v128 v128) (result v128) (i16x8.extmul_high_i8x16_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[HA:%.+]] = shufflevector <8 x i16> [[A]], <8 x i16> poison, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK-DAG: [[X:%.+]] = sext <4 x i16> [[HA]] to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK-DAG: [[HB:%.+]] = shufflevector <8 x i16> [[B]], <8 x i16> poison, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK-DAG: [[Y:%.+]] = sext <4 x i16> [[HB]] to <4 x i32>
  ;; CHECK: mul <4 x i32> [[X]], [[Y]]
  (func (param v128 v128) (result v128) (i32x4.extmul_low_i16x8_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[HA:%.+]] = shufflevector <8 x i16> [[A]], <8 x i16> poison, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK-DAG: [[X:%.+]] = zext <4 x i16> [[HA]] to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK-DAG: [[HB:%.+]] = shufflevector <8 x i16> [[B]], <8 x i16> poison, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK-DAG: [[Y:%.+]] = zext <4 x i16> [[HB]] to <4 x i32>
  ;; CHECK: mul <4 x i32> [[X]], [[Y]]
  (func (param v128 v128) (result v128) (i32x4.extmul_low_i16x8_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f12(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[HA:%.+]] = shufflevector <8 x i16> [[A]], <8 x i16> poison, <4 x i32> <i32 4, i32 5, i32 6, i32 7>
  ;; CHECK-DAG: [[X:%.+]] = sext <4 x i16> [[HA]] to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK-DAG: [[HB:%.+]] = shufflevector <8 x i16> [[B]], <8 x i16> poison, <4 x i32> <i32 4, i32 5, i32 6, i32 7>
  ;; CHECK-DAG: [[Y:%.+]] = sext <4 x i16> [[HB]] to <4 x i32>
  ;; CHECK: mul <4 x i32> [[X]], [[Y]]
  (func (param v128 v128) (result v128) (i32x4.extmul_high_i16x8_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f13(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[HA:%.+]] = shufflevector <8 x i16> [[A]], <8 x i16> poison, <4 x i32> <i32 4, i32 5, i32 6, i32 7>
  ;; CHECK-DAG: [[X:%.+]] = zext <4 x i16> [[HA]] to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK-DAG: [[HB:%.+]] = shufflevector <8 x i16> [[B]], <8 x i16> poison, <4 x i32> <i32 4, i32 5, i32 6, i32 7>
  ;; CHECK-DAG: [[Y:%.+]] = zext <4 x i16> [[HB]] to <4 x i32>
  ;; CHECK: mul <4 x i32> [[X]], [[Y]]
  (func (param v128 v128) (result v128) (i32x4.extmul_high_i16x8_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f14(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[HA:%.+]] = shufflevector <4 x i32> [[A]], <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK-DAG: [[X:%.+]] = sext <2 x i32> [[HA]] to <2 x i64>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK-DAG: [[HB:%.+]] = shufflevector <4 x i32> [[B]], <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK-DAG: [[Y:%.+]] = sext <2 x i32> [[HB]] to <2 x i64>
  ;; CHECK: mul <2 x i64> [[X]], [[Y]]
  (func (param v128 v128) (result v128) (i64x2.extmul_low_i32x4_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f15(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[HA:%.+]] = shufflevector <4 x i32> [[A]], <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK-DAG: [[X:%.+]] = zext <2 x i32> [[HA]] to <2 x i64>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK-DAG: [[HB:%.+]] = shufflevector <4 x i32> [[B]], <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK-DAG: [[Y:%.+]] = zext <2 x i32> [[HB]] to <2 x i64>
  ;; CHECK: mul <2 x i64> [[X]], [[Y]]
  (func (param v128 v128) (result v128) (i64x2.extmul_low_i32x4_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f16(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[HA:%.+]] = shufflevector <4 x i32> [[A]], <4 x i32> poison, <2 x i32> <i32 2, i32 3>
  ;; CHECK-DAG: [[X:%.+]] = sext <2 x i32> [[HA]] to <2 x i64>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK-DAG: [[HB:%.+]] = shufflevector <4 x i32> [[B]], <4 x i32> poison, <2 x i32> <i32 2, i32 3>
  ;; CHECK-DAG: [[Y:%.+]] = sext <2 x i32> [[HB]] to <2 x i64>
  ;; CHECK: mul <2 x i64> [[X]], [[Y]]
  (func (param v128 v128) (result v128) (i64x2.extmul_high_i32x4_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f17(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[HA:%.+]] = shufflevector <4 x i32> [[A]], <4 x i32> poison, <2 x i32> <i32 2, i32 3>
  ;; CHECK-DAG: [[X:%.+]] = zext <2 x i32> [[HA]] to <2 x i64>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK-DAG: [[HB:%.+]] = shufflevector <4 x i32> [[B]], <4 x i32> poison, <2 x i32> <i32 2, i32 3>
  ;; CHECK-DAG: [[Y:%.+]] = zext <2 x i32> [[HB]] to <2 x i64>
  ;; CHECK: mul <2 x i64> [[X]], [[Y]]
  (func (param v128 v128) (result v128) (i64x2.extmul_high_i32x4_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f18(
  ;; CHECK: [[E:%.+]] = mul <4 x i32>
  ;; CHECK: [[O:%.+]] = mul <4 x i32>
  ;; CHECK: add <4 x i32> [[E]], [[O]]
  (func (param v128 v128) (result v128) (i32x4.dot_i16x8_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f19(
  ;; CHECK: [[P:%.+]] = mul <8 x i32>
  ;; CHECK: [[S:%.+]] = add <8 x i32> [[P]], splat (i32 16384)
  ;; CHECK: [[R:%.+]] = ashr <8 x i32> [[S]], splat (i32 15)
  ;; CHECK: [[C:%.+]] = call <8 x i32> @llvm.smin.v8i32(<8 x i32> [[R]], <8 x i32> splat (i32 32767))
  ;; CHECK: trunc <8 x i32> [[C]] to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.q15mulr_sat_s (local.get 0) (local.get 1)))
)

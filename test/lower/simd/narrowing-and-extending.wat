;; Narrowing saturates and puts the first operand's lanes below the second's;
;; extending takes the low or the high half.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[L:%.+]] = call <8 x i16> @llvm.smax.v8i16(<8 x i16> [[A]], <8 x i16> splat (i16 -128))
  ;; CHECK-DAG: [[C:%.+]] = call <8 x i16> @llvm.smin.v8i16(<8 x i16> [[L]], <8 x i16> splat (i16 127))
  ;; CHECK-DAG: [[X:%.+]] = trunc <8 x i16> [[C]] to <8 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK-DAG: [[M:%.+]] = call <8 x i16> @llvm.smax.v8i16(<8 x i16> [[B]], <8 x i16> splat (i16 -128))
  ;; CHECK-DAG: [[D:%.+]] = call <8 x i16> @llvm.smin.v8i16(<8 x i16> [[M]], <8 x i16> splat (i16 127))
  ;; CHECK-DAG: [[Y:%.+]] = trunc <8 x i16> [[D]] to <8 x i8>
  ;; CHECK: shufflevector <8 x i8> [[X]], <8 x i8> [[Y]], <16 x i32> <i32 0, i32 1,
  (func (param v128 v128) (result v128) (i8x16.narrow_i16x8_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[L:%.+]] = call <8 x i16> @llvm.smax.v8i16(<8 x i16> [[A]], <8 x i16> zeroinitializer)
  ;; CHECK-DAG: [[C:%.+]] = call <8 x i16> @llvm.smin.v8i16(<8 x i16> [[L]], <8 x i16> splat (i16 255))
  ;; CHECK-DAG: [[X:%.+]] = trunc <8 x i16> [[C]] to <8 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK-DAG: [[M:%.+]] = call <8 x i16> @llvm.smax.v8i16(<8 x i16> [[B]], <8 x i16> zeroinitializer)
  ;; CHECK-DAG: [[D:%.+]] = call <8 x i16> @llvm.smin.v8i16(<8 x i16> [[M]], <8 x i16> splat (i16 255))
  ;; CHECK-DAG: [[Y:%.+]] = trunc <8 x i16> [[D]] to <8 x i8>
  ;; CHECK: shufflevector <8 x i8> [[X]], <8 x i8> [[Y]], <16 x i32> <i32 0, i32 1,
  (func (param v128 v128) (result v128) (i8x16.narrow_i16x8_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[L:%.+]] = call <4 x i32> @llvm.smax.v4i32(<4 x i32> [[A]], <4 x i32> splat (i32 -32768))
  ;; CHECK-DAG: [[C:%.+]] = call <4 x i32> @llvm.smin.v4i32(<4 x i32> [[L]], <4 x i32> splat (i32 32767))
  ;; CHECK-DAG: [[X:%.+]] = trunc <4 x i32> [[C]] to <4 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK-DAG: [[M:%.+]] = call <4 x i32> @llvm.smax.v4i32(<4 x i32> [[B]], <4 x i32> splat (i32 -32768))
  ;; CHECK-DAG: [[D:%.+]] = call <4 x i32> @llvm.smin.v4i32(<4 x i32> [[M]], <4 x i32> splat (i32 32767))
  ;; CHECK-DAG: [[Y:%.+]] = trunc <4 x i32> [[D]] to <4 x i16>
  ;; CHECK: shufflevector <4 x i16> [[X]], <4 x i16> [[Y]], <8 x i32> <i32 0, i32 1,
  (func (param v128 v128) (result v128) (i16x8.narrow_i32x4_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[L:%.+]] = call <4 x i32> @llvm.smax.v4i32(<4 x i32> [[A]], <4 x i32> zeroinitializer)
  ;; CHECK-DAG: [[C:%.+]] = call <4 x i32> @llvm.smin.v4i32(<4 x i32> [[L]], <4 x i32> splat (i32 65535))
  ;; CHECK-DAG: [[X:%.+]] = trunc <4 x i32> [[C]] to <4 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK-DAG: [[M:%.+]] = call <4 x i32> @llvm.smax.v4i32(<4 x i32> [[B]], <4 x i32> zeroinitializer)
  ;; CHECK-DAG: [[D:%.+]] = call <4 x i32> @llvm.smin.v4i32(<4 x i32> [[M]], <4 x i32> splat (i32 65535))
  ;; CHECK-DAG: [[Y:%.+]] = trunc <4 x i32> [[D]] to <4 x i16>
  ;; CHECK: shufflevector <4 x i16> [[X]], <4 x i16> [[Y]], <8 x i32> <i32 0, i32 1,
  (func (param v128 v128) (result v128) (i16x8.narrow_i32x4_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[H:%.+]] = shufflevector <16 x i8> {{.*}}, <16 x i8> poison, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK-NEXT: sext <8 x i8> [[H]] to <8 x i16>
  (func (param v128) (result v128) (i16x8.extend_low_i8x16_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[H:%.+]] = shufflevector <16 x i8> {{.*}}, <16 x i8> poison, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK-NEXT: zext <8 x i8> [[H]] to <8 x i16>
  (func (param v128) (result v128) (i16x8.extend_low_i8x16_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[H:%.+]] = shufflevector <16 x i8> {{.*}}, <16 x i8> poison, <8 x i32> <i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK-NEXT: sext <8 x i8> [[H]] to <8 x i16>
  (func (param v128) (result v128) (i16x8.extend_high_i8x16_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[H:%.+]] = shufflevector <16 x i8> {{.*}}, <16 x i8> poison, <8 x i32> <i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK-NEXT: zext <8 x i8> [[H]] to <8 x i16>
  (func (param v128) (result v128) (i16x8.extend_high_i8x16_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[H:%.+]] = shufflevector <8 x i16> {{.*}}, <8 x i16> poison, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK-NEXT: sext <4 x i16> [[H]] to <4 x i32>
  (func (param v128) (result v128) (i32x4.extend_low_i16x8_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[H:%.+]] = shufflevector <8 x i16> {{.*}}, <8 x i16> poison, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK-NEXT: zext <4 x i16> [[H]] to <4 x i32>
  (func (param v128) (result v128) (i32x4.extend_low_i16x8_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK: [[H:%.+]] = shufflevector <8 x i16> {{.*}}, <8 x i16> poison, <4 x i32> <i32 4, i32 5, i32 6, i32 7>
  ;; CHECK-NEXT: sext <4 x i16> [[H]] to <4 x i32>
  (func (param v128) (result v128) (i32x4.extend_high_i16x8_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK: [[H:%.+]] = shufflevector <8 x i16> {{.*}}, <8 x i16> poison, <4 x i32> <i32 4, i32 5, i32 6, i32 7>
  ;; CHECK-NEXT: zext <4 x i16> [[H]] to <4 x i32>
  (func (param v128) (result v128) (i32x4.extend_high_i16x8_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f12(
  ;; CHECK: [[H:%.+]] = shufflevector <4 x i32> {{.*}}, <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK-NEXT: sext <2 x i32> [[H]] to <2 x i64>
  (func (param v128) (result v128) (i64x2.extend_low_i32x4_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f13(
  ;; CHECK: [[H:%.+]] = shufflevector <4 x i32> {{.*}}, <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK-NEXT: zext <2 x i32> [[H]] to <2 x i64>
  (func (param v128) (result v128) (i64x2.extend_low_i32x4_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f14(
  ;; CHECK: [[H:%.+]] = shufflevector <4 x i32> {{.*}}, <4 x i32> poison, <2 x i32> <i32 2, i32 3>
  ;; CHECK-NEXT: sext <2 x i32> [[H]] to <2 x i64>
  (func (param v128) (result v128) (i64x2.extend_high_i32x4_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f15(
  ;; CHECK: [[H:%.+]] = shufflevector <4 x i32> {{.*}}, <4 x i32> poison, <2 x i32> <i32 2, i32 3>
  ;; CHECK-NEXT: zext <2 x i32> [[H]] to <2 x i64>
  (func (param v128) (result v128) (i64x2.extend_high_i32x4_u (local.get 0)))
)

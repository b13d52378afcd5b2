;; One count shifts all lanes, modulo their width.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[M:%.+]] = and i32 %1, 7
  ;; CHECK: [[N:%.+]] = trunc i32 [[M]] to i8
  ;; CHECK: [[I:%.+]] = insertelement <16 x i8> poison, i8 [[N]], i64 0
  ;; CHECK-NEXT: [[C:%.+]] = shufflevector <16 x i8> [[I]]
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK: shl <16 x i8> [[A]], [[C]]
  (func (param v128 i32) (result v128) (i8x16.shl (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[M:%.+]] = and i32 %1, 7
  ;; CHECK: [[N:%.+]] = trunc i32 [[M]] to i8
  ;; CHECK: [[I:%.+]] = insertelement <16 x i8> poison, i8 [[N]], i64 0
  ;; CHECK-NEXT: [[C:%.+]] = shufflevector <16 x i8> [[I]]
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK: ashr <16 x i8> [[A]], [[C]]
  (func (param v128 i32) (result v128) (i8x16.shr_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[M:%.+]] = and i32 %1, 7
  ;; CHECK: [[N:%.+]] = trunc i32 [[M]] to i8
  ;; CHECK: [[I:%.+]] = insertelement <16 x i8> poison, i8 [[N]], i64 0
  ;; CHECK-NEXT: [[C:%.+]] = shufflevector <16 x i8> [[I]]
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK: lshr <16 x i8> [[A]], [[C]]
  (func (param v128 i32) (result v128) (i8x16.shr_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[M:%.+]] = and i32 %1, 15
  ;; CHECK: [[N:%.+]] = trunc i32 [[M]] to i16
  ;; CHECK: [[I:%.+]] = insertelement <8 x i16> poison, i16 [[N]], i64 0
  ;; CHECK-NEXT: [[C:%.+]] = shufflevector <8 x i16> [[I]]
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK: shl <8 x i16> [[A]], [[C]]
  (func (param v128 i32) (result v128) (i16x8.shl (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[M:%.+]] = and i32 %1, 15
  ;; CHECK: [[N:%.+]] = trunc i32 [[M]] to i16
  ;; CHECK: [[I:%.+]] = insertelement <8 x i16> poison, i16 [[N]], i64 0
  ;; CHECK-NEXT: [[C:%.+]] = shufflevector <8 x i16> [[I]]
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK: ashr <8 x i16> [[A]], [[C]]
  (func (param v128 i32) (result v128) (i16x8.shr_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[M:%.+]] = and i32 %1, 15
  ;; CHECK: [[N:%.+]] = trunc i32 [[M]] to i16
  ;; CHECK: [[I:%.+]] = insertelement <8 x i16> poison, i16 [[N]], i64 0
  ;; CHECK-NEXT: [[C:%.+]] = shufflevector <8 x i16> [[I]]
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK: lshr <8 x i16> [[A]], [[C]]
  (func (param v128 i32) (result v128) (i16x8.shr_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[M:%.+]] = and i32 %1, 31
  ;; CHECK: [[I:%.+]] = insertelement <4 x i32> poison, i32 [[M]], i64 0
  ;; CHECK-NEXT: [[C:%.+]] = shufflevector <4 x i32> [[I]]
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK: shl <4 x i32> [[A]], [[C]]
  (func (param v128 i32) (result v128) (i32x4.shl (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[M:%.+]] = and i32 %1, 31
  ;; CHECK: [[I:%.+]] = insertelement <4 x i32> poison, i32 [[M]], i64 0
  ;; CHECK-NEXT: [[C:%.+]] = shufflevector <4 x i32> [[I]]
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK: ashr <4 x i32> [[A]], [[C]]
  (func (param v128 i32) (result v128) (i32x4.shr_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[M:%.+]] = and i32 %1, 31
  ;; CHECK: [[I:%.+]] = insertelement <4 x i32> poison, i32 [[M]], i64 0
  ;; CHECK-NEXT: [[C:%.+]] = shufflevector <4 x i32> [[I]]
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK: lshr <4 x i32> [[A]], [[C]]
  (func (param v128 i32) (result v128) (i32x4.shr_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[M:%.+]] = and i32 %1, 63
  ;; CHECK: [[N:%.+]] = zext i32 [[M]] to i64
  ;; CHECK: [[I:%.+]] = insertelement <2 x i64> poison, i64 [[N]], i64 0
  ;; CHECK-NEXT: [[C:%.+]] = shufflevector <2 x i64> [[I]]
  ;; CHECK: shl <2 x i64> %0, [[C]]
  (func (param v128 i32) (result v128) (i64x2.shl (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK: [[M:%.+]] = and i32 %1, 63
  ;; CHECK: [[N:%.+]] = zext i32 [[M]] to i64
  ;; CHECK: [[I:%.+]] = insertelement <2 x i64> poison, i64 [[N]], i64 0
  ;; CHECK-NEXT: [[C:%.+]] = shufflevector <2 x i64> [[I]]
  ;; CHECK: ashr <2 x i64> %0, [[C]]
  (func (param v128 i32) (result v128) (i64x2.shr_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK: [[M:%.+]] = and i32 %1, 63
  ;; CHECK: [[N:%.+]] = zext i32 [[M]] to i64
  ;; CHECK: [[I:%.+]] = insertelement <2 x i64> poison, i64 [[N]], i64 0
  ;; CHECK-NEXT: [[C:%.+]] = shufflevector <2 x i64> [[I]]
  ;; CHECK: lshr <2 x i64> %0, [[C]]
  (func (param v128 i32) (result v128) (i64x2.shr_u (local.get 0) (local.get 1)))
)

;; Bitwise operations work on the whole vector; tests reduce it to an i32.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: xor <2 x i64> %0, splat (i64 -1)
  (func (param v128) (result v128) (v128.not (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: and <2 x i64> %0, %1
  (func (param v128 v128) (result v128) (v128.and (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: or <2 x i64> %0, %1
  (func (param v128 v128) (result v128) (v128.or (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: xor <2 x i64> %0, %1
  (func (param v128 v128) (result v128) (v128.xor (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[N:%.+]] = xor <2 x i64> %1, splat (i64 -1)
  ;; CHECK-NEXT: and <2 x i64> %0, [[N]]
  (func (param v128 v128) (result v128) (v128.andnot (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK-DAG: [[A:%.+]] = and <2 x i64> %0, %2
  ;; CHECK-DAG: [[N:%.+]] = xor <2 x i64> %2, splat (i64 -1)
  ;; CHECK-DAG: [[B:%.+]] = and <2 x i64> %1, [[N]]
  ;; CHECK: or <2 x i64> [[A]], [[B]]
  (func (param v128 v128 v128) (result v128) (v128.bitselect (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[O:%.+]] = call i64 @llvm.vector.reduce.or.v2i64(<2 x i64> %0)
  ;; CHECK-NEXT: [[C:%.+]] = icmp ne i64 [[O]], 0
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param v128) (result i32) (v128.any_true (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK: [[N:%.+]] = icmp ne <16 x i8> [[A]], zeroinitializer
  ;; CHECK-NEXT: [[C:%.+]] = call i1 @llvm.vector.reduce.and.v16i1(<16 x i1> [[N]])
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param v128) (result i32) (i8x16.all_true (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK: [[S:%.+]] = icmp slt <16 x i8> [[A]], zeroinitializer
  ;; CHECK-NEXT: [[B:%.+]] = bitcast <16 x i1> [[S]] to i16
  ;; CHECK-NEXT: zext i16 [[B]] to i32
  (func (param v128) (result i32) (i8x16.bitmask (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK: [[N:%.+]] = icmp ne <8 x i16> [[A]], zeroinitializer
  ;; CHECK-NEXT: [[C:%.+]] = call i1 @llvm.vector.reduce.and.v8i1(<8 x i1> [[N]])
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param v128) (result i32) (i16x8.all_true (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK: [[S:%.+]] = icmp slt <8 x i16> [[A]], zeroinitializer
  ;; CHECK-NEXT: [[B:%.+]] = bitcast <8 x i1> [[S]] to i8
  ;; CHECK-NEXT: zext i8 [[B]] to i32
  (func (param v128) (result i32) (i16x8.bitmask (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK: [[N:%.+]] = icmp ne <4 x i32> [[A]], zeroinitializer
  ;; CHECK-NEXT: [[C:%.+]] = call i1 @llvm.vector.reduce.and.v4i1(<4 x i1> [[N]])
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param v128) (result i32) (i32x4.all_true (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f12(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK: [[S:%.+]] = icmp slt <4 x i32> [[A]], zeroinitializer
  ;; CHECK-NEXT: [[B:%.+]] = bitcast <4 x i1> [[S]] to i4
  ;; CHECK-NEXT: zext i4 [[B]] to i32
  (func (param v128) (result i32) (i32x4.bitmask (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f13(
  ;; CHECK: [[N:%.+]] = icmp ne <2 x i64> %0, zeroinitializer
  ;; CHECK-NEXT: [[C:%.+]] = call i1 @llvm.vector.reduce.and.v2i1(<2 x i1> [[N]])
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param v128) (result i32) (i64x2.all_true (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f14(
  ;; CHECK: [[S:%.+]] = icmp slt <2 x i64> %0, zeroinitializer
  ;; CHECK-NEXT: [[B:%.+]] = bitcast <2 x i1> [[S]] to i2
  ;; CHECK-NEXT: zext i2 [[B]] to i32
  (func (param v128) (result i32) (i64x2.bitmask (local.get 0)))
)

;; A lane is all ones where the comparison holds.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[C:%.+]] = icmp eq <16 x i8> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <16 x i1> [[C]] to <16 x i8>
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.eq (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[C:%.+]] = icmp ne <16 x i8> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <16 x i1> [[C]] to <16 x i8>
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.ne (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[C:%.+]] = icmp slt <16 x i8> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <16 x i1> [[C]] to <16 x i8>
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.lt_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[C:%.+]] = icmp ult <16 x i8> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <16 x i1> [[C]] to <16 x i8>
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.lt_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[C:%.+]] = icmp sgt <16 x i8> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <16 x i1> [[C]] to <16 x i8>
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.gt_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[C:%.+]] = icmp ugt <16 x i8> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <16 x i1> [[C]] to <16 x i8>
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.gt_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[C:%.+]] = icmp sle <16 x i8> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <16 x i1> [[C]] to <16 x i8>
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.le_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[C:%.+]] = icmp ule <16 x i8> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <16 x i1> [[C]] to <16 x i8>
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.le_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[C:%.+]] = icmp sge <16 x i8> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <16 x i1> [[C]] to <16 x i8>
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.ge_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[C:%.+]] = icmp uge <16 x i8> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <16 x i1> [[C]] to <16 x i8>
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.ge_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[C:%.+]] = icmp eq <8 x i16> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <8 x i1> [[C]] to <8 x i16>
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.eq (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[C:%.+]] = icmp ne <8 x i16> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <8 x i1> [[C]] to <8 x i16>
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.ne (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f12(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[C:%.+]] = icmp slt <8 x i16> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <8 x i1> [[C]] to <8 x i16>
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.lt_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f13(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[C:%.+]] = icmp ult <8 x i16> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <8 x i1> [[C]] to <8 x i16>
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.lt_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f14(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[C:%.+]] = icmp sgt <8 x i16> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <8 x i1> [[C]] to <8 x i16>
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.gt_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f15(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[C:%.+]] = icmp ugt <8 x i16> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <8 x i1> [[C]] to <8 x i16>
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.gt_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f16(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[C:%.+]] = icmp sle <8 x i16> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <8 x i1> [[C]] to <8 x i16>
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.le_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f17(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[C:%.+]] = icmp ule <8 x i16> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <8 x i1> [[C]] to <8 x i16>
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.le_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f18(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[C:%.+]] = icmp sge <8 x i16> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <8 x i1> [[C]] to <8 x i16>
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.ge_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f19(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[C:%.+]] = icmp uge <8 x i16> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <8 x i1> [[C]] to <8 x i16>
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.ge_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f20(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[C:%.+]] = icmp eq <4 x i32> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.eq (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f21(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[C:%.+]] = icmp ne <4 x i32> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.ne (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f22(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[C:%.+]] = icmp slt <4 x i32> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.lt_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f23(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[C:%.+]] = icmp ult <4 x i32> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.lt_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f24(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[C:%.+]] = icmp sgt <4 x i32> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.gt_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f25(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[C:%.+]] = icmp ugt <4 x i32> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.gt_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f26(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[C:%.+]] = icmp sle <4 x i32> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.le_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f27(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[C:%.+]] = icmp ule <4 x i32> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.le_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f28(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[C:%.+]] = icmp sge <4 x i32> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.ge_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f29(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[C:%.+]] = icmp uge <4 x i32> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.ge_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f30(
  ;; CHECK: [[C:%.+]] = icmp eq <2 x i64> %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = sext <2 x i1> [[C]] to <2 x i64>
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (i64x2.eq (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f31(
  ;; CHECK: [[C:%.+]] = icmp ne <2 x i64> %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = sext <2 x i1> [[C]] to <2 x i64>
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (i64x2.ne (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f32(
  ;; CHECK: [[C:%.+]] = icmp slt <2 x i64> %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = sext <2 x i1> [[C]] to <2 x i64>
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (i64x2.lt_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f33(
  ;; CHECK: [[C:%.+]] = icmp sgt <2 x i64> %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = sext <2 x i1> [[C]] to <2 x i64>
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (i64x2.gt_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f34(
  ;; CHECK: [[C:%.+]] = icmp sle <2 x i64> %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = sext <2 x i1> [[C]] to <2 x i64>
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (i64x2.le_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f35(
  ;; CHECK: [[C:%.+]] = icmp sge <2 x i64> %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = sext <2 x i1> [[C]] to <2 x i64>
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (i64x2.ge_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f36(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[C:%.+]] = fcmp oeq <4 x float> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.eq (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f37(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[C:%.+]] = fcmp une <4 x float> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.ne (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f38(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[C:%.+]] = fcmp olt <4 x float> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.lt (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f39(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[C:%.+]] = fcmp ogt <4 x float> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.gt (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f40(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[C:%.+]] = fcmp ole <4 x float> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.le (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f41(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x float>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x float>
  ;; CHECK: [[C:%.+]] = fcmp oge <4 x float> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <4 x i1> [[C]] to <4 x i32>
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (f32x4.ge (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f42(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[C:%.+]] = fcmp oeq <2 x double> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <2 x i1> [[C]] to <2 x i64>
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (f64x2.eq (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f43(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[C:%.+]] = fcmp une <2 x double> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <2 x i1> [[C]] to <2 x i64>
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (f64x2.ne (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f44(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[C:%.+]] = fcmp olt <2 x double> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <2 x i1> [[C]] to <2 x i64>
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (f64x2.lt (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f45(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[C:%.+]] = fcmp ogt <2 x double> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <2 x i1> [[C]] to <2 x i64>
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (f64x2.gt (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f46(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[C:%.+]] = fcmp ole <2 x double> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <2 x i1> [[C]] to <2 x i64>
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (f64x2.le (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f47(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <2 x double>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <2 x double>
  ;; CHECK: [[C:%.+]] = fcmp oge <2 x double> [[A]], [[B]]
  ;; CHECK-NEXT: [[R:%.+]] = sext <2 x i1> [[C]] to <2 x i64>
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (f64x2.ge (local.get 0) (local.get 1)))
)

;; Lanes wrap or saturate on their own; abs of the lowest number is itself.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK: [[R:%.+]] = call <16 x i8> @llvm.abs.v16i8(<16 x i8> [[A]], i1 false)
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128) (result v128) (i8x16.abs (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK: [[R:%.+]] = sub <16 x i8> zeroinitializer, [[A]]
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128) (result v128) (i8x16.neg (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[R:%.+]] = add <16 x i8> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.add (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[R:%.+]] = sub <16 x i8> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.sub (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK: [[R:%.+]] = call <8 x i16> @llvm.abs.v8i16(<8 x i16> [[A]], i1 false)
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128) (result v128) (i16x8.abs (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK: [[R:%.+]] = sub <8 x i16> zeroinitializer, [[A]]
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128) (result v128) (i16x8.neg (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[R:%.+]] = add <8 x i16> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.add (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[R:%.+]] = sub <8 x i16> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.sub (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[R:%.+]] = mul <8 x i16> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.mul (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK: [[R:%.+]] = call <4 x i32> @llvm.abs.v4i32(<4 x i32> [[A]], i1 false)
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128) (result v128) (i32x4.abs (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK: [[R:%.+]] = sub <4 x i32> zeroinitializer, [[A]]
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128) (result v128) (i32x4.neg (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[R:%.+]] = add <4 x i32> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.add (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f12(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[R:%.+]] = sub <4 x i32> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.sub (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f13(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[R:%.+]] = mul <4 x i32> [[A]], [[B]]
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.mul (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f14(
  ;; CHECK: [[R:%.+]] = call <2 x i64> @llvm.abs.v2i64(<2 x i64> %0, i1 false)
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128) (result v128) (i64x2.abs (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f15(
  ;; CHECK: [[R:%.+]] = sub <2 x i64> zeroinitializer, %0
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128) (result v128) (i64x2.neg (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f16(
  ;; CHECK: [[R:%.+]] = add <2 x i64> %0, %1
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (i64x2.add (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f17(
  ;; CHECK: [[R:%.+]] = sub <2 x i64> %0, %1
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (i64x2.sub (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f18(
  ;; CHECK: [[R:%.+]] = mul <2 x i64> %0, %1
  ;; CHECK: ret <2 x i64> [[R]]
  (func (param v128 v128) (result v128) (i64x2.mul (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f19(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK: [[R:%.+]] = call <16 x i8> @llvm.ctpop.v16i8(<16 x i8> [[A]])
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128) (result v128) (i8x16.popcnt (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f20(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[R:%.+]] = call <16 x i8> @llvm.smin.v16i8(<16 x i8> [[A]], <16 x i8> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.min_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f21(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[R:%.+]] = call <16 x i8> @llvm.umin.v16i8(<16 x i8> [[A]], <16 x i8> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.min_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f22(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[R:%.+]] = call <16 x i8> @llvm.smax.v16i8(<16 x i8> [[A]], <16 x i8> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.max_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f23(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[R:%.+]] = call <16 x i8> @llvm.umax.v16i8(<16 x i8> [[A]], <16 x i8> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.max_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f24(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[R:%.+]] = call <16 x i8> @llvm.sadd.sat.v16i8(<16 x i8> [[A]], <16 x i8> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.add_sat_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f25(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[R:%.+]] = call <16 x i8> @llvm.uadd.sat.v16i8(<16 x i8> [[A]], <16 x i8> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.add_sat_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f26(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[R:%.+]] = call <16 x i8> @llvm.ssub.sat.v16i8(<16 x i8> [[A]], <16 x i8> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.sub_sat_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f27(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[R:%.+]] = call <16 x i8> @llvm.usub.sat.v16i8(<16 x i8> [[A]], <16 x i8> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <16 x i8> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i8x16.sub_sat_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f28(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[R:%.+]] = call <8 x i16> @llvm.smin.v8i16(<8 x i16> [[A]], <8 x i16> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.min_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f29(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[R:%.+]] = call <8 x i16> @llvm.umin.v8i16(<8 x i16> [[A]], <8 x i16> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.min_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f30(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[R:%.+]] = call <8 x i16> @llvm.smax.v8i16(<8 x i16> [[A]], <8 x i16> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.max_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f31(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[R:%.+]] = call <8 x i16> @llvm.umax.v8i16(<8 x i16> [[A]], <8 x i16> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.max_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f32(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[R:%.+]] = call <8 x i16> @llvm.sadd.sat.v8i16(<8 x i16> [[A]], <8 x i16> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.add_sat_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f33(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[R:%.+]] = call <8 x i16> @llvm.uadd.sat.v8i16(<8 x i16> [[A]], <8 x i16> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.add_sat_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f34(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[R:%.+]] = call <8 x i16> @llvm.ssub.sat.v8i16(<8 x i16> [[A]], <8 x i16> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.sub_sat_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f35(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <8 x i16>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[R:%.+]] = call <8 x i16> @llvm.usub.sat.v8i16(<8 x i16> [[A]], <8 x i16> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <8 x i16> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i16x8.sub_sat_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f36(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[R:%.+]] = call <4 x i32> @llvm.smin.v4i32(<4 x i32> [[A]], <4 x i32> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.min_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f37(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[R:%.+]] = call <4 x i32> @llvm.umin.v4i32(<4 x i32> [[A]], <4 x i32> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.min_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f38(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[R:%.+]] = call <4 x i32> @llvm.smax.v4i32(<4 x i32> [[A]], <4 x i32> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.max_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f39(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <4 x i32>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[R:%.+]] = call <4 x i32> @llvm.umax.v4i32(<4 x i32> [[A]], <4 x i32> [[B]])
  ;; CHECK: [[OUT:%.+]] = bitcast <4 x i32> [[R]] to <2 x i64>
  ;; CHECK-NEXT: ret <2 x i64> [[OUT]]
  (func (param v128 v128) (result v128) (i32x4.max_u (local.get 0) (local.get 1)))
)

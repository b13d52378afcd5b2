;; x86-64 takes the index of a swizzle modulo 16, so those beyond are saturated to
;; set the bit that selects zero.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir --target x86_64-linux -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-DAG: [[A:%.+]] = bitcast <2 x i64> %0 to <16 x i8>
  ;; CHECK-DAG: [[B:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: shufflevector <16 x i8> [[A]], <16 x i8> [[B]], <16 x i32> <i32 31, i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14>
  (func (param v128 v128) (result v128)
    (i8x16.shuffle 31 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14
      (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[I:%.+]] = call <16 x i8> @llvm.uadd.sat.v16i8(<16 x i8> {{.*}}, <16 x i8> splat (i8 112))
  ;; CHECK: call <16 x i8> @llvm.x86.ssse3.pshuf.b.128(<16 x i8> {{.*}}, <16 x i8> [[I]])
  (func (param v128 v128) (result v128) (i8x16.swizzle (local.get 0) (local.get 1)))
)

;; Where a relaxed multiplication and addition would be folded to an operand,
;; that is made quiet first; minima and maxima that are exact are quieted as
;; those that aren't relaxed.
;; RUN: wasmc compile %s --emit=llvm-ir --target aarch64-linux -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[Q:%.+]] = call <4 x float> @llvm.canonicalize.v4f32(<4 x float> {{.*}})
  ;; CHECK: call <4 x float> @llvm.fma.v4f32(<4 x float> [[Q]],
  (func (param v128) (result v128)
    (f32x4.relaxed_madd (local.get 0) (v128.const f32x4 1 1 1 1)
      (v128.const f32x4 -0 -0 -0 -0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK-NOT: canonicalize
  ;; CHECK: call <4 x float> @llvm.fma.v4f32(
  ;; CHECK-NOT: canonicalize
  ;; CHECK: ret
  (func (param v128 v128) (result v128)
    (f32x4.relaxed_madd (local.get 0) (v128.const f32x4 1 1 1 1) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[M:%.+]] = call <2 x double> @llvm.minimum.v2f64(
  ;; CHECK: call <2 x double> @llvm.canonicalize.v2f64(<2 x double> [[M]])
  (func (param v128) (result v128)
    (f64x2.relaxed_min (local.get 0) (local.get 0)))
)

;; LLVM takes x * 1 and x - 0 for x, which may hold a signalling NaN.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[Q:%.+]] = call <4 x float> @llvm.canonicalize.v4f32(<4 x float> {{.*}})
  ;; CHECK: = fmul <4 x float> [[Q]]
  (func (param v128) (result v128)
    (f32x4.mul (local.get 0) (v128.const f32x4 1 1 1 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[Q:%.+]] = call <4 x float> @llvm.canonicalize.v4f32(<4 x float> {{.*}})
  ;; CHECK: = fsub <4 x float> [[Q]]
  (func (param v128) (result v128)
    (f32x4.sub (local.get 0) (v128.const f32x4 0 0 0 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[Q:%.+]] = call <2 x double> @llvm.canonicalize.v2f64(<2 x double> {{.*}})
  ;; CHECK: = fmul <2 x double> [[Q]]
  (func (param v128) (result v128)
    (f64x2.mul (local.get 0) (v128.const f64x2 1 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[Q:%.+]] = call <2 x double> @llvm.canonicalize.v2f64(<2 x double> {{.*}})
  ;; CHECK: = fsub <2 x double> [[Q]]
  (func (param v128) (result v128)
    (f64x2.sub (local.get 0) (v128.const f64x2 0 0)))
)

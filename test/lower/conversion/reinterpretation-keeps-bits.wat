;; A reinterpretation is a bitcast, so NaNs keep their payload.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: bitcast float %0 to i32
  (func (param f32) (result i32) (i32.reinterpret_f32 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: bitcast double %0 to i64
  (func (param f64) (result i64) (i64.reinterpret_f64 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: bitcast i32 %0 to float
  (func (param i32) (result f32) (f32.reinterpret_i32 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: bitcast i64 %0 to double
  (func (param i64) (result f64) (f64.reinterpret_i64 (local.get 0)))
)

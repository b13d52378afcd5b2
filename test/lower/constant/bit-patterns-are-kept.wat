;; Constants keep every bit, those of signalling NaNs too.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: ret i32 -2147483648
  (func (result i32) (i32.const 0x80000000))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: ret i64 -9223372036854775808
  (func (result i64) (i64.const 0x8000000000000000))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: ret float -0.000000e+00
  (func (result f32) (f32.const -0))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: ret float 0x7FF4000000000000
  (func (result f32) (f32.const nan:0x200000))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: ret double 0x3FD5555555555555
  (func (result f64) (f64.const 0x1.5555555555555p-2))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: ret double 0xFFF0000000000001
  (func (result f64) (f64.const -nan:0x1))
)

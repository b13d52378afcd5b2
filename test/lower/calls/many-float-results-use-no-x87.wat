;; The x87 stack, where LLVM would return a third float, makes a signalling NaN
;; quiet. Such results travel as integers.
;; RUN: wasmc compile %s -O0 --emit=llvm-ir -o - | FileCheck %s
;; RUN: wasmc compile %s -O0 --emit=asm -o - | FileCheck %s --check-prefix=ASM
;; RUN: wasmc compile %s -O2 --emit=asm -o - | FileCheck %s --check-prefix=ASM
;; ASM-NOT: {{f(ld|stp)[a-z]* }}
(module
  ;; CHECK-LABEL: define {{.*}} { double, double, i64 } @wasm.f0(
  ;; CHECK: [[T:%.+]] = bitcast double %2 to i64
  ;; CHECK: [[R:%.+]] = insertvalue { double, double, i64 } {{%.+}}, i64 [[T]], 2
  ;; CHECK: ret { double, double, i64 } [[R]]
  (func $three (param f64 f64 f64) (result f64 f64 f64)
    (local.get 0) (local.get 1) (local.get 2))

  ;; Vectors use the same registers.
  ;; CHECK-LABEL: define {{.*}} { <2 x i64>, i32, float, i32 } @wasm.f1(
  (func (param v128 i32 f32 f32) (result v128 i32 f32 f32)
    (local.get 0) (local.get 1) (local.get 2) (local.get 3))

  ;; CHECK-LABEL: define {{.*}} double @wasm.f2(
  ;; CHECK: [[C:%.+]] = call { double, double, i64 } @wasm.f0(
  ;; CHECK: [[I:%.+]] = extractvalue { double, double, i64 } [[C]], 2
  ;; CHECK: [[F:%.+]] = bitcast i64 [[I]] to double
  ;; CHECK: ret double [[F]]
  (func (param f64) (result f64) (local f64 f64)
    (call $three (local.get 0) (local.get 0) (local.get 0))
    (local.set 1) (local.set 2) (drop) (local.get 1)))

;; select takes the first operand for a condition other than zero; a comparison is
;; used as it is.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-NEXT: entry:
  ;; CHECK-NEXT: ret i32 %0
  (func (param i32 i32) (result i32) (local.get 0) (local.get 1) (drop))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[C:%.+]] = icmp ne i32 %2, 0
  ;; CHECK-NEXT: select i1 [[C]], double %0, double %1
  (func (param f64 f64 i32) (result f64)
    (select (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[C:%.+]] = icmp ult i64 %0, %1
  ;; CHECK: select i1 [[C]], i64 %0, i64 %1
  (func (param i64 i64) (result i64)
    (select (local.get 0) (local.get 1) (i64.lt_u (local.get 0) (local.get 1))))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: select i1 {{.*}}, i64 %0, i64 %1
  (func (param externref externref i32) (result externref)
    (select (result externref) (local.get 0) (local.get 1) (local.get 2)))
)

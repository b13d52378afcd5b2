;; ref.as_non_null traps on null (11, "null reference"); br_on_null and
;; br_on_non_null branch on it, and hand the reference on where there is one.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --emit=llvm-ir -o - | FileCheck %s
(module
  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: icmp eq i64 %0, 0
  ;; CHECK: ret i64 %0
  ;; CHECK: call void @llvm.ubsantrap(i8 11)
  (func (param funcref) (result (ref func)) (ref.as_non_null (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[N:%.+]] = icmp eq i64 %0, 0
  ;; CHECK: br i1 [[N]], label %end, label %next
  (func (param funcref) (result i32)
    (block $null
      (drop (br_on_null $null (local.get 0)))
      (return (i32.const 1)))
    (i32.const 0))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[N:%.+]] = icmp {{eq|ne}} i64 %0, 0
  ;; CHECK: br i1 [[N]], label
  (func (param funcref) (result i32)
    (block $some (result (ref func))
      (br_on_non_null $some (local.get 0))
      (return (i32.const 1)))
    (drop)
    (i32.const 0))
  (func (export "_start"))
)

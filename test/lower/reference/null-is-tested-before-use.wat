;; A typed reference is a word like any other: null is the word 0, which traps
;; or decides a branch. The label of br_on_null gets its operands without the
;; reference, that of br_on_non_null with it.
;; RUN: wasmc compile %s --emit=llvm-ir -o - | FileCheck %s
(module
  (type $t (func))

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[C:%.+]] = icmp eq i64 %0, 0
  ;; CHECK-NEXT: br i1 [[C]], label %trap, label %ok
  ;; CHECK: ok:
  ;; CHECK-NEXT: ret i64 %0
  ;; CHECK: trap:
  ;; CHECK: call void @llvm.ubsantrap(i8 11)
  (func (param (ref null $t)) (result (ref $t)) (ref.as_non_null (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[C:%.+]] = icmp eq i64 %0, 0
  ;; CHECK-NEXT: br i1 [[C]], label %[[END:[a-z0-9]+]], label %[[NEXT:[a-z0-9]+]]
  ;; CHECK: [[NEXT]]:
  ;; CHECK: store i64 %0
  ;; CHECK: [[END]]:
  ;; CHECK-NEXT: phi i32 [ 7, %entry ], [ 8, %[[NEXT]] ]
  (func (param (ref null $t)) (result i32)
    (block (result i32)
      (i32.const 7)
      (global.set $g (br_on_null 0 (local.get 0)))
      (drop)
      (i32.const 8)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[C:%.+]] = icmp ne i64 %0, 0
  ;; CHECK-NEXT: br i1 [[C]], label %[[END:[a-z0-9]+]], label %[[NEXT:[a-z0-9]+]]
  ;; CHECK: [[NEXT]]:
  ;; CHECK: ptrtoint
  ;; CHECK: [[END]]:
  ;; CHECK-NEXT: phi i64 [ %0, %entry ], [ %{{.+}}, %[[NEXT]] ]
  (func $f (param (ref null $t)) (result (ref $t))
    (block (result (ref $t))
      (br_on_non_null 0 (local.get 0))
      (ref.func $leaf)))

  ;; The branches are points at which fuel is charged.
  (func $leaf (type $t))
  (elem declare func $leaf)
  (global $g (mut (ref null $t)) (ref.null $t))
)

;; Null is the word 0, a function the address of its descriptor in the instance.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: ret i64 0
  (func (result externref) (ref.null extern))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[C:%.+]] = icmp eq i64 %0, 0
  ;; CHECK-NEXT: zext i1 [[C]] to i32
  (func (param funcref) (result i32) (ref.is_null (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[A:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 -96
  ;; CHECK-NEXT: [[W:%.+]] = ptrtoint ptr [[A]] to i64
  ;; CHECK-NEXT: ret i64 [[W]]
  (func $f (result funcref) (ref.func $f))
  (elem declare func $f)
)

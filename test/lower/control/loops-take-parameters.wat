;; A branch to a loop goes to its header, whose phis take the parameters.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: loop:
  ;; CHECK-NEXT: [[I:%.+]] = phi i32 [ %0, %entry ], [ [[J:%.+]], %loop ]
  ;; CHECK: [[J]] = sub i32 [[I]], 3
  ;; CHECK: br i1 {{.*}}, label %loop, label %next
  ;; CHECK: ret i32 [[J]]
  (func (param i32) (result i32)
    (local.get 0)
    (loop (param i32) (result i32)
      (i32.const 3) (i32.sub) (local.tee 0)
      (br_if 0 (local.get 0))))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: loop:
  ;; CHECK-NEXT: br label %loop
  (func (loop (br 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: loop:
  ;; CHECK: loop1:
  ;; CHECK: br i1 {{.*}}, label %loop, label
  (func (param i32) (loop (loop (br_if 1 (local.get 0)))))
)

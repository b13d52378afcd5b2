;; A table becomes a switch; what goes where the default goes is left out.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: switch i32 %0, label %[[D:.+]] [
  ;; CHECK-NEXT: i32 0, label %[[A:.+]]
  ;; CHECK-NEXT: i32 2, label %[[B:.+]]
  ;; CHECK-NEXT: i32 3, label %[[A]]
  ;; CHECK-NEXT: ]
  (func (param i32) (result i32)
    (block (block (block
      (br_table 0 2 1 0 2 (local.get 0)))
      (return (i32.const 10)))
      (return (i32.const 11)))
    (i32.const 12))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: switch i32 %0, label %end [
  ;; CHECK-NEXT: i32 0, label %end1
  ;; CHECK-NEXT: i32 1, label %end1
  ;; CHECK-NEXT: ]
  ;; CHECK: end1:
  ;; CHECK-NEXT: phi i32 [ 7, %entry ], [ 7, %entry ], [ 8, %end ]
  (func (param i32) (result i32)
    (block (result i32)
      (drop (block (result i32)
        (br_table 1 1 0 (i32.const 7) (local.get 0))))
      (i32.const 8)))
)

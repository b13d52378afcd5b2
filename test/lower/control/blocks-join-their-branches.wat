;; A block that nothing branches to is no LLVM block; where branches arrive, results
;; are joined by phis; one edge needs none.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-NEXT: entry:
  ;; CHECK-NEXT: add i32 %0, 2
  ;; CHECK-NEXT: ret i32
  (func (param i32) (result i32)
    (block (result i32) (i32.add (local.get 0) (i32.const 2))))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: br i1 {{.*}}, label %end, label %next
  ;; CHECK: next:
  ;; CHECK-NEXT: br label %end
  ;; CHECK: end:
  ;; CHECK-NEXT: [[P:%.+]] = phi i32 [ 1, %entry ], [ 2, %next ]
  ;; CHECK-NEXT: ret i32 [[P]]
  (func (param i32) (result i32)
    (block (result i32)
      (drop (br_if 0 (i32.const 1) (local.get 0)))
      (i32.const 2)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK-NOT: phi
  ;; CHECK: br label %end
  ;; CHECK: end:
  ;; CHECK-NEXT: ret i32 5
  (func (result i32) (block (result i32) (br 0 (i32.const 5))))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[S:%.+]] = add i32 %0, %1
  ;; CHECK: ret i32 [[S]]
  (func (param i32 i32) (result i32)
    (local.get 0) (local.get 1)
    (block (param i32 i32) (result i32) (i32.add)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK-NEXT: entry:
  ;; CHECK-NEXT: ret void
  (func (nop))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: br i1 {{.*}}, label %end, label %next
  ;; CHECK: end:
  ;; CHECK-NEXT: phi float [ %0, %entry ], [ %1, %next ]
  (func (param f32 f32 i32) (result f32)
    block (result f32)
      local.get 0 local.get 2 br_if 0
      drop local.get 1
    end)
)

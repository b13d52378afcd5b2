;; Locals make no allocas; phis stand only where different values meet and are
;; read afterwards.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-NOT: alloca
  ;; CHECK: ret i32 0
  (func (result i32) (local i32) (local.get 0))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK-NOT: phi
  ;; CHECK: [[A:%.+]] = add i32 %0, 1
  ;; CHECK: mul i32 [[A]], [[A]]
  (func (param i32) (result i32)
    (local.set 0 (i32.add (local.get 0) (i32.const 1)))
    (i32.mul (local.get 0) (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[A:%.+]] = add i32 %0, 1
  ;; CHECK: mul i32 [[A]], [[A]]
  (func (param i32) (result i32)
    (i32.mul (local.tee 0 (i32.add (local.get 0) (i32.const 1))) (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: end:
  ;; CHECK-NEXT: [[P:%.+]] = phi i32 [ 0, %entry ], [ 7, %then ]
  ;; CHECK-NOT: phi
  ;; CHECK: ret i32 [[P]]
  (func (param i32) (result i32) (local i32 i32 i32)
    (if (local.get 0) (then
      (local.set 1 (i32.const 7))
      (local.set 2 (i32.const 8))))
    (local.get 1))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: loop:
  ;; CHECK-NEXT: [[I:%.+]] = phi i32 [ %0, %entry ], [ [[J:%.+]], %loop ]
  ;; CHECK-NOT: phi
  ;; CHECK: [[J]] = sub i32 [[I]], 1
  ;; CHECK: ret i32 %1
  (func (param i32 i32) (result i32)
    (loop
      (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
      (br_if 0 (local.get 0)))
    (local.get 1))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: end:
  ;; CHECK-NEXT: [[P:%.+]] = phi i32 [ 1, %entry ], [ 2, %next ]
  ;; CHECK-NEXT: ret i32 [[P]]
  (func (param i32) (result i32) (local i32)
    (block
      (local.set 1 (i32.const 1))
      (br_if 0 (local.get 0))
      (local.set 1 (i32.const 2)))
    (local.get 1))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: loop:
  ;; CHECK-NEXT: [[B:%.+]] = phi i32 [ 2, %entry ], [ [[A:%.+]], %loop ]
  ;; CHECK-NEXT: [[A]] = phi i32 [ 1, %entry ], [ [[B]], %loop ]
  ;; CHECK: sub i32 [[B]], [[A]]
  (func (param i32) (result i32) (local $a i32) (local $b i32) (local $t i32)
    (local.set $a (i32.const 1))
    (local.set $b (i32.const 2))
    (loop
      (local.set $t (local.get $a))
      (local.set $a (local.get $b))
      (local.set $b (local.get $t))
      (br_if 0 (local.get 0)))
    (i32.sub (local.get $a) (local.get $b)))
)

;; An if without else hands its parameters on; a comparison is branched on as it is.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[C:%.+]] = icmp ne i32 %0, 0
  ;; CHECK: br i1 [[C]], label %then, label %else
  ;; CHECK: then:
  ;; CHECK-NEXT: br label %end
  ;; CHECK: else:
  ;; CHECK-NEXT: br label %end
  ;; CHECK: end:
  ;; CHECK-NEXT: phi i32 [ 1, %then ], [ 2, %else ]
  (func (param i32) (result i32)
    (if (result i32) (local.get 0) (then (i32.const 1)) (else (i32.const 2))))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[C:%.+]] = icmp slt i32 %0, %1
  ;; CHECK: br i1 [[C]], label %then, label %end
  ;; CHECK: then:
  ;; CHECK: [[A:%.+]] = add i32 %0, 9
  ;; CHECK: end:
  ;; CHECK-NEXT: phi i32 [ %0, %entry ], [ [[A]], %then ]
  (func (param i32 i32) (result i32)
    (local.get 0)
    (if (param i32) (result i32) (i32.lt_s (local.get 0) (local.get 1))
      (then (i32.const 9) (i32.add))))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: then:
  ;; CHECK: call void @llvm.ubsantrap(i8 1)
  ;; CHECK: else:
  ;; CHECK-NEXT: ret i32 4
  (func (param i32) (result i32)
    (if (result i32) (local.get 0) (then (unreachable)) (else (i32.const 4))))
)

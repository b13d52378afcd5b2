;; Calls pass vmctx first; several results come back as a struct.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-SAME: ptr {{.*}}%vmctx, i32 %0, i64 %1, float %2, double %3, i64 %4)
  ;; CHECK: call i32 @wasm.f0(ptr %vmctx, i32 %0, i64 %1, float %2, double %3, i64 %4)
  (func $all (param i32 i64 f32 f64 externref) (result i32)
    (call $all (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[S:%.+]] = call { i32, double } @wasm.f1(ptr %vmctx)
  ;; CHECK: [[A:%.+]] = extractvalue { i32, double } [[S]], 0
  ;; CHECK: [[B:%.+]] = extractvalue { i32, double } [[S]], 1
  ;; CHECK: [[I:%.+]] = insertvalue { i32, double } poison, i32 [[A]], 0
  ;; CHECK: [[J:%.+]] = insertvalue { i32, double } [[I]], double [[B]], 1
  ;; CHECK: ret { i32, double } [[J]]
  (func $two (result i32 f64) (call $two))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: call void @wasm.f2(ptr %vmctx)
  ;; CHECK-NEXT: ret void
  (func $none (call $none))
)

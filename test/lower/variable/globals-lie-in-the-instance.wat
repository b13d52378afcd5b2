;; Globals are loaded and stored in their slots, in the instance's alias class.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (global (mut i32) (i32.const 1))
  (global (mut f64) (f64.const 2))

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[A:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 -72
  ;; CHECK-NEXT: load i32, ptr [[A]], align 4, {{.*}}!tbaa
  (func (result i32) (global.get 0))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[A:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 -80
  ;; CHECK-NEXT: store double %0, ptr [[A]], align 8, {{.*}}!tbaa
  (func (param f64) (global.set 1 (local.get 0)))
)

;; In a loadable image each imported function has a descriptor in the instance,
;; which linking fills in: code and vmctx are loaded from it, and a reference to
;; the import is its address. No thunks are made.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --loadable --emit=llvm-ir -o - | FileCheck %s
(module
  (import "env" "f" (func $f (param i32) (result i32)))
  (import "env" "g" (func $g))
  (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))

  ;; CHECK-NOT: declare {{.*}}@wasm
  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[A:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 [[D:-[0-9]+]]
  ;; CHECK: [[CODE:%.+]] = load ptr, ptr [[A]], {{.*}}!invariant.load
  ;; CHECK: [[B:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64
  ;; CHECK: [[VMCTX:%.+]] = load ptr, ptr [[B]], {{.*}}!invariant.load
  ;; CHECK: [[P:%.+]] = zext i32 {{.*}} to i64
  ;; CHECK: call { i32, i64 } [[CODE]](ptr [[VMCTX]], i64 [[P]], i64 poison
  (func (param i32) (result i32) (call $f (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[CODE:%.+]] = load ptr, ptr {{.*}}!invariant.load
  ;; CHECK: [[VMCTX:%.+]] = load ptr, ptr {{.*}}!invariant.load
  ;; CHECK: call { i32, i64 } [[CODE]](ptr [[VMCTX]], i64 poison
  (func (result i32) (call $yield))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[A:%.+]] = getelementptr inbounds i8, ptr %vmctx
  ;; CHECK: ptrtoint ptr [[A]] to i64
  (func (export "ref") (result funcref) (ref.func $g))
  (elem declare func $g)
  ;; CHECK-NOT: define {{.*}}@wasm.f
)

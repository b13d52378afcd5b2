;; A WASI function takes and gives 64-bit words: arguments widened with zeros,
;; results truncated.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (import "wasi_snapshot_preview1" "fd_seek"
  (func $seek (param i32 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[A:%.+]] = zext i32 %0 to i64
  ;; CHECK: [[C:%.+]] = zext i32 %2 to i64
  ;; CHECK: [[D:%.+]] = zext i32 %3 to i64
  ;; CHECK: [[R:%.+]] = call i64 @wasmc_wasi_fd_seek(ptr %vmctx, i64 [[A]], i64 %1, i64 [[C]], i64 [[D]])
  ;; CHECK: trunc i64 [[R]] to i32
  (func (param i32 i64 i32 i32) (result i32)
    (call $seek (local.get 0) (local.get 1) (local.get 2) (local.get 3)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: call void @wasmc_wasi_proc_exit(ptr %vmctx, i64 3)
  (func (call $exit (i32.const 3)))
)

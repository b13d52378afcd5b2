;; The size is a field of the instance; growing is the runtime's.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (memory 1)

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[A:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 -24
  ;; CHECK-NEXT: [[BYTES:%.+]] = load i64, ptr [[A]], align 8, {{.*}}!tbaa
  ;; CHECK-NEXT: [[PAGES:%.+]] = lshr i64 [[BYTES]], 16
  ;; CHECK-NEXT: trunc i64 [[PAGES]] to i32
  (func (result i32) (memory.size))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[D:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[OLD:%.+]] = call i64 @wasmc_rt_memory_grow(ptr %vmctx, i64 0, i64 [[D]])
  ;; CHECK-NEXT: trunc i64 [[OLD]] to i32
  (func (param i32) (result i32) (memory.grow (local.get 0)))
)

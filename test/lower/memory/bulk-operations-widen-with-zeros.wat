;; Bulk operations are runtime calls; every i32 is widened with zeros, so that
;; neither side can take its upper half for something.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (memory 1)
  (data "zero")
  (data "one")

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[D:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[S:%.+]] = zext i32 %1 to i64
  ;; CHECK-NEXT: [[N:%.+]] = zext i32 %2 to i64
  ;; CHECK-NEXT: call void @wasmc_rt_memory_copy(ptr %vmctx, i64 0, i64 0, i64 [[D]], i64 [[S]], i64 [[N]])
  (func (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[D:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[B:%.+]] = zext i32 %1 to i64
  ;; CHECK-NEXT: [[N:%.+]] = zext i32 %2 to i64
  ;; CHECK-NEXT: call void @wasmc_rt_memory_fill(ptr %vmctx, i64 0, i64 [[D]], i64 [[B]], i64 [[N]])
  (func (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[D:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[S:%.+]] = zext i32 %1 to i64
  ;; CHECK-NEXT: [[N:%.+]] = zext i32 %2 to i64
  ;; CHECK-NEXT: call void @wasmc_rt_memory_init(ptr %vmctx, i64 0, i64 1, i64 [[D]], i64 [[S]], i64 [[N]])
  (func (param i32 i32 i32) (memory.init 1 (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: call void @wasmc_rt_data_drop(ptr %vmctx, i64 1)
  (func (data.drop 1))
)

;; What changes more than one element is the runtime's; indices come first.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (table 1 funcref)
  (table 2 funcref)
  (elem funcref (ref.null func))

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[N:%.+]] = zext i32 %1 to i64
  ;; CHECK: [[OLD:%.+]] = call i64 @wasmc_rt_table_grow(ptr %vmctx, i64 1, i64 %0, i64 [[N]])
  ;; CHECK: trunc i64 [[OLD]] to i32
  (func (param funcref i32) (result i32)
    (table.grow 1 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[I:%.+]] = zext i32 %0 to i64
  ;; CHECK: [[N:%.+]] = zext i32 %2 to i64
  ;; CHECK: call void @wasmc_rt_table_fill(ptr %vmctx, i64 1, i64 [[I]], i64 %1, i64 [[N]])
  (func (param i32 funcref i32)
    (table.fill 1 (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[D:%.+]] = zext i32 %0 to i64
  ;; CHECK: [[S:%.+]] = zext i32 %1 to i64
  ;; CHECK: [[N:%.+]] = zext i32 %2 to i64
  ;; CHECK: call void @wasmc_rt_table_init(ptr %vmctx, i64 1, i64 0, i64 [[D]], i64 [[S]], i64 [[N]])
  (func (param i32 i32 i32)
    (table.init 1 0 (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[D:%.+]] = zext i32 %0 to i64
  ;; CHECK: [[S:%.+]] = zext i32 %1 to i64
  ;; CHECK: [[N:%.+]] = zext i32 %2 to i64
  ;; CHECK: call void @wasmc_rt_table_copy(ptr %vmctx, i64 1, i64 0, i64 [[D]], i64 [[S]], i64 [[N]])
  (func (param i32 i32 i32)
    (table.copy 1 0 (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: call void @wasmc_rt_elem_drop(ptr %vmctx, i64 0)
  (func (elem.drop 0))
)

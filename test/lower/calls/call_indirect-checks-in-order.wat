;; The index is in the table (4, "undefined element"), the element is not null
;; (5, "uninitialized element"), its type is the expected one (6, "indirect call
;; type mismatch"); then code and vmctx come from the descriptor.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (table 10 funcref)

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[I:%.+]] = zext i32 %1 to i64
  ;; CHECK: [[C:%.+]] = icmp uge i64 [[I]]
  ;; CHECK: br i1 [[C]], label %[[T1:.+]], label %[[OK1:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK1]]:
  ;; CHECK: [[W:%.+]] = load i64
  ;; CHECK: [[N:%.+]] = icmp eq i64 [[W]], 0
  ;; CHECK: br i1 [[N]], label %[[T2:.+]], label %[[OK2:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK2]]:
  ;; CHECK: [[D:%.+]] = inttoptr i64 [[W]] to ptr
  ;; CHECK: [[IDA:%.+]] = getelementptr inbounds i8, ptr [[D]], i64 16
  ;; CHECK: [[ID:%.+]] = load i32, ptr [[IDA]]
  ;; CHECK: [[M:%.+]] = icmp ne i32 [[ID]], {{[0-9]+}}
  ;; CHECK: br i1 [[M]], label %[[T3:.+]], label %[[OK3:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK3]]:
  ;; CHECK: [[CODE:%.+]] = load ptr
  ;; CHECK: [[VA:%.+]] = getelementptr inbounds i8, ptr [[D]], i64 8
  ;; CHECK: [[V:%.+]] = load ptr, ptr [[VA]]
  ;; CHECK: call float [[CODE]](ptr [[V]], i64 %0)
  ;; CHECK: [[T1]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 4)
  ;; CHECK: [[T2]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 5)
  ;; CHECK: [[T3]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 6)
  (func (param i64 i32) (result f32)
    (call_indirect (param i64) (result f32) (local.get 0) (local.get 1)))
)

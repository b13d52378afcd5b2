;; table.get and table.set compare the index with the current size (3 is "out of
;; bounds table access").
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (table 1 externref)
  (table 2 funcref)

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[I:%.+]] = zext i32 %0 to i64
  ;; CHECK: [[SIZE:%.+]] = load i64, {{.*}}!tbaa
  ;; CHECK: [[C:%.+]] = icmp uge i64 [[I]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[ELEMS:%.+]] = load ptr
  ;; CHECK: [[A:%.+]] = getelementptr inbounds i64, ptr [[ELEMS]], i64 [[I]]
  ;; CHECK: load i64, ptr [[A]], align 8
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 3)
  (func (param i32) (result funcref) (table.get 1 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[I:%.+]] = zext i32 %0 to i64
  ;; CHECK: [[C:%.+]] = icmp uge i64 [[I]]
  ;; CHECK: [[A:%.+]] = getelementptr inbounds i64, ptr {{.*}}, i64 [[I]]
  ;; CHECK: store i64 %1, ptr [[A]], align 8
  ;; CHECK: call void @llvm.ubsantrap(i8 3)
  (func (param i32 externref) (table.set 0 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[A:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 {{-[0-9]+}}
  ;; CHECK: [[SIZE:%.+]] = load i64, ptr [[A]]
  ;; CHECK: trunc i64 [[SIZE]] to i32
  (func (result i32) (table.size 1))
)

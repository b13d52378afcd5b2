;; What division can't do traps before LLVM sees it; a constant divisor needs no check.
;; 7 is "integer divide by zero", 8 "integer overflow".
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[ZERO:%.+]] = icmp eq i32 %1, 0
  ;; CHECK: br i1 [[ZERO]], label %[[TRAP1:.+]], label %[[OK1:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK1]]:
  ;; CHECK: [[LOW:%.+]] = icmp eq i32 %0, -2147483648
  ;; CHECK: [[MINUS:%.+]] = icmp eq i32 %1, -1
  ;; CHECK: [[OVER:%.+]] = and i1 [[LOW]], [[MINUS]]
  ;; CHECK: br i1 [[OVER]], label %[[TRAP2:.+]], label %[[OK2:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK2]]:
  ;; CHECK-NEXT: [[R:%.+]] = sdiv i32 %0, %1
  ;; CHECK-NEXT: ret i32 [[R]]
  ;; CHECK: [[TRAP1]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 7)
  ;; CHECK-NEXT: unreachable
  ;; CHECK: [[TRAP2]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 8)
  ;; CHECK-NEXT: unreachable
  (func (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[ZERO:%.+]] = icmp eq i32 %1, 0
  ;; CHECK: br i1 [[ZERO]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK-NEXT: [[R:%.+]] = udiv i32 %0, %1
  ;; CHECK-NEXT: ret i32 [[R]]
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 7)
  (func (param i32 i32) (result i32) (i32.div_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[ZERO:%.+]] = icmp eq i32 %1, 0
  ;; CHECK: br i1 [[ZERO]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK-NEXT: [[R:%.+]] = urem i32 %0, %1
  ;; CHECK-NEXT: ret i32 [[R]]
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 7)
  (func (param i32 i32) (result i32) (i32.rem_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[ZERO:%.+]] = icmp eq i32 %1, 0
  ;; CHECK: br i1 [[ZERO]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[MINUS:%.+]] = icmp eq i32 %1, -1
  ;; CHECK: [[D:%.+]] = select i1 [[MINUS]], i32 1, i32 %1
  ;; CHECK: [[R:%.+]] = srem i32 %0, [[D]]
  ;; CHECK-NEXT: ret i32 [[R]]
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 7)
  (func (param i32 i32) (result i32) (i32.rem_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[ZERO:%.+]] = icmp eq i64 %1, 0
  ;; CHECK: br i1 [[ZERO]], label %[[TRAP1:.+]], label %[[OK1:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK1]]:
  ;; CHECK: [[LOW:%.+]] = icmp eq i64 %0, -9223372036854775808
  ;; CHECK: [[MINUS:%.+]] = icmp eq i64 %1, -1
  ;; CHECK: [[OVER:%.+]] = and i1 [[LOW]], [[MINUS]]
  ;; CHECK: br i1 [[OVER]], label %[[TRAP2:.+]], label %[[OK2:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK2]]:
  ;; CHECK-NEXT: [[R:%.+]] = sdiv i64 %0, %1
  ;; CHECK-NEXT: ret i64 [[R]]
  ;; CHECK: [[TRAP1]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 7)
  ;; CHECK-NEXT: unreachable
  ;; CHECK: [[TRAP2]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 8)
  ;; CHECK-NEXT: unreachable
  (func (param i64 i64) (result i64) (i64.div_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[ZERO:%.+]] = icmp eq i64 %1, 0
  ;; CHECK: br i1 [[ZERO]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK-NEXT: [[R:%.+]] = udiv i64 %0, %1
  ;; CHECK-NEXT: ret i64 [[R]]
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 7)
  (func (param i64 i64) (result i64) (i64.div_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[ZERO:%.+]] = icmp eq i64 %1, 0
  ;; CHECK: br i1 [[ZERO]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK-NEXT: [[R:%.+]] = urem i64 %0, %1
  ;; CHECK-NEXT: ret i64 [[R]]
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 7)
  (func (param i64 i64) (result i64) (i64.rem_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[ZERO:%.+]] = icmp eq i64 %1, 0
  ;; CHECK: br i1 [[ZERO]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[MINUS:%.+]] = icmp eq i64 %1, -1
  ;; CHECK: [[D:%.+]] = select i1 [[MINUS]], i64 1, i64 %1
  ;; CHECK: [[R:%.+]] = srem i64 %0, [[D]]
  ;; CHECK-NEXT: ret i64 [[R]]
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 7)
  (func (param i64 i64) (result i64) (i64.rem_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK-NOT: trap
  ;; CHECK: udiv i32 %0, 10
  (func (param i32) (result i32) (i32.div_u (local.get 0) (i32.const 10)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK-NOT: trap
  ;; CHECK: sdiv i64 %0, 10
  (func (param i64) (result i64) (i64.div_s (local.get 0) (i64.const 10)))
)

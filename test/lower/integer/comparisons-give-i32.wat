;; Comparisons give 0 or 1 as an i32; the negation of one is no comparison.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[C:%.+]] = icmp eq i32 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.eq (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[C:%.+]] = icmp ne i32 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.ne (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[C:%.+]] = icmp slt i32 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.lt_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[C:%.+]] = icmp ult i32 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.lt_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[C:%.+]] = icmp sgt i32 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.gt_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[C:%.+]] = icmp ugt i32 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.gt_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[C:%.+]] = icmp sle i32 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.le_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[C:%.+]] = icmp ule i32 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.le_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[C:%.+]] = icmp sge i32 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.ge_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[C:%.+]] = icmp uge i32 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.ge_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK: [[C:%.+]] = icmp eq i32 %0, 0
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32) (result i32) (i32.eqz (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK: [[C:%.+]] = icmp eq i64 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i64 i64) (result i32) (i64.eq (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f12(
  ;; CHECK: [[C:%.+]] = icmp ne i64 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i64 i64) (result i32) (i64.ne (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f13(
  ;; CHECK: [[C:%.+]] = icmp slt i64 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i64 i64) (result i32) (i64.lt_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f14(
  ;; CHECK: [[C:%.+]] = icmp ult i64 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i64 i64) (result i32) (i64.lt_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f15(
  ;; CHECK: [[C:%.+]] = icmp sgt i64 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i64 i64) (result i32) (i64.gt_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f16(
  ;; CHECK: [[C:%.+]] = icmp ugt i64 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i64 i64) (result i32) (i64.gt_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f17(
  ;; CHECK: [[C:%.+]] = icmp sle i64 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i64 i64) (result i32) (i64.le_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f18(
  ;; CHECK: [[C:%.+]] = icmp ule i64 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i64 i64) (result i32) (i64.le_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f19(
  ;; CHECK: [[C:%.+]] = icmp sge i64 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i64 i64) (result i32) (i64.ge_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f20(
  ;; CHECK: [[C:%.+]] = icmp uge i64 %0, %1
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i64 i64) (result i32) (i64.ge_u (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f21(
  ;; CHECK: [[C:%.+]] = icmp eq i64 %0, 0
  ;; CHECK-NEXT: [[R:%.+]] = zext i1 [[C]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i64) (result i32) (i64.eqz (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f22(
  ;; CHECK: [[C:%.+]] = icmp slt i32 %0, %1
  ;; CHECK: [[N:%.+]] = xor i1 [[C]], true
  ;; CHECK-NEXT: zext i1 [[N]] to i32
  (func (param i32 i32) (result i32)
    (i32.eqz (i32.lt_s (local.get 0) (local.get 1))))
)

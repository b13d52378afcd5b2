;; Integer arithmetic has no flags: it wraps.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[R:%.+]] = add i32 %0, %1
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[R:%.+]] = sub i32 %0, %1
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.sub (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[R:%.+]] = mul i32 %0, %1
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.mul (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[R:%.+]] = and i32 %0, %1
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.and (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[R:%.+]] = or i32 %0, %1
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.or (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[R:%.+]] = xor i32 %0, %1
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32 i32) (result i32) (i32.xor (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[R:%.+]] = add i64 %0, %1
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i64 i64) (result i64) (i64.add (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[R:%.+]] = sub i64 %0, %1
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i64 i64) (result i64) (i64.sub (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[R:%.+]] = mul i64 %0, %1
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i64 i64) (result i64) (i64.mul (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[R:%.+]] = and i64 %0, %1
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i64 i64) (result i64) (i64.and (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK: [[R:%.+]] = or i64 %0, %1
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i64 i64) (result i64) (i64.or (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK: [[R:%.+]] = xor i64 %0, %1
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i64 i64) (result i64) (i64.xor (local.get 0) (local.get 1)))
)

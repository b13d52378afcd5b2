;; Types of different modules are equal if the store says so: a loadable image
;; compares with the id that it was given. Equal types of a module share it.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --loadable --emit=llvm-ir -o - | FileCheck %s
(module
  (type $a (func (param i32)))
  (type $b (func (param i64)))
  (type $b2 (func (param i64)))
  (table 1 funcref)

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[ID:%.+]] = load i32, ptr
  ;; CHECK: [[A:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 [[B:-[0-9]+]]
  ;; CHECK: [[WANTED:%.+]] = load i32, ptr [[A]], {{.*}}!invariant.load
  ;; CHECK: icmp ne i32 [[ID]], [[WANTED]]
  (func (param i64 i32) (call_indirect (type $b) (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: getelementptr inbounds i8, ptr %vmctx, i64 [[B]]
  ;; CHECK-NEXT: load i32, {{.*}}!invariant.load
  (func (param i64 i32) (call_indirect (type $b2) (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK-NOT: ptr %vmctx, i64 [[B]]{{$}}
  ;; CHECK: load i32, {{.*}}!invariant.load
  ;; CHECK-LABEL: define {{.*}}@wasm.init(
  (func (param i32) (call_indirect (type $a) (local.get 0) (local.get 0)))
)

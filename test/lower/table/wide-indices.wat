;; Indices of 64 bits are compared as they are; sizes keep all their bits.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --loadable --emit=llvm-ir -o - | FileCheck %s
(module
  (type $none (func))
  (table $t i64 10 funcref)

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK-NEXT: icmp uge i64 %0, [[SIZE]]
  ;; CHECK: getelementptr inbounds i64, ptr {{%.+}}, i64 %0
  (func (param i64) (result funcref) (table.get $t (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK-NEXT: ret i64 [[SIZE]]
  (func (result i64) (table.size $t))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[OLD:%.+]] = call i64 {{%.+}}(ptr %vmctx, i64 0, i64 0, i64 %0)
  ;; CHECK-NEXT: ret i64 [[OLD]]
  (func (param i64) (result i64)
    (table.grow $t (ref.null func) (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK-NEXT: icmp uge i64 %0, [[SIZE]]
  ;; CHECK: call void @llvm.ubsantrap(i8 4)
  (func (param i64) (call_indirect $t (type $none) (local.get 0)))
)

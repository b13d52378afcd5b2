;; A typed reference leads to a function of its type: only null is looked for
;; (12, "null function reference").
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --emit=llvm-ir -o - | FileCheck %s
(module
  (type $t (func (param i32) (result i32)))
  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[N:%.+]] = icmp eq i64 %0, 0
  ;; CHECK: br i1 [[N]], label %[[T:.+]], label %
  ;; CHECK: [[D:%.+]] = inttoptr i64 %0 to ptr
  ;; CHECK: call i32 {{%.+}}(ptr {{%.+}}, i32 7)
  ;; CHECK: [[T]]:
  ;; CHECK: call void @llvm.ubsantrap(i8 12)
  (func (param (ref null $t)) (result i32)
    (call_ref $t (i32.const 7) (local.get 0)))
  (func (export "_start"))
)

;; An import that nobody provides names itself to the runtime, which traps.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir --allow-missing-imports -o - | FileCheck %s
(module
  (import "env" "a" (func $a))
  (import "env" "b" (func $b (param i32) (result f64)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: call void @wasmc_rt_missing_import(ptr %vmctx, i64 1)
  ;; CHECK-NEXT: ret double
  (func (result f64) (call $b (i32.const 3)))
)

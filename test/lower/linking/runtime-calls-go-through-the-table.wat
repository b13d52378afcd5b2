;; A loadable image doesn't carry the runtime: its functions stand in a table of
;; the execution context, in the order of RuntimeCalls.def.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --loadable --emit=llvm-ir -o - | FileCheck %s
(module
  (memory 1)
  (table 1 funcref)

  ;; CHECK-NOT: @wasmc_rt
  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[X:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 -8
  ;; CHECK: [[EXEC:%.+]] = load ptr, ptr [[X]], {{.*}}!invariant.load
  ;; CHECK: [[C:%.+]] = getelementptr inbounds i8, ptr [[EXEC]], i64 24
  ;; CHECK: [[CALLS:%.+]] = load ptr, ptr [[C]], {{.*}}!invariant.load
  ;; CHECK: [[A:%.+]] = getelementptr inbounds ptr, ptr [[CALLS]], i64 0
  ;; CHECK: [[GROW:%.+]] = load ptr, ptr [[A]], {{.*}}!invariant.load
  ;; CHECK: call i64 [[GROW]](ptr %vmctx, i64 0, i64
  (func (param i32) (result i32) (memory.grow (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: getelementptr inbounds ptr, ptr {{.*}}, i64 9
  ;; CHECK: call void {{%.+}}(ptr %vmctx, i64 0, i64 {{.*}}, i64 0, i64
  (func (param i32) (table.fill 0 (local.get 0) (ref.null func) (local.get 0)))
  ;; CHECK-NOT: @wasmc_rt
)

;; An imported function that is exported or in a segment gets a function with
;; the Wasm calling convention; one that is only called gets none.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
  (import "wasi_snapshot_preview1" "proc_raise" (func $raise (param i32) (result i32)))
  (memory (export "memory") 1)
  (export "yield" (func $yield))
  (func (result i32) (call $raise (i32.const 1)))

  ;; CHECK-NOT: @wasm.f1(
  ;; CHECK-LABEL: define hidden i32 @wasm.f0(ptr
  ;; CHECK: [[R:%.+]] = call i64 @wasmc_wasi_sched_yield(ptr %vmctx)
  ;; CHECK: [[E:%.+]] = trunc i64 [[R]] to i32
  ;; CHECK: ret i32 [[E]]
)

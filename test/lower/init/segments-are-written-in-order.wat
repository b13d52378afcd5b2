;; Element segments come before data segments, each in order, and are dropped
;; when they have been written; the start function comes last.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (memory 1)
  (table 4 funcref)
  (table 4 funcref)
  (func $f)
  (func $start)
  (start $start)
  (data (i32.const 65536) "outside")
  (data "passive")
  (data (i32.const 8) "behind it")
  (elem (table 1) (i32.const 2) func $f)
  (elem declare func $f)
  (elem func $f)
  (elem (i32.const 1) func $f $f)

  ;; CHECK-LABEL: define {{.*}}@wasm.init(
  ;; CHECK-NEXT: entry:
  ;; CHECK-NEXT: call void @wasmc_rt_table_init(ptr %vmctx, i64 1, i64 0, i64 2, i64 0, i64 1)
  ;; CHECK-NEXT: call void @wasmc_rt_elem_drop(ptr %vmctx, i64 0)
  ;; CHECK-NEXT: call void @wasmc_rt_elem_drop(ptr %vmctx, i64 1)
  ;; CHECK-NEXT: call void @wasmc_rt_table_init(ptr %vmctx, i64 0, i64 3, i64 1, i64 0, i64 2)
  ;; CHECK-NEXT: call void @wasmc_rt_elem_drop(ptr %vmctx, i64 3)
  ;; CHECK-NEXT: call void @wasmc_rt_memory_init(ptr %vmctx, i64 0, i64 0, i64 65536, i64 0, i64 7)
  ;; CHECK-NEXT: call void @wasmc_rt_data_drop(ptr %vmctx, i64 0)
  ;; CHECK-NEXT: call void @wasmc_rt_memory_init(ptr %vmctx, i64 0, i64 2, i64 8, i64 0, i64 9)
  ;; CHECK-NEXT: call void @wasmc_rt_data_drop(ptr %vmctx, i64 2)
  ;; CHECK-NEXT: call void @wasm.f1(ptr %vmctx)
  ;; CHECK-NEXT: ret void
)

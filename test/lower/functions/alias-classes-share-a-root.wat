;; Linear memory, instance and tables never overlap: siblings under one TBAA
;; root (LLVM takes different roots to overlap).
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (memory 1)
  (table 1 funcref)
  (global (mut i32) (i32.const 0))

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: store i32 {{.*}}!tbaa [[INSTANCE:![0-9]+]]
  ;; CHECK: store i32 {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK: load i64, {{.*}}!tbaa [[INSTANCE]]
  ;; CHECK: load ptr, {{.*}}!tbaa [[INSTANCE]]
  ;; CHECK: store i64 {{.*}}!tbaa [[TABLE:![0-9]+]]
  (func (param i32)
    (global.set 0 (local.get 0))
    (i32.store (local.get 0) (local.get 0))
    (table.set 0 (local.get 0) (ref.null func)))

  ;; CHECK-DAG: [[INSTANCE]] = !{[[I:![0-9]+]], [[I]], i64 0}
  ;; CHECK-DAG: [[LINEAR]] = !{[[L:![0-9]+]], [[L]], i64 0}
  ;; CHECK-DAG: [[TABLE]] = !{[[T:![0-9]+]], [[T]], i64 0}
  ;; CHECK-DAG: [[I]] = !{!"instance", [[ROOT:![0-9]+]], i64 0}
  ;; CHECK-DAG: [[L]] = !{!"linear memory", [[ROOT]], i64 0}
  ;; CHECK-DAG: [[T]] = !{!"table", [[ROOT]], i64 0}
  ;; CHECK-DAG: [[ROOT]] = !{!"wasmc"}
)

;; A location is the offset in the body plus 1, and the trap that a fault of the
;; instruction means (2, "out of bounds memory access"); each explicit trap has
;; its own. The file names the function.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (memory 1)

  ;; Offsets: 0 number of locals, 1 local.get 0, 3 i32.load, 6 local.get 0,
  ;; 8 i32.div_u, 9 end.
  ;; CHECK: define {{.*}}@wasm.f0({{.*}} !dbg [[SCOPE:![0-9]+]]
  ;; CHECK: load i32, {{.*}} !dbg [[LOAD:![0-9]+]]
  ;; CHECK: udiv i32 {{.*}} !dbg [[DIV:![0-9]+]]
  ;; CHECK: ret i32 {{.*}} !dbg [[END:![0-9]+]]
  ;; CHECK: call void @llvm.ubsantrap(i8 7) [[NOMERGE:#[0-9]+]], !dbg [[TRAP:![0-9]+]]
  (func (param i32) (result i32)
    (i32.div_u (i32.load (local.get 0)) (local.get 0)))

  ;; CHECK: attributes [[NOMERGE]] = { nomerge }
  ;; CHECK-DAG: [[SCOPE]] = distinct !DISubprogram({{.*}}file: [[FILE:![0-9]+]]
  ;; CHECK-DAG: [[FILE]] = !DIFile(filename: "wasm.f0"
  ;; CHECK-DAG: [[LOAD]] = !DILocation(line: 4, column: 2, scope: [[SCOPE]])
  ;; CHECK-DAG: [[DIV]] = !DILocation(line: 9, scope: [[SCOPE]])
  ;; CHECK-DAG: [[END]] = !DILocation(line: 10, scope: [[SCOPE]])
  ;; CHECK-DAG: [[TRAP]] = !DILocation(line: 9, column: 7, scope: [[SCOPE]])
)

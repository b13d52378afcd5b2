;; Active segments that are known to be inside the memory's minimum are in the
;; image: initialisation does nothing, up to the last byte.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (memory 1)
  (data (i32.const 8) "inside")
  (data (i32.add (i32.const 65530) (i32.const 5)) "x")
  (data (i32.const 65536) "")

  ;; CHECK-LABEL: define {{.*}}@wasm.init(
  ;; CHECK-NEXT: entry:
  ;; CHECK-NEXT: ret void
)

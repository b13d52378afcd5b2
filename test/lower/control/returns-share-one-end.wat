;; return branches to the end of the body, with all results.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: then:
  ;; CHECK-NEXT: br label %[[END:.+]], !dbg
  ;; CHECK: [[END]]:
  ;; CHECK-NEXT: phi i32 [ 1, %then ], [ 2, %{{.*}} ]
  ;; CHECK-NEXT: phi float [ 3.000000e+00, %then ], [ 4.000000e+00, %{{.*}} ]
  ;; CHECK: ret { i32, float }
  (func (param i32) (result i32 f32)
    (if (local.get 0) (then (return (i32.const 1) (f32.const 3))))
    (i32.const 2) (f32.const 4))
)

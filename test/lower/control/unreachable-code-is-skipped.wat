;; Behind what never goes on nothing is lowered, up to the end of the construct.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-NEXT: entry:
  ;; CHECK-NEXT: fence syncscope("singlethread") seq_cst
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 1)
  ;; CHECK-NEXT: unreachable
  ;; CHECK-NEXT: }
  (func (result i32)
    (unreachable)
    (if (i32.add) (then (loop (br 0))) (else (i64.const 1) (drop)))
    (i32.mul))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: br label %end
  ;; CHECK-NOT: call
  ;; CHECK: end:
  ;; CHECK-NEXT: ret i32 3
  (func $f (result i32)
    (block (br 0) (drop (call $f)) (block (drop (call $f))))
    (i32.const 3))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: then:
  ;; CHECK-NEXT: br label %[[END:[^,]+]], !dbg
  ;; CHECK: else:
  ;; CHECK-NEXT: br label %[[END]], !dbg
  (func (param i32) (if (local.get 0) (then (return) (nop)) (else (nop))))
)

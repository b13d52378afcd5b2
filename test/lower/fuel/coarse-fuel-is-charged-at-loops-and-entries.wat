;; Straight code that calls nothing is not metered; what only calls keeps the
;; counter in the execution context; a loop without calls keeps it in a register.
;; RUN: wasmc compile %s --fuel=coarse --loadable --emit=llvm-ir -o - | FileCheck %s
;; RUN: wasmc compile %s --fuel=exact --loadable --emit=llvm-ir -o - | FileCheck %s --check-prefix=EXACT
;; RUN: not wasmc compile %s --fuel=fast --loadable --emit=llvm-ir -o - 2>&1 | FileCheck %s --check-prefix=FAST
;; FAST: --fuel: fast not in {exact,coarse}
(module
  ;; CHECK-LABEL: @wasm.f0(
  ;; CHECK-NOT:   load
  ;; CHECK-NOT:   store
  ;; CHECK:       ret i32
  ;; EXACT-LABEL: @wasm.f0(
  ;; EXACT:       store volatile i64
  (func $leaf (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))

  ;; CHECK-LABEL: @wasm.f1(
  ;; CHECK:       [[LEFT:%.*]] = load i64
  ;; CHECK-NEXT:  [[NOW:%.*]] = sub nsw i64 [[LEFT]], 1
  ;; CHECK:       store volatile i64 [[NOW]]
  ;; CHECK:       call i32 @wasm.f0
  ;; CHECK-NOT:   load i64
  ;; CHECK-NOT:   store
  ;; CHECK:       call i32 @wasm.f0
  ;; CHECK-NOT:   load i64
  ;; CHECK-NOT:   store
  ;; CHECK:       ret i32
  (func $twice (param i32) (result i32)
    (call $leaf (call $leaf (local.get 0))))

  ;; The call in the loop is paid at its head.
  ;; CHECK-LABEL: @wasm.f2(
  ;; CHECK-NOT:   load i64
  ;; CHECK:       loop:
  ;; CHECK:       load i64
  ;; CHECK:       store volatile i64
  ;; CHECK:       call i32 @wasm.f0
  (func $often (param i32)
    (loop (br_if 0 (call $leaf (local.get 0)))))

  ;; CHECK-LABEL: @wasm.f3(
  ;; CHECK:       [[INITIAL:%.*]] = load i64
  ;; CHECK:       loop:
  ;; CHECK:       [[LEFT:%.*]] = phi i64 [ [[INITIAL]], %entry ], [ [[NOW:%.*]],
  ;; CHECK:       [[NOW]] = sub nsw i64 [[LEFT]], 1
  ;; CHECK:       icmp sle i64 [[NOW]], 0
  ;; CHECK:       store volatile i64 [[NOW]]
  ;; CHECK:       ret void
  (func $round (param i32)
    (loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))

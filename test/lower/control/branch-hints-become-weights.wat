;; Hints say which way an if or br_if likely goes; other branches have no
;; weights. Hints can't make a module wrong: where the section says anything that
;; is no hint, or stands behind the code, there are none.
;; REQUIRES: wasmc
;; RUN: rm -rf %t && split-file %s %t
;; RUN: wasmc compile %t/hints.wat --emit=llvm-ir -o - | FileCheck %s
;; RUN: wasmc compile %t/hints.wat --emit=llvm-ir --wasm-features=all -o - | FileCheck %s
;; RUN: wasmc compile %t/offset-beyond.wat --emit=llvm-ir -o - | FileCheck %s --check-prefix=NONE
;; RUN: wasmc compile %t/cut.wat --emit=llvm-ir -o - | FileCheck %s --check-prefix=NONE
;; RUN: wasmc compile %t/twice.wat --emit=llvm-ir -o - | FileCheck %s --check-prefix=NONE
;; RUN: wasmc compile %t/behind.wat --emit=llvm-ir -o - | FileCheck %s --check-prefix=NONE
;; RUN: wasmc compile %t/elsewhere.wat --emit=llvm-ir -o - | FileCheck %s --check-prefix=NONE
;; RUN: wasmc compile %t/right.wat --emit=llvm-ir -o - | FileCheck %s --check-prefix=RIGHT

;; CHECK-LABEL: define {{.*}}@wasm.f0(
;; CHECK: br i1 %{{.+}}, label %then, label %else, {{.*}}!prof [[LIKELY:![0-9]+]]
;; CHECK-LABEL: define {{.*}}@wasm.f1(
;; CHECK: br i1 %{{.+}}, label %end, label %next, {{.*}}!prof [[UNLIKELY:![0-9]+]]
;; CHECK-LABEL: define {{.*}}@wasm.f2(
;; CHECK: br i1
;; CHECK-NOT: !prof
;; CHECK: ret
;; CHECK-DAG: [[LIKELY]] = !{!"branch_weights", i32 2000, i32 1}
;; CHECK-DAG: [[UNLIKELY]] = !{!"branch_weights", i32 1, i32 2000}
;; NONE-NOT: branch_weights
;; RIGHT: branch_weights

;--- hints.wat
(module
  (func (param i32) (result i32)
    (@metadata.code.branch_hint "\01")
    (if (result i32) (local.get 0)
      (then (i32.const 1))
      (else (i32.const 2))))
  (func (param i32) (result i32)
    (block
      (@metadata.code.branch_hint "\00")
      (br_if 0 (local.get 0))
      (return (i32.const 3)))
    (i32.const 4))
  (func (param i32) (result i32)
    (block
      (br_if 0 (local.get 0))
      (return (i32.const 3)))
    (i32.const 4)))

;; The br_if is 5 bytes behind the beginning of its body.
;--- right.wat
(module
  (@custom "metadata.code.branch_hint" (before code) "\01\00\01\05\01\01")
  (func (param i32) (result i32)
    (block (br_if 0 (local.get 0)) (return (i32.const 3))) (i32.const 4)))
;--- offset-beyond.wat
(module
  (@custom "metadata.code.branch_hint" (before code) "\01\00\01\7f\01\01")
  (func (param i32) (result i32)
    (block (br_if 0 (local.get 0)) (return (i32.const 3))) (i32.const 4)))
;--- cut.wat
(module
  (@custom "metadata.code.branch_hint" (before code) "\01\00\02\05\01\01")
  (func (param i32) (result i32)
    (block (br_if 0 (local.get 0)) (return (i32.const 3))) (i32.const 4)))
;--- twice.wat
(module
  (@custom "metadata.code.branch_hint" (before code) "\01\00\01\05\01\01")
  (@custom "metadata.code.branch_hint" (before code) "\01\00\01\05\01\01")
  (func (param i32) (result i32)
    (block (br_if 0 (local.get 0)) (return (i32.const 3))) (i32.const 4)))
;--- behind.wat
(module
  (func (param i32) (result i32)
    (block (br_if 0 (local.get 0)) (return (i32.const 3))) (i32.const 4))
  (@custom "metadata.code.branch_hint" (after code) "\01\00\01\05\01\01"))
;--- elsewhere.wat
(module
  (@custom "metadata.code.branch_hint" (before code) "\01\00\01\03\01\01")
  (func (param i32) (result i32)
    (block (br_if 0 (local.get 0)) (return (i32.const 3))) (i32.const 4)))

;; A module that needs a proposal that isn't supported is inspected all the
;; same; to compile it is an error that names the proposal and the place.
;; RUN: wasmc inspect %s | FileCheck %s
;; RUN: not wasmc compile %s -o %t 2>&1 | FileCheck %s --check-prefix=COMPILE
;; RUN: wasmc --json inspect %s | FileCheck %s --check-prefix=JSON

;; CHECK: features needed:
;; CHECK: tail-call
;; CHECK: memory64
;; CHECK: features not supported:
;; CHECK-NEXT: tail-call
;; CHECK-NEXT: memory64
;; COMPILE: unsupported proposal: Memory64 {{.*}}(line 18, column
;; JSON: "unsupported_features":["tail-call","memory64"]

(module
  (type $t (func))
  (memory i64 1)
  (func $f (type $t) (return_call $f)))

;; A module that needs a proposal that isn't supported is inspected all the
;; same; to compile it is an error that names the proposal and the place.
;; RUN: wasmc inspect %s | FileCheck %s
;; RUN: not wasmc compile %s -o %t 2>&1 | FileCheck %s --check-prefix=COMPILE
;; RUN: wasmc --json inspect %s | FileCheck %s --check-prefix=JSON

;; CHECK: features needed:
;; CHECK: gc
;; CHECK: threads
;; CHECK: features not supported:
;; CHECK-NEXT: gc
;; CHECK-NEXT: threads
;; COMPILE: unsupported proposal: Garbage Collection, {{.*}}(line 17, column
;; JSON: "unsupported_features":["gc","threads"]

(module
  (type $t (struct))
  (memory 1 1 shared))

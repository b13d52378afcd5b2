;; A module that needs a proposal that is off by default says so when it is
;; inspected; to compile it is an error that tells what switches it on.
;; REQUIRES: wasmc
;; RUN: wasmc inspect %s | FileCheck %s
;; RUN: wasmc --json inspect %s | FileCheck %s --check-prefix=JSON
;; RUN: not wasmc compile %s --emit=obj -o %t 2>&1 | FileCheck %s --check-prefix=OFF
;; RUN: wasmc compile %s --emit=obj --wasm-features=+wide-arithmetic -o %t
;; RUN: wasmc compile %s --emit=obj --wasm-features=all -o %t

;; CHECK: features needed:
;; CHECK: wide-arithmetic
;; CHECK: features to switch on with --wasm-features:
;; CHECK-NEXT: {{^}}  wide-arithmetic
;; CHECK-NOT: not supported
;; JSON: "off_features":["wide-arithmetic"]
;; OFF: unsupported proposal: Wide Arithmetic (i64.mul_wide_u), which is off: --wasm-features=+wide-arithmetic (line 20, column

(module
  (func (export "f") (param i64) (result i64 i64)
    (i64.mul_wide_u (local.get 0) (local.get 0))))

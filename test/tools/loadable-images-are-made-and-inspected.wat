;; REQUIRES: wasmc
;; RUN: mkdir -p %t && cp %s %t/app.wat && cd %t && wasmc compile app.wat --emit=cwasm --target riscv64-linux
;; RUN: not test -x %t/app.cwasm
;; RUN: wasmc inspect %t/app.cwasm | FileCheck %s
;; RUN: wasmc inspect %t/app.cwasm --json | FileCheck %s --check-prefix=JSON
;; RUN: not wasmc compile %s --loadable -o %t/no 2>&1 | FileCheck %s --check-prefix=USAGE

;; CHECK: loadable image for riscv64-linux
;; CHECK-NEXT: memory: 2..65536 pages
;; CHECK-NEXT: functions: 3
;; CHECK-NOT: {{.}}
;; JSON: "kind":"image"
;; USAGE: an executable is not loadable: see --emit=cwasm
(module
  (import "env" "anything" (func (param externref)))
  (memory 2)
  (func (export "run")))

;; Tags among what is imported and exported, of a module and of its image.
;; REQUIRES: wasmc
;; RUN: wasmc parse %s -o %t.wasm && wasmc inspect %t.wasm | FileCheck %s
;; RUN: wasmc compile %s --emit=cwasm --target aarch64-linux -o %t.cwasm && wasmc inspect %t.cwasm | FileCheck %s
;; CHECK: imports:
;; CHECK-NEXT: env.thrown: tag [i32 i64] -> []
;; CHECK: exports:
;; CHECK-NEXT: again: tag [i32 i64] -> []
;; CHECK-NEXT: own: tag [exnref] -> []
(module
  (import "env" "thrown" (tag $thrown (param i32 i64)))
  (tag $own (param exnref))
  (export "again" (tag $thrown))
  (export "own" (tag $own)))

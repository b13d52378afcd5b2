;; A list of exceptions, each the value of the next, that doesn't end.
;; REQUIRES: wasmc, host-x86_64
;; RUN: wasmc compile %s -o %t && %python %S/../trap/Inputs/ends.py 134 %t | FileCheck %s
;; CHECK: {{^}}wasm trap: heap exhausted
;; CHECK-NEXT: #0 {{.*}} link+
(module
  (tag $next (param exnref))
  (func $link (param exnref) (result exnref)
    (block $h (result exnref)
      (try_table (catch_all_ref $h) (throw $next (local.get 0)))
      unreachable))
  (func (export "_start") (local $list exnref)
    (loop $l
      (local.set $list (call $link (local.get $list)))
      (br $l))))

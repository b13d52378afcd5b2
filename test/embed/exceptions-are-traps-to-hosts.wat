;; What a guest throws and nobody catches is a trap that tells what it was, and
;; doesn't cross a function of the host. A host passes tags on, and has no
;; exnrefs. Nothing leaks.
;; REQUIRES: wasmc, host-x86_64
;; RUN: rm -rf %t && split-file %s %t
;; RUN: wasmc compile %t/thrower.wat --emit=cwasm -o %t/thrower.cwasm
;; RUN: wasmc compile %t/catcher.wat --emit=cwasm -o %t/catcher.cwasm
;; RUN: %host-cc -fsanitize=address,undefined %S/Inputs/exceptions.c %host-lib -o %t/host
;; RUN: %t/host %t/thrower.cwasm %t/catcher.cwasm | FileCheck %s
;; RUN: wasmc compile %t/thrower.wat -O0 --bounds=check --emit=cwasm -o %t/thrower.cwasm
;; RUN: wasmc compile %t/catcher.wat -O0 --bounds=check --emit=cwasm -o %t/catcher.cwasm
;; RUN: %t/host %t/thrower.cwasm %t/catcher.cwasm | FileCheck %s
;; CHECK-NOT: line
;; CHECK: {{^}}0 failures
;--- thrower.wat
(module
  (import "host" "call" (func $call))
  (tag $e (export "e") (param i32 f64))
  (func $throw (export "throw") (param i32)
    (throw $e (local.get 0) (f64.const 0.5)))
  (func (export "catch") (result i32)
    (block $h
      (try_table (catch_all $h) (call $call))
      (return (i32.const 0)))
    (i32.const 1))
  (func (export "give") (result exnref)
    (block $h (result exnref)
      (try_table (catch_all_ref $h) (call $throw (i32.const 1)))
      unreachable))
  (func (export "take") (param exnref) (result i32)
    (i32.const 3)))
;--- catcher.wat
(module
  (import "a" "e" (tag $e (param i32 f64)))
  (import "a" "throw" (func $throw (param i32)))
  (func (export "catch") (param i32) (result i32)
    (block $h (result i32 f64)
      (try_table (catch $e $h) (call $throw (local.get 0)))
      unreachable)
    drop))

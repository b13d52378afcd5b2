;; Types, modules, functions both ways, globals, tables, memories, references
;; and traps by the standard header; nothing leaks.
;; REQUIRES: wasmc, host-x86_64
;; RUN: wasmc compile %s --emit=cwasm -o %t.cwasm
;; RUN: %host-cc -DWASMC_H_TOO -fsanitize=address,undefined %S/Inputs/standard.c %host-lib -o %t
;; RUN: %t %t.cwasm | FileCheck %s
;; CHECK: {{^}}0 failures
;; RUN: wasmc compile %s --emit=cwasm --bounds=check -O0 -o %t.cwasm
;; RUN: %t %t.cwasm | FileCheck %s
(module
  (type $i (func (result i32)))
  (import "host" "add" (func $add (param i32 i64) (result i64)))
  (import "host" "env" (func $env (result i32)))
  (import "host" "const" (global $const i64))
  (import "host" "var" (global $var (mut f32)))
  (import "host" "memory" (memory 1 4))
  (import "host" "table" (table 4 10 funcref))
  (func (export "add") (param i32 i64) (result i64)
    (call $add (local.get 0) (local.get 1)))
  (func (export "trap") (call $inner))
  (func $inner (unreachable))
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "double") (result f32)
    (global.set $var (f32.mul (global.get $var) (f32.const 2)))
    (global.get $var))
  (func (export "constant") (result i64) (global.get $const))
  (func (export "env") (result i32) (call $env))
  (func (export "pass") (param externref) (result externref) (local.get 0))
  (func (export "pass-func") (param funcref) (result funcref) (local.get 0))
  (func (export "call") (param i32) (result i32)
    (call_indirect (type $i) (local.get 0)))
  (export "memory" (memory 0))
  (export "table" (table 0))
  (export "var" (global $var)))

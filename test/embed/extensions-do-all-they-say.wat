;; Modules from files, linker, instances that start clean, fuel, deadlines,
;; interrupts, limits, calls without conversions, WASI; nothing leaks.
;; REQUIRES: wasmc, host-x86_64
;; RUN: wasmc compile %s --emit=cwasm --fuel --interruptible -o %t.cwasm
;; RUN: %host-cc -fsanitize=address,undefined %S/Inputs/extensions.c %host-lib -o %t
;; RUN: sed 's/hello/jello/' %t.cwasm > %t.changed
;; RUN: %t %t.cwasm %S %t.changed | FileCheck %s
;; CHECK-NOT: line
;; CHECK: {{^}}0 failures
;; RUN: wasmc compile %s --emit=cwasm --fuel --interruptible --bounds=check -o %t.cwasm
;; RUN: sed 's/hello/jello/' %t.cwasm > %t.changed
;; RUN: %t %t.cwasm %S %t.changed | FileCheck %s
(module
  (import "host" "twice" (func $twice (param i64) (result i64)))
  (import "host" "stop" (func $stop (param i64) (result i64)))
  (import "host" "nested" (func $nested (param i64) (result i64)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $args (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 8) "hello\n")
  (data (i32.const 0) "\08\00\00\00\06\00\00\00")
  (func (export "touch") (result i32)
    (i32.store (i32.const 100)
      (i32.add (i32.load (i32.const 100)) (i32.const 1)))
    (i32.load (i32.const 100)))
  (func (export "quadruple") (param i64) (result i64)
    (call $twice (call $twice (local.get 0))))
  (func (export "nest") (param i64) (result i64)
    (i64.add (call $nested (local.get 0)) (i64.const 1)))
  (func $halt (export "halt") (param i64) (result i64)
    (call $stop (local.get 0)))
  (func (export "splat") (param i32) (result v128)
    (i8x16.splat (local.get 0)))
  (func (export "spin") (param i32)
    loop
      (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))
    end)
  (func (export "run") (result i32)
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1)
      (i32.const 32)))
    (drop (call $args (i32.const 32) (i32.const 36)))
    (i32.load (i32.const 32)))
  (func (export "exit") (param i32) (call $exit (local.get 0))))

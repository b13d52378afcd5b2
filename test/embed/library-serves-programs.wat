;; A module becomes an archive and a header; a C program that is linked with
;; them calls it by typed functions, is called back, and gets traps as values.
;; REQUIRES: wasmc, cross-libc, x86_64, aarch64, riscv64
;; RUN: rm -rf %t && mkdir -p %t/x86_64 %t/aarch64 %t/riscv64 %t/check
;; RUN: wasmc compile %s --target x86_64-linux --fuel --emit=static-lib -o %t/x86_64/libplug.a
;; RUN: %cross-cc-x86_64 -I%t/x86_64 %S/Inputs/library.c %t/x86_64/libplug.a -o %t/x86_64/host
;; RUN: %run-x86_64 %t/x86_64/host | FileCheck %s
;; RUN: wasmc compile %s --target aarch64-linux --fuel --emit=static-lib -o %t/aarch64/libplug.a
;; RUN: %cross-cc-aarch64 -I%t/aarch64 %S/Inputs/library.c %t/aarch64/libplug.a -o %t/aarch64/host
;; RUN: %run-aarch64 %t/aarch64/host | FileCheck %s
;; RUN: wasmc compile %s --target riscv64-linux --fuel --emit=static-lib -o %t/riscv64/libplug.a
;; RUN: %cross-cc-riscv64 -I%t/riscv64 %S/Inputs/library.c %t/riscv64/libplug.a -o %t/riscv64/host
;; RUN: %run-riscv64 %t/riscv64/host | FileCheck %s

;; However it is linked; the same bytes from the same module.
;; RUN: cc -I%t/x86_64 %S/Inputs/library.c %t/x86_64/libplug.a -fuse-ld=bfd -no-pie -o %t/host
;; RUN: %t/host | FileCheck %s
;; RUN: cc -I%t/x86_64 %S/Inputs/library.c %t/x86_64/libplug.a -fuse-ld=bfd -pie -fPIE -Wl,--gc-sections -o %t/host
;; RUN: %t/host | FileCheck %s
;; RUN: cc -I%t/x86_64 %S/Inputs/library.c %t/x86_64/libplug.a -fuse-ld=bfd -static-pie -fPIE -o %t/host
;; RUN: %t/host | FileCheck %s
;; RUN: wasmc compile %s --target x86_64-linux --fuel -o %t/libplug.a
;; RUN: cmp %t/libplug.a %t/x86_64/libplug.a
;; RUN: cmp %t/plug.h %t/x86_64/plug.h

;; With bounds checks, at another level, with symbols.
;; RUN: wasmc compile %s -O0 --bounds=check -g --target x86_64-linux --fuel -o %t/check/libplug.a
;; RUN: %cross-cc-x86_64 -I%t/check %S/Inputs/library.c %t/check/libplug.a -o %t/host
;; RUN: %t/host | FileCheck %s
;; RUN: llvm-nm %t/host | FileCheck %s --check-prefix=SYMBOLS
;; SYMBOLS: t wasm.f14{{$}}

;; CHECK: log: here: started
;; CHECK-NEXT: add 0 -42
;; CHECK-NEXT: new 0 -5
;; CHECK-NEXT: div-mod 0 -3 -1
;; CHECK-NEXT: log: here: hello
;; CHECK-NEXT: logged 0 -4
;; CHECK-NEXT: mixed 0 1099511627775.75
;; CHECK-NEXT: nest 0 55
;; CHECK-NEXT: swap 0 -5 16 1
;; CHECK-NEXT: same 0 1
;; CHECK-NEXT: many 0 1221
;; CHECK-NEXT: 7 integer divide by zero, in divmod (7)
;; CHECK-NEXT: 8 integer overflow, in divmod (7)
;; CHECK-NEXT: 2 out of bounds memory access, in load (14)
;; CHECK-NEXT: 1 unreachable, in inner (15), in fail (16)
;; CHECK-NEXT: 10 call stack exhausted, in deep (17), in deep (17)
;; CHECK-NEXT: 18 no text, in logged (8)
;; CHECK-NEXT: 16 unhandled exception: tag $e (i32 5)
;; CHECK-NEXT: untouched 77
;; CHECK-NEXT: 14 all fuel consumed, in forever (18)
;; CHECK-NEXT: 2 out of bounds memory access, in load (14)
;; CHECK-NEXT: globals 8 0.5
;; CHECK-NEXT: table 3
;; CHECK-NEXT: memory 65536 1 -1 262144 1
;; CHECK-NEXT: log: here: started
;; CHECK-NEXT: again 7 h -1
;; CHECK-NEXT: refused 1: too many elements of a table: 3 wanted, the limit is 2

(module
  (import "env" "log" (func $log (param i32) (result i32)))
  (import "env" "mix" (func $mix (param i32 i64 f32 f64) (result f64)))
  (import "env" "nested" (func $nested (param i64) (result i64)))
  (import "env" "swap" (func $swap (param i32 v128) (result i32 v128)))
  (import "env" "same" (func $same (param externref) (result externref)))
  (import "env" "many" (func $many
    (param i32 i32 i32 i32 i32 i32 i32 i32 i32 f32 f32 f32 f32 f32 f32 f32 f32 f32)
    (result i32)))
  (memory (export "memory") 1 4)
  (global (export "count") (mut i32) (i32.const 7))
  (global (export "ratio") f64 (f64.const 0.5))
  (table (export "t") 3 funcref)
  (data (i32.const 16) "hello\00")
  (data (i32.const 32) "started\00")
  (start $start)
  (func (export "add") (param i32 i32) (result i32)
    local.get 0 local.get 1 i32.add)
  (func $divmod (export "div-mod!") (param i32 i32) (result i32 i32)
    local.get 0 local.get 1 i32.div_s local.get 0 local.get 1 i32.rem_s)
  (func $logged (export "logged") (param i32) (result i32)
    local.get 0 call $log i32.const 1 i32.add)
  (func (export "mixed") (param i32 i64 f32 f64) (result f64)
    local.get 0 local.get 1 local.get 2 local.get 3 call $mix)
  (func (export "nest") (param i64) (result i64) local.get 0 call $nested)
  (func (export "swap") (param i32 v128) (result i32 v128)
    local.get 0 local.get 1 call $swap)
  (func (export "same") (param externref) (result externref)
    local.get 0 call $same)
  (func (export "many") (result i32)
    i32.const 1 i32.const 2 i32.const 3 i32.const 4 i32.const 5 i32.const 6
    i32.const 7 i32.const 8 i32.const 9
    f32.const 1 f32.const 2 f32.const 3 f32.const 4 f32.const 5 f32.const 6
    f32.const 7 f32.const 8 f32.const 9 call $many)
  (func $load (export "load") (param i32) (result i32) local.get 0 i32.load)
  (func $inner unreachable)
  (func $fail (export "fail") call $inner)
  (func $deep (export "deep") call $deep call $deep)
  (func $forever (export "forever") (loop br 0))
  (func (export "new") (param i64) (result i64) local.get 0)
  (func $start i32.const 32 call $log drop)
  (tag $e (export "e") (param i32))
  (func $throw (export "throw") (throw $e (i32.const 5)))
)

;; An exnref keeps its exception alive in a local, on the stack of callers, in a
;; global, in a table that has grown, and in another exception, while a million
;; others are thrown; and those don't pile up: more than the heap takes at once
;; are thrown in all. Each place has an exception of its own value, which is
;; looked at in the end.
;; REQUIRES: wasmc, x86_64, aarch64, riscv64
;; RUN: wasmc compile %s --target x86_64-linux -o %t.x86_64 && %run-x86_64 %t.x86_64
;; RUN: wasmc compile %s --target x86_64-linux -O0 -o %t.O0 && %run-x86_64 %t.O0
;; RUN: wasmc compile %s --target x86_64-linux --emit=cwasm -o %t.cwasm && %build/runtime/cwasm-run-x86_64 %t.cwasm
;; RUN: wasmc compile %s --target aarch64-linux -o %t.aarch64 && %run-aarch64 %t.aarch64
;; RUN: wasmc compile %s --target aarch64-linux -O0 -o %t.aarch64.O0 && %run-aarch64 %t.aarch64.O0
;; RUN: wasmc compile %s --target riscv64-linux -o %t.riscv64 && %run-riscv64 %t.riscv64
;; RUN: wasmc compile %s --target riscv64-linux -O0 -o %t.riscv64.O0 && %run-riscv64 %t.riscv64.O0
(module
  (tag $e (param i64 v128))
  (tag $holder (param exnref i32))
  (tag $noise (param i64 i64 i64 i64))
  (tag $same_size (param i64 i64))
  (global $g (mut exnref) (ref.null exn))
  (table $t 1 exnref)

  (func $new (param i64) (result exnref)
    (block $h (result exnref)
      (try_table (catch_all_ref $h)
        (throw $e (local.get 0) (i64x2.splat (local.get 0))))
      unreachable))
  ;; The value, and that it is there twice more.
  (func $value (param exnref) (result i64) (local $v v128) (local $n i64)
    (block $h (result i64 v128)
      (try_table (catch $e $h) (throw_ref (local.get 0)))
      unreachable)
    (local.set $v)
    (local.set $n)
    (if (i32.eqz (i64x2.all_true
          (i64x2.eq (local.get $v) (i64x2.splat (local.get $n)))))
      (then unreachable))
    (local.get $n))
  (func $hold (param exnref) (result exnref)
    (block $h (result exnref)
      (try_table (catch_all_ref $h) (throw $holder (local.get 0) (i32.const 3)))
      unreachable))
  (func $held (param exnref) (result exnref)
    (block $h (result exnref i32)
      (try_table (catch $holder $h) (throw_ref (local.get 0)))
      unreachable)
    drop)

  ;; What takes the place of an exception that is gone.
  (func $throw_noise (param i64)
    (if (i64.eqz (i64.and (local.get 0) (i64.const 1)))
      (then (throw $same_size (i64.const -1) (local.get 0))))
    (throw $noise (i64.const -1) (i64.const -2) (local.get 0) (i64.const -4)))
  (func $make_noise (local $i i64)
    (loop $l
      (block $h (try_table (catch_all $h) (call $throw_noise (local.get $i))))
      (local.set $i (i64.add (local.get $i) (i64.const 1)))
      (br_if $l (i64.lt_u (local.get $i) (i64.const 1000000)))))

  (func $expect (param exnref i64)
    (if (i64.ne (call $value (local.get 0)) (local.get 1)) (then unreachable)))

  ;; Frames up to 20 deep, each with one of its own across the noise.
  (func $deep (param i64) (local $mine exnref) (local $other exnref)
    (local.set $mine (call $new (local.get 0)))
    (local.set $other (call $hold (call $new (i64.add (local.get 0) (i64.const 100)))))
    (if (i64.eqz (local.get 0))
      (then (call $make_noise))
      (else (call $deep (i64.sub (local.get 0) (i64.const 1)))))
    (call $expect (local.get $mine) (local.get 0))
    (call $expect (call $held (local.get $other))
                  (i64.add (local.get 0) (i64.const 100))))

  (func (export "_start")
    (global.set $g (call $new (i64.const 1001)))
    (table.set $t (i32.const 0) (call $new (i64.const 1002)))
    (drop (table.grow $t (call $hold (call $hold (call $new (i64.const 1003))))
                         (i32.const 1000)))
    (call $deep (i64.const 20))
    (call $make_noise)
    (call $expect (global.get $g) (i64.const 1001))
    (call $expect (table.get $t (i32.const 0)) (i64.const 1002))
    (call $expect (call $held (call $held (table.get $t (i32.const 777))))
                  (i64.const 1003))))

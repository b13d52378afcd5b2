;; An exception that nobody catches ends the program like a trap, with the tag's
;; name (the name section's, an export's, or its number) and the values. The
;; number of arguments chooses one.
;; REQUIRES: wasmc, x86_64, aarch64, riscv64
;; RUN: wasmc compile %s --target x86_64-linux -o %t.x86_64
;; RUN: %python %S/../trap/Inputs/each_kind.py %run-x86_64 %t.x86_64 | FileCheck %s
;; RUN: wasmc compile %s -O0 --target x86_64-linux -o %t.O0
;; RUN: %python %S/../trap/Inputs/each_kind.py %run-x86_64 %t.O0 | FileCheck %s
;; RUN: wasmc compile %s --target aarch64-linux -o %t.aarch64
;; RUN: %python %S/../trap/Inputs/each_kind.py %run-aarch64 %t.aarch64 | FileCheck %s
;; RUN: wasmc compile %s --target riscv64-linux -o %t.riscv64
;; RUN: %python %S/../trap/Inputs/each_kind.py %run-riscv64 %t.riscv64 | FileCheck %s
;; RUN: wasmc compile %s --target x86_64-linux --emit=cwasm -o %t.cwasm
;; RUN: %python %S/../trap/Inputs/each_kind.py %run-x86_64 %build/runtime/cwasm-run-x86_64 %t.cwasm | FileCheck %s

;; CHECK:      0: ended with 0
;; CHECK-NEXT: 1: ended with 134
;; CHECK-NEXT: wasm trap: unhandled exception: tag $numbers (i32 -42, i64 9223372036854775807){{$}}
;; CHECK-NEXT: 2: ended with 134
;; CHECK-NEXT: wasm trap: unhandled exception: tag $floats (f32 -0x1.8p+0, f64 0x1.999999999999ap-4){{$}}
;; CHECK-NEXT: 3: ended with 134
;; CHECK-NEXT: wasm trap: unhandled exception: tag $floats (f32 0x0p+0, f64 -inf){{$}}
;; CHECK-NEXT: 4: ended with 134
;; CHECK-NEXT: wasm trap: unhandled exception: tag $floats (f32 nan:0x200000, f64 0x0.0000000000001p-1022){{$}}
;; CHECK-NEXT: 5: ended with 134
;; CHECK-NEXT: wasm trap: unhandled exception: tag $vector (v128 i64x2 0x0000000200000001 0x0000000400000003){{$}}
;; CHECK-NEXT: 6: ended with 134
;; CHECK-NEXT: wasm trap: unhandled exception: tag $exported{{$}}
;; CHECK-NEXT: 7: ended with 134
;; CHECK-NEXT: wasm trap: unhandled exception: tag[4] (ref, ref null){{$}}
;; CHECK-NEXT: 8: ended with 134
;; CHECK-NEXT: wasm trap: unhandled exception: tag $many (i32 1000000000, {{.*}}...{{$}}
;; CHECK-NEXT: 9: ended with 134
;; CHECK-NEXT: wasm trap: unhandled exception: tag $numbers (i32 1, i64 2){{$}}
;; CHECK-NEXT: 10: ended with 0
(module
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $args_sizes_get (param i32 i32) (result i32)))
  (memory (export "memory") 1)
  (tag $numbers (param i32 i64))
  (tag $floats (param f32 f64))
  (tag $vector (param v128))
  (tag (export "exported"))
  (tag (param funcref externref))
  (tag $many (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32
                    i32 i32 i32 i32 i32))
  (elem declare func $choose)
  (func $rethrow
    (block $h (result exnref)
      (try_table (catch_all_ref $h)
        (throw $numbers (i32.const 1) (i64.const 2)))
      return)
    throw_ref)
  (func $catch
    (block $h (try_table (catch_all $h) (call $rethrow))))
  (func $choose (param i32)
    (block $10 (block $9 (block $8 (block $7 (block $6 (block $5 (block $4
    (block $3 (block $2 (block $1 (block $0
      (br_table $0 $1 $2 $3 $4 $5 $6 $7 $8 $9 $10 (local.get 0)))
      return)
      (throw $numbers (i32.const -42) (i64.const 0x7fffffffffffffff)))
      (throw $floats (f32.const -1.5) (f64.const 0.1)))
      (throw $floats (f32.const 0) (f64.const -inf)))
      (throw $floats (f32.const nan:0x200000) (f64.const 0x1p-1074)))
      (throw $vector (v128.const i32x4 1 2 3 4)))
      (throw 3))
      (throw 4 (ref.func $choose) (ref.null extern)))
      (throw $many
        (i32.const 1000000000) (i32.const 1000000000) (i32.const 1000000000)
        (i32.const 1000000000) (i32.const 1000000000) (i32.const 1000000000)
        (i32.const 1000000000) (i32.const 1000000000) (i32.const 1000000000)
        (i32.const 1000000000) (i32.const 1000000000) (i32.const 1000000000)
        (i32.const 1000000000) (i32.const 1000000000) (i32.const 1000000000)
        (i32.const 1000000000) (i32.const 1000000000) (i32.const 1000000000)
        (i32.const 1000000000) (i32.const 1000000000)))
      (call $rethrow) return)
    (call $catch))
  (func (export "_start")
    (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (call $choose (i32.sub (i32.load (i32.const 0)) (i32.const 1)))))

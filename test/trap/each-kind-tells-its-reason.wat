;; Each kind of trap that Wasm 2.0 knows, its words, and exit code 134, on the
;; three CPUs. The number of arguments chooses one.
;; REQUIRES: wasmc, wabt, x86_64, aarch64, riscv64
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --target x86_64-linux -o %t.x86_64
;; RUN: %python %S/Inputs/each_kind.py %run-x86_64 %t.x86_64 | FileCheck %s
;; RUN: wasmc compile %t.wasm --target aarch64-linux -o %t.aarch64
;; RUN: %python %S/Inputs/each_kind.py %run-aarch64 %t.aarch64 | FileCheck %s
;; RUN: wasmc compile %t.wasm --target riscv64-linux -o %t.riscv64
;; RUN: %python %S/Inputs/each_kind.py %run-riscv64 %t.riscv64 | FileCheck %s
;; RUN: wasmc compile %t.wasm -O0 --target x86_64-linux -o %t.O0
;; RUN: %python %S/Inputs/each_kind.py %run-x86_64 %t.O0 | FileCheck %s

;; CHECK:      0: ended with 0
;; CHECK-NEXT: 1: ended with 134
;; CHECK-NEXT: wasm trap: unreachable
;; CHECK-NEXT:   #0 0x{{[0-9a-f]+}} unreachable+0x{{[0-9a-f]+}}
;; CHECK-NEXT:   #1 0x{{[0-9a-f]+}} choose+0x{{[0-9a-f]+}}
;; CHECK-NEXT:   #2 0x{{[0-9a-f]+}} start+0x{{[0-9a-f]+}}
;; CHECK-NEXT: 2: ended with 134
;; CHECK-NEXT: wasm trap: out of bounds memory access
;; CHECK-NEXT:   #0 0x{{[0-9a-f]+}} load+
;; CHECK-NEXT:   #1 {{.*}} choose+
;; CHECK:      3: ended with 134
;; CHECK-NEXT: wasm trap: out of bounds memory access
;; CHECK-NEXT:   #0 0x{{[0-9a-f]+}} store+
;; CHECK-NEXT:   #1 {{.*}} choose+
;; CHECK:      4: ended with 134
;; CHECK-NEXT: wasm trap: out of bounds table access
;; CHECK-NEXT:   #0 {{.*}} table_get+
;; CHECK:      5: ended with 134
;; CHECK-NEXT: wasm trap: out of bounds table access
;; CHECK-NEXT:   #0 {{.*}} table_set+
;; CHECK:      6: ended with 134
;; CHECK-NEXT: wasm trap: undefined element
;; CHECK-NEXT:   #0 {{.*}} undefined+
;; CHECK:      7: ended with 134
;; CHECK-NEXT: wasm trap: uninitialized element
;; CHECK-NEXT:   #0 {{.*}} uninitialized+
;; CHECK:      8: ended with 134
;; CHECK-NEXT: wasm trap: indirect call type mismatch
;; CHECK-NEXT:   #0 {{.*}} mismatch+
;; CHECK:      9: ended with 134
;; CHECK-NEXT: wasm trap: integer divide by zero
;; CHECK-NEXT:   #0 {{.*}} divide+
;; CHECK:      10: ended with 134
;; CHECK-NEXT: wasm trap: integer overflow
;; CHECK-NEXT:   #0 {{.*}} overflow+
;; CHECK:      11: ended with 134
;; CHECK-NEXT: wasm trap: invalid conversion to integer
;; CHECK-NEXT:   #0 {{.*}} convert+
;; CHECK:      12: ended with 134
;; CHECK-NEXT: wasm trap: integer overflow
;; CHECK-NEXT:   #0 {{.*}} convert_large+
;; CHECK:      13: ended with 134
;; CHECK-NEXT: wasm trap: call stack exhausted
;; CHECK-NEXT:   #0 {{.*}} recurse+
;; CHECK-NEXT:   #1 {{.*}} recurse+
;; CHECK:        ... {{[0-9]+}} more
;; CHECK-NEXT: 14: ended with 134
;; CHECK-NEXT: wasm trap: out of bounds memory access
;; CHECK-NEXT:   #0 {{.*}} memory_fill+
;; CHECK:      15: ended with 134
;; CHECK-NEXT: wasm trap: out of bounds memory access
;; CHECK-NEXT:   #0 {{.*}} memory_copy+
;; CHECK:      16: ended with 134
;; CHECK-NEXT: wasm trap: out of bounds memory access
;; CHECK-NEXT:   #0 {{.*}} memory_init+
;; CHECK:      17: ended with 134
;; CHECK-NEXT: wasm trap: out of bounds table access
;; CHECK-NEXT:   #0 {{.*}} table_init+
;; CHECK:      18: ended with 134
;; CHECK-NEXT: wasm trap: out of bounds table access
;; CHECK-NEXT:   #0 {{.*}} table_copy+
;; CHECK:      19: ended with 134
;; CHECK-NEXT: wasm trap: out of bounds table access
;; CHECK-NEXT:   #0 {{.*}} table_fill+

(module
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $args_sizes_get (param i32 i32) (result i32)))
  (memory (export "memory") 1)
  (table $table 4 funcref)
  (elem (i32.const 0) $nothing)
  (elem $segment funcref (ref.func $nothing))
  (data $data "abc")
  (type $none (func))
  (type $one (func (param i32)))
  (global $zero (mut i32) (i32.const 0))
  (global $sink (mut i32) (i32.const 0))
  (func $nothing)
  (func $unreachable unreachable)
  (func $load (global.set $sink (i32.load (i32.const 65533))))
  (func $store (i32.store (i32.const 65533) (i32.const 1)))
  (func $table_get (drop (table.get $table (i32.const 4))))
  (func $table_set (table.set $table (i32.const 4) (ref.null func)))
  (func $undefined (call_indirect (type $none) (i32.const 4)))
  (func $uninitialized (call_indirect (type $none) (i32.const 1)))
  (func $mismatch (call_indirect (type $one) (i32.const 1) (i32.const 0)))
  (func $divide
    (global.set $sink (i32.div_u (i32.const 1) (global.get $zero))))
  (func $overflow
    (global.set $sink
      (i32.div_s (i32.const 0x80000000)
                 (i32.sub (global.get $zero) (i32.const 1)))))
  (func $convert (global.set $sink (i32.trunc_f64_s (f64.const nan))))
  (func $convert_large (global.set $sink (i32.trunc_f64_s (f64.const 1e10))))
  (func $recurse (param i32) (result i32)
    (i32.add (i32.const 1)
      (call $recurse (i32.add (local.get 0) (i32.const 1)))))
  (func $recursion (global.set $sink (call $recurse (i32.const 0))))
  (func $memory_fill
    (memory.fill (i32.const 65530) (i32.const 1) (i32.const 7)))
  (func $memory_copy
    (memory.copy (i32.const 0) (i32.const 65530) (i32.const 7)))
  (func $memory_init
    (memory.init $data (i32.const 0) (i32.const 1) (i32.const 3)))
  (func $table_init
    (table.init $table $segment (i32.const 4) (i32.const 0) (i32.const 1)))
  (func $table_copy
    (table.copy $table $table (i32.const 0) (i32.const 2) (i32.const 3)))
  (func $table_fill
    (table.fill $table (i32.const 3) (ref.null func) (i32.const 2)))
  (table $cases funcref
    (elem $nothing $unreachable $load $store $table_get $table_set $undefined
          $uninitialized $mismatch $divide $overflow $convert $convert_large
          $recursion $memory_fill $memory_copy $memory_init $table_init
          $table_copy $table_fill))
  (func $choose (param i32)
    (call_indirect $cases (type $none) (local.get 0))
    (global.set $sink (i32.const 1)))
  (func $start (export "_start")
    (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (call $choose (i32.sub (i32.load (i32.const 0)) (i32.const 1)))
    (global.set $sink (i32.const 2))))

;; An executable with a memory of 64-bit addresses that is larger than 4 GiB from
;; the start, and one with pages of a byte: initial contents beyond 4 GiB, sizes
;; and growth, copies between the two, what is refused, and where both end.
;; REQUIRES: wasmc, x86_64, aarch64, riscv64
;; RUN: wasmc compile %s --wasm-features=+custom-page-sizes --target x86_64-linux -o %t.x86_64
;; RUN: not %run-x86_64 %t.x86_64 2>&1 | FileCheck %s
;; RUN: wasmc compile %s --wasm-features=+custom-page-sizes --target x86_64-linux -O0 --bounds check -o %t.checked
;; RUN: not %run-x86_64 %t.checked 2>&1 | FileCheck %s
;; RUN: wasmc compile %s --wasm-features=+custom-page-sizes --target aarch64-linux -o %t.aarch64
;; RUN: not %run-aarch64 %t.aarch64 2>&1 | FileCheck %s
;; RUN: wasmc compile %s --wasm-features=+custom-page-sizes --target riscv64-linux -o %t.riscv64
;; RUN: not %run-riscv64 %t.riscv64 2>&1 | FileCheck %s
;; CHECK: wasm trap: out of bounds memory access
;; CHECK-NEXT: #0 {{.*}} past_the_end
;; CHECK-NEXT: #1 {{.*}} _start

;; Limits count pages of 64 KiB, whatever the memory's are.
;; RUN: not %t.x86_64 --max-memory 65536 2>&1 | FileCheck %s --check-prefix=LIMIT
;; LIMIT: wasmc: the program has a memory of at least 65537 pages; --max-memory allows 65536
;; RUN: wasmc inspect %t.x86_64 | FileCheck %s --check-prefix=INSPECT
;; INSPECT: memory: 65537..281474976710656 pages of 65536 bytes, 8 bytes of it initialised

;; As images, with the same end; what the manifest says is in pages of 64 KiB.
;; RUN: wasmc compile %s --wasm-features=+custom-page-sizes --emit=cwasm -o %t.cwasm
;; RUN: not wasmc run %t.cwasm 2>&1 | FileCheck %s
;; RUN: wasmc inspect %t.cwasm | FileCheck %s --check-prefix=MANIFEST
;; MANIFEST: memory_pages: 65538
;; MANIFEST-NEXT: memory_max_pages: 281474976710658
(module
  (memory $wide (export "memory") i64 65537)
  (memory $bytes 3 65537 (pagesize 1))
  (data (i64.const 0x1_0000_0000) "far away")
  (data (memory $bytes) (i32.const 0) "abc")

  (func $expect (param i32) (if (i32.eqz (local.get 0)) (then (unreachable))))
  (func $past_the_end (param $address i64) (result i32)
    (i32.load (local.get $address)))

  (func (export "_start")
    (call $expect (i64.eq (i64.load (i64.const 0x1_0000_0000))
                          (i64.const 0x796177612072_6166)))
    ;; 16 GiB are reserved.
    (call $expect (i64.eq (memory.grow (i64.const 0x4_0000)) (i64.const -1)))
    (call $expect (i64.eq (memory.grow (i64.const -1)) (i64.const -1)))
    (call $expect (i64.eq (memory.grow (i64.const 3)) (i64.const 65537)))
    (call $expect (i64.eq (memory.size) (i64.const 65540)))
    (i64.store (i64.const 0x1_0003_fff8) (i64.const 7))
    (call $expect (i64.eq (i64.load (i64.const 0x1_0003_fff8)) (i64.const 7)))

    (call $expect (i32.eq (memory.grow $bytes (i32.const 65535))
                          (i32.const -1)))
    (call $expect (i32.eq (memory.grow $bytes (i32.const 2)) (i32.const 3)))
    (call $expect (i32.eq (memory.size $bytes) (i32.const 5)))
    (memory.copy $wide $bytes
      (i64.const 0x1_0000_0003) (i32.const 1) (i32.const 3))
    (call $expect (i64.eq (i64.load (i64.const 0x1_0000_0000))
                          (i64.const 0x7961_0063_62_72_6166)))
    (memory.copy $bytes $wide
      (i32.const 3) (i64.const 0x1_0000_0000) (i32.const 2))
    (call $expect (i32.eq (i32.load $bytes offset=1 (i32.const 0))
                          (i32.const 0x61_66_63_62)))
    (call $expect (i32.eq (memory.grow $bytes (i32.const 65532))
                          (i32.const 5)))
    (call $expect (i32.eqz (i32.load8_u $bytes (i32.const 65536))))
    (drop (call $past_the_end (i64.const 0x1_0003_fffd))))
)

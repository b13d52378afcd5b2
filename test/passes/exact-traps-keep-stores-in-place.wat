;; A loop that copies until it leaves memory. By default it is vectorized: its
;; last partial vector is loaded, and traps, before the elements in front of the
;; end are stored. With --exact-traps every access stays where it is, and stores
;; are tried at their end first where they could be half done. Stores to globals
;; and tables stay too.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --loadable --emit=llvm-ir-opt -o - | FileCheck %s --check-prefix=DEFAULT
;; RUN: wasmc compile %s --loadable --emit=llvm-ir-opt --exact-traps -o - | FileCheck %s --check-prefixes=EXACT,X86
;; RUN: wasmc compile %s --loadable --emit=llvm-ir-opt --exact-traps -O3 -o - | FileCheck %s --check-prefixes=EXACT,X86
;; RUN: wasmc compile %s --loadable --emit=llvm-ir-opt --exact-traps --target aarch64-linux -o - | FileCheck %s --check-prefixes=EXACT,TOUCH
;; RUN: wasmc compile %s --loadable --emit=asm --exact-traps --target riscv64-linux -o - | FileCheck %s --check-prefix=RISCV
(module
  (memory 1)
  (global $g (mut i32) (i32.const 0))
  (table 1 externref)

  ;; DEFAULT-LABEL: define {{.*}}@wasm.f0(
  ;; DEFAULT: load <4 x i32>
  ;; DEFAULT: store <4 x i32>
  ;; EXACT-LABEL: define {{.*}}@wasm.f0(
  ;; EXACT-NOT: {{load|store}} <4 x i32>
  ;; EXACT: [[V:%.+]] = load volatile i32, ptr {{.*}}, align 1
  ;; TOUCH: [[E:%.+]] = getelementptr {{.*}}, i64 3
  ;; TOUCH: load volatile i8, ptr [[E]]
  ;; X86-NOT: load volatile i8
  ;; EXACT: store volatile i32 [[V]], ptr {{.*}}, align 1
  ;; EXACT: ret {{void|i64 0}}
  (func (export "copy") (param $from i32) (param $to i32) (param $n i32)
    (loop $next
      (i32.store (local.get $to) (i32.load (local.get $from)))
      (local.set $from (i32.add (local.get $from) (i32.const 4)))
      (local.set $to (i32.add (local.get $to) (i32.const 4)))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $next (local.get $n))))

  ;; EXACT-LABEL: define {{.*}}@wasm.f1(
  ;; EXACT: store volatile i32 1
  ;; EXACT: load volatile i32
  ;; EXACT: store volatile i32 2
  ;; EXACT: store volatile i64 %{{[0-9]+}}
  (func (export "stores") (param i32 externref)
    (global.set $g (i32.const 1))
    (drop (i32.load (local.get 0)))
    (global.set $g (i32.const 2))
    (table.set 0 (i32.const 0) (local.get 1)))

  ;; The last byte is loaded before any of the vector is stored.
  ;; RISCV-LABEL: wasm.f2:
  ;; RISCV: lbu {{.*}}, 15([[A:a[0-9]+]])
  ;; RISCV-DAG: sd {{.*}}, 8([[A]])
  ;; RISCV-DAG: sd {{.*}}, 0([[A]])
  (func (export "vector") (param i32 v128)
    (v128.store (local.get 0) (local.get 1))))

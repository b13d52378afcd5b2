;; A loop whose addresses are compared with the memory's size gets a copy without
;; comparisons, which is vectorized; the other one is kept as it is. Where all
;; memories are checked, nothing is left to a fault, and no load is marked.
;; RUN: wasmc compile %s --emit=llvm-ir-opt -o - | FileCheck %s --check-prefix=WIDE
;; RUN: wasmc compile %s --bounds=check --emit=llvm-ir-opt -o - | FileCheck %s --check-prefixes=WIDE,PLAIN --implicit-check-not=fake.use
;; RUN: wasmc compile %s --bounds=check --fuel --emit=llvm-ir-opt -o - | FileCheck %s --check-prefix=METERED
(module
  (memory $wide i64 1)
  (memory $plain 1)
  (func (export "_start"))

  ;; METERED-LABEL: define {{.*}}@wasm.f1(
  ;; METERED: {{^}}vector.body:
  ;; METERED: store <2 x double>
  ;; WIDE-LABEL: define {{.*}}@wasm.f1(
  ;; WIDE: {{^}}vector.body:
  ;; WIDE-NOT: label %trap
  ;; WIDE: store <2 x double>
  ;; WIDE: {{^}}[[OK:ok[0-9]*.checked[0-9]*]]:
  ;; WIDE: store double
  ;; WIDE: {{^}}trap
  (func (export "wide") (param $a i64) (param $n i64) (local $i i64)
    (loop $again
      (f64.store (i64.add (local.get $a) (i64.shl (local.get $i) (i64.const 3)))
        (f64.mul (f64.const 3)
          (f64.load (i64.add (local.get $a)
                             (i64.shl (local.get $i) (i64.const 3))))))
      (br_if $again
        (i64.lt_u (local.tee $i (i64.add (local.get $i) (i64.const 1)))
                  (local.get $n)))))

  ;; METERED-LABEL: define {{.*}}@wasm.f2(
  ;; METERED: {{^}}vector.body:
  ;; METERED: store <2 x double>
  ;; PLAIN-LABEL: define {{.*}}@wasm.f2(
  ;; PLAIN: {{^}}vector.body:
  ;; PLAIN-NOT: label %trap
  ;; PLAIN: store <2 x double>
  ;; PLAIN: {{^}}[[OK:ok[0-9]*.checked[0-9]*]]:
  ;; PLAIN: store double
  ;; PLAIN: {{^}}trap
  (func (export "plain") (param $a i32) (param $n i32) (local $i i32)
    (loop $again
      (f64.store $plain offset=16
        (i32.add (local.get $a) (i32.shl (local.get $i) (i32.const 3)))
        (f64.mul (f64.const 3)
          (f64.load $plain offset=16
            (i32.add (local.get $a)
                     (i32.shl (local.get $i) (i32.const 3))))))
      (br_if $again
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                  (local.get $n)))))
)

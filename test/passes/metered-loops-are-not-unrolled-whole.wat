;; The copy of a metered loop that checks its fuel stays a loop, however well its
;; rounds are known: nobody runs it for long.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --emit=llvm-ir-opt --fuel -o - | grep -c fdiv | FileCheck %s
;; CHECK: {{^[0-9][0-9]?$}}
(module
  (memory 1)
  (func (export "_start")
    (local $i i32) (local $sum f64)
    (loop $again
      (local.set $sum
        (f64.add (local.get $sum)
                 (f64.div (f64.const 1)
                          (f64.load (i32.shl (local.get $i) (i32.const 3))))))
      (br_if $again
        (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (i32.const 2000))))
    (f64.store (i32.const 16384) (local.get $sum))))

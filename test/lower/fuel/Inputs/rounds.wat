;; Loops whose number of rounds is known before they begin.
(module
  (memory (export "memory") 1)
  ;; Doubles $n numbers; a round costs 12, the function 4 more.
  (func (export "double") (param $n i32) (local $i i32)
    (loop
      (f64.store (i32.shl (local.get $i) (i32.const 3))
        (f64.mul (f64.load (i32.shl (local.get $i) (i32.const 3))) (f64.const 2)))
      (br_if 0 (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                         (local.get $n)))))
  ;; As a for-loop: tested first, and left from the middle.
  (func (export "fill") (param $n i32) (local $i i32)
    (block
      (loop
        (br_if 1 (i32.ge_u (local.get $i) (local.get $n)))
        (i32.store (i32.shl (local.get $i) (i32.const 2)) (local.get $i))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br 0))))
  ;; Odd numbers cost more than even ones.
  (func (export "odd") (param $n i32) (result i32) (local $i i32) (local $s i32)
    (loop
      (if (i32.and (i32.load (i32.shl (local.get $i) (i32.const 2))) (i32.const 1))
        (then (local.set $s (i32.add (local.get $s) (i32.const 3)))
              (local.set $s (i32.mul (local.get $s) (i32.const 5)))))
      (br_if 0 (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                         (local.get $n))))
    (local.get $s))
  ;; Rounds that fit no 32 bits.
  (func (export "long") (param $n i64) (result i32) (local $s i32)
    (loop
      (local.set $s (i32.add (local.get $s)
        (i32.load (i32.and (i32.wrap_i64 (local.get $n)) (i32.const 1023)))))
      (br_if 0 (i64.ne (local.tee $n (i64.sub (local.get $n) (i64.const 1)))
                       (i64.const 0))))
    (local.get $s))
  ;; Two nests, the second as often as the first said.
  (func (export "nest") (param $n i32) (result i32) (local $i i32) (local $j i32)
    (loop $outer
      (local.set $j (i32.const 0))
      (loop $inner
        (i32.store8 offset=4096 (local.get $j) (local.get $i))
        (br_if $inner (i32.lt_u (local.tee $j (i32.add (local.get $j) (i32.const 1)))
                                (local.get $n))))
      (br_if $outer (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                              (local.get $j))))
    (loop $second
      (i32.store8 offset=8192 (local.get $i) (local.get $j))
      (br_if $second (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
    (i32.load8_u offset=8193 (i32.const 0)))
  ;; Divides in each round, and traps in the one that meets 0.
  (func (export "divide") (param $n i32) (param $stop i32) (result i32)
    (local $i i32) (local $s i32)
    (loop
      (local.set $s (i32.add (local.get $s)
        (i32.div_u (i32.load (i32.shl (local.get $i) (i32.const 2)))
                   (i32.sub (local.get $i) (local.get $stop)))))
      (br_if 0 (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                         (local.get $n))))
    (local.get $s)))

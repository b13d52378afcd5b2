;; Ways to run for ever, or for long, and some that end.
(module
  (memory 1)
  (table 2 funcref)
  (elem (i32.const 0) func $by_table $leaf)
  (func $leaf (export "leaf") (result i32) (i32.const 7))
  (func (export "forever") (loop (i32.store8 (i32.load8_u (i32.const 0)) (i32.const 0)) (br 0)))
  (func (export "inner") (param i32)
    (loop $outer
      (loop $inner
        (i32.store8 (i32.load8_u (local.get 0)) (i32.const 0))
        (br_if $inner (i32.lt_u (local.tee 0 (i32.add (local.get 0) (i32.const 1)))
                                (i32.const 100))))
      (br $outer)))
  (func (export "switch") (param i32)
    (loop $a
      (loop $b
        (loop $c
          (i32.store8 (i32.load8_u (local.get 0)) (i32.const 0))
          (br_table $a $b $c (local.tee 0 (i32.xor (local.get 0) (i32.const 1))))))))
  (func $recursion (export "recursion") (param i32) (result i32)
    (if (result i32) (local.get 0)
      (then (call $recursion (i32.sub (local.get 0) (i32.const 1))))
      (else (call $leaf))))
  (func $by_table (export "by_table") (result i32)
    (call_indirect (result i32) (i32.const 0)))
  ;; Calls in branches, not all of them, and none.
  (func (export "branches") (param i32) (result i32)
    (if (i32.eqz (local.get 0)) (then (return (i32.const 5))))
    (if (result i32) (i32.eq (local.get 0) (i32.const 1))
      (then (call $recursion (i32.const 2)))
      (else (i32.add (call $recursion (i32.const 1)) (call $leaf)))))
  ;; A memory of zeros that is searched for something else.
  (func (export "scan") (param i32 i32) (result i32)
    (loop
      (local.set 1 (i32.add (local.get 1)
                            (i32.load8_u (i32.and (local.get 0) (i32.const 65535)))))
      (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.get 1))
  (func (export "sixteen") (param i32) (result i32) (local i32)
    (loop
      (local.set 0 (i32.mul (local.get 0) (i32.const 3)))
      (br_if 0 (i32.ne (local.tee 1 (i32.add (local.get 1) (i32.const 1)))
                       (i32.const 16))))
    (local.get 0)))

;; Branches on null: each costs a unit, taken or not, and ends a region.
(module
  (table $some 4 funcref)
  (elem (table $some) (i32.const 1) func $f $f)
  (func $f)
  (func (export "count") (param i32) (result i32) (local $n i32)
    (loop $again
      (block $null
        (br_on_null $null
          (table.get $some (i32.and (local.get 0) (i32.const 3))))
        (drop)
        (local.set $n (i32.add (local.get $n) (i32.const 1))))
      (block $there (result (ref func))
        (br_on_non_null $there
          (table.get $some (i32.and (local.get $n) (i32.const 3))))
        (local.set $n (i32.add (local.get $n) (i32.const 5)))
        (ref.func $f))
      (drop)
      (br_if $again
        (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.get $n))
  (func (export "must") (param i32) (result i32)
    (drop (ref.as_non_null (table.get $some (local.get 0))))
    (i32.const 1)))

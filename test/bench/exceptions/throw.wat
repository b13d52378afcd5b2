;; As throw.cpp: COUNT exceptions through DEPTH frames.
(module
  (tag $e (param i32))
  (global $sum (mut i32) (i32.const 0))
  ;; Something is left to do after the call: it is no tail call.
  (func $down (param $depth i32) (param $value i32) (result i32)
    (if (i32.eqz (local.get $depth)) (then (throw $e (local.get $value))))
    (i32.add (call $down (i32.sub (local.get $depth) (i32.const 1))
                         (local.get $value))
             (i32.const 1)))
  (func (export "_start") (local $i i32)
    (local.set $i (i32.const COUNT))
    (loop $next
      (block $caught (result i32)
        (try_table (catch $e $caught)
          (drop (call $down (i32.const DEPTH) (local.get $i))))
        unreachable)
      (global.set $sum (i32.add (global.get $sum)))
      (br_if $next
        (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
    (if (i32.ne (global.get $sum)
                (i32.wrap_i64 (i64.div_u
                  (i64.mul (i64.const COUNT)
                           (i64.add (i64.const COUNT) (i64.const 1)))
                  (i64.const 2))))
      (then unreachable))))

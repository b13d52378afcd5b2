;; Counts in its memory how often it was called, which is once. Request 3 has a
;; bug, request 4 doesn't end.
(module
  (memory 1)
  (func (export "handle") (param $request i32) (result i32)
    (i32.store (i32.const 0)
      (i32.add (i32.load (i32.const 0)) (i32.const 1)))
    (if (i32.eq (local.get $request) (i32.const 3)) (then (unreachable)))
    (if (i32.eq (local.get $request) (i32.const 4))
      (then (loop (br 0))))
    (i32.add
      (i32.mul (local.get $request) (i32.const 100))
      (i32.load (i32.const 0)))))

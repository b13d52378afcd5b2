;; Calls between host and guest, as small as they can be.
(module
  (import "env" "nop" (func $nop (param i32) (result i32)))
  (func (export "add") (param i32) (result i32)
    (i32.add (local.get 0) (i32.const 1)))
  (func (export "touch") (param i32) (result i32) (local.get 0))
  ;; So many calls of the host.
  (func (export "loop") (param i32) (result i32)
    (local $sum i32)
    (loop $again
      (local.set $sum (i32.add (local.get $sum) (call $nop (local.get 0))))
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.get $sum)))

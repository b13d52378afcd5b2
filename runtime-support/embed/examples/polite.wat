;; A plugin that greets.
(module
  (import "host" "log" (func $log (param i32 i32)))
  (memory (export "memory") 1)
  (data (i32.const 16) "good morning")
  (func (export "greet") (param i32) (result i32)
    (call $log (i32.const 16) (i32.const 12))
    (i32.add (local.get 0) (i32.const 35))))

;; A plugin that traps.
(module
  (memory (export "memory") 1)
  (func $read (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "greet") (param i32) (result i32)
    (call $read (i32.const -1))))

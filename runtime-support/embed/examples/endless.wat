;; A plugin that doesn't end.
(module
  (memory (export "memory") 1)
  (func (export "greet") (param i32) (result i32)
    loop (br 0) end
    (unreachable)))

(module
  (func $seven (export "seven") (result i32) (i32.const 7))
  (table (export "table") 2 funcref)
  (elem (i32.const 0) func $seven)
  (global (export "global") i64 (i64.const -9)))

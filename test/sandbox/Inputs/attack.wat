;; Makes the attack whose number is its first argument, with two digits, and
;; exits with the errno that it met, 0 if it worked. It imports what a program
;; with files would, so that the filter is as open as it gets.
(module
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $sizes (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get"
    (func $args (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read"
    (func $read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sock_shutdown"
    (func $attack (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (table $table 1 funcref)
  (func $digit (param $at i32) (result i32)
    (i32.sub
      (i32.load8_u (i32.add (i32.load (i32.const 36)) (local.get $at)))
      (i32.const 48)))
  (func (export "_start")
    (drop (call $sizes (i32.const 0) (i32.const 4)))
    (if (i32.eq (i32.load (i32.const 0)) (i32.const 12345))
      (then
        (drop (call $read (i32.const 0) (i32.const 0) (i32.const 0)
          (i32.const 0)))
        (drop (call $open (i32.const 0) (i32.const 0) (i32.const 0)
          (i32.const 0) (i32.const 0) (i64.const 0) (i64.const 0) (i32.const 0)
          (i32.const 0)))
        (drop (memory.grow (i32.const 1)))
        (drop (table.grow $table (ref.null func) (i32.const 1)))))
    (drop (call $args (i32.const 32) (i32.const 1024)))
    (call $exit
      (call $attack
        (i32.add
          (i32.mul (call $digit (i32.const 0)) (i32.const 10))
          (call $digit (i32.const 1)))
        (i32.const 0)))))

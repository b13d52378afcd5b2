;; Of proposals that Debian's wabt can write, for mutations.
(module $proposals
  (type $t (func (param i32) (result i32)))
  (tag $e (param i32))
  (memory $small 1)
  (memory $wide i64 1 2)
  (memory $shared 1 1 shared)
  (table $funcs 4 funcref)
  (elem (i32.const 0) func $loop $other)

  (func $loop (type $t)
    (return_call $other (local.get 0)))
  (func $other (type $t)
    (return_call_indirect $funcs (type $t) (local.get 0) (i32.const 0)))

  (func $catches (param i32) (result i32)
    (try (result i32)
      (do (throw $e (local.get 0)))
      (catch $e)
      (catch_all (rethrow 0))))

  (func $memories (param i64) (result i32)
    (drop (i32.load $wide offset=4000000000 (local.get 0)))
    (drop (memory.grow $wide (i64.const 1)))
    (drop (i32.atomic.rmw.add $shared (i32.const 0) (i32.const 1)))
    (atomic.fence)
    (memory.copy $small $wide (i32.const 0) (local.get 0) (i32.const 8))
    (i32.load8_u $small (i32.const 1)))

  (func (param v128) (result v128)
    (f32x4.relaxed_madd (local.get 0) (local.get 0) (local.get 0))))

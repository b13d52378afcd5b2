;; A signal that another process sends does what it does to any process, also if
;; it is one that the runtime handles. The guest says that it is there, and then
;; runs forever.
;; REQUIRES: wasmc, wabt, x86_64
;; RUN: %wat2wasm %s -o %t.wasm && wasmc compile %t.wasm --target x86_64-linux -o %t
;; RUN: %python %S/Inputs/ends.py --signal SIGSEGV SIGSEGV %t | FileCheck %s
;; RUN: %python %S/Inputs/ends.py --signal SIGILL SIGILL %t | FileCheck %s
;; RUN: %python %S/Inputs/ends.py --signal SIGTRAP SIGTRAP %t | FileCheck %s
;; RUN: %python %S/Inputs/ends.py --signal SIGBUS SIGBUS %t | FileCheck %s
;; RUN: %python %S/Inputs/ends.py --signal SIGFPE SIGFPE %t | FileCheck %s
;; RUN: %python %S/Inputs/ends.py --signal SIGTERM SIGTERM %t | FileCheck %s

;; CHECK: running
;; CHECK-NOT: {{.}}

(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\08\00\00\00\08\00\00\00running\0a")
  (global $turns (mut i32) (i32.const 0))
  (func (export "_start")
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1)
                          (i32.const 32)))
    (loop $again
      (global.set $turns (i32.add (global.get $turns) (i32.const 1)))
      (br $again))))

;; The library in hosts with handlers, threads and forks of their own.
;; REQUIRES: wasmc, host-x86_64
;; RUN: wasmc compile %s --emit=cwasm -o %t.cwasm
;; RUN: %host-cc -O1 %S/Inputs/hosts.c %host-lib -o %t
;; RUN: %t handler-with-info %t.cwasm
;; RUN: %t plain-handler %t.cwasm
;; RUN: %t default-actions %t.cwasm
;; RUN: %t threads %t.cwasm
;; RUN: %t forks %t.cwasm
;; RUN: %host-cc -fsanitize=address %S/Inputs/hosts.c %host-lib -o %t.asan
;; RUN: env ASAN_OPTIONS=detect_leaks=0 %t.asan threads %t.cwasm
;; RUN: %host-cc %S/Inputs/unload.c -o %t.unload
;; RUN: %t.unload %build/lib/libwasmc-runtime.so %t.cwasm
(module
  (import "host" "call" (func $call))
  (memory 1)
  (data (i32.const 16) "\2a")
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "call") (call $call)))

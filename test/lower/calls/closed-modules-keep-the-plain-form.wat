;; An executable whose module neither throws nor makes tail calls pays nothing for
;; either: exported functions, those in tables and the thunks of imports have the
;; plain form, and no call is followed by a test. As a loadable image the same
;; module's functions are linked where others may call them, and calls that leave
;; it are tested.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --emit=llvm-ir -o - | FileCheck %s --implicit-check-not=poison --implicit-check-not=musttail --implicit-check-not=exception
;; RUN: wasmc compile %s --loadable --emit=llvm-ir -o - | FileCheck %s --check-prefix=LOADABLE
(module
  (type $t (func (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
  (table (export "table") 4 funcref)
  (elem (i32.const 0) func $inside $yield)

  ;; CHECK-LABEL: define {{.*}}i32 @wasm.f1(ptr {{[^,]*}}, i32 %0)
  ;; CHECK: call i32 @wasm.f2(ptr %vmctx, i32 %0)
  ;; CHECK: [[R:%.+]] = call i32 %{{.+}}(ptr
  ;; CHECK-NEXT: ret i32 [[R]]
  ;; LOADABLE-LABEL: define {{.*}}{ i32, i64 } @wasm.f1(
  ;; LOADABLE: call i32 @wasm.f2(ptr %vmctx, i32
  ;; LOADABLE-NOT: icmp ne i64
  ;; LOADABLE: [[R:%.+]] = call { i32, i64 } %{{.+}}(ptr
  ;; LOADABLE: [[E:%.+]] = extractvalue { i32, i64 } [[R]], 1
  ;; LOADABLE: icmp ne i64 [[E]], 0
  (func $inside (type $t)
    (call_indirect (type $t) (call $plain (local.get 0)) (i32.const 1)))

  ;; LOADABLE-LABEL: define {{.*}}i32 @wasm.f2(ptr {{[^,]*}}, i32 %0)
  (func $plain (type $t) (i32.mul (local.get 0) (local.get 0)))

  (func (export "_start") (drop (call $inside (i32.const 1)))))

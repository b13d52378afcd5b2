;; Handlers of a legacy try are blocks of their own; delegate hands on to the
;; block that it names, rethrow throws what was caught.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --emit=llvm-ir -o - | FileCheck %s
(module
  (tag $e (param i32))
  (func $f (param i32) (throw $e (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}{ i32, i64 } @wasm.f1(
  ;; CHECK: [[E:%.+]] = call i64 @wasm.f0(
  ;; CHECK: icmp ne i64 [[E]], 0
  ;; CHECK: icmp eq ptr
  ;; CHECK: caught:
  ;; CHECK: load i32
  (func (param i32) (result i32)
    (try (result i32)
      (do (call $f (local.get 0)) (i32.const 0))
      (catch $e)
      (catch_all (rethrow 0))))

  ;; CHECK-LABEL: define {{.*}}{ i32, i64 } @wasm.f2(
  ;; CHECK: [[E:%.+]] = call i64 @wasm.f0(
  ;; CHECK: phi i32 [ 0, %{{[^ ]+}} ], [ 1, %{{[^ ]+}} ]
  (func (param i32) (result i32)
    (try $outer (result i32)
      (do
        (try (do (call $f (local.get 0))) (delegate $outer))
        (i32.const 0))
      (catch_all (i32.const 1))))
  (func (export "_start"))
)

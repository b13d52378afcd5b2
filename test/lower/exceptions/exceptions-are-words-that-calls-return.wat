;; A function that may throw returns a second word, which its callers compare
;; with 0. What is thrown in a try_table goes to its clauses, compared by the
;; tag's address; what none takes is returned. What is thrown and caught in a
;; function, or may come from none, costs callers nothing.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --emit=llvm-ir -o - | FileCheck %s
(module
  (tag $e (param i32 f64))
  (tag $other)

  ;; CHECK-LABEL: define {{.*}}i64 @wasm.f0(
  ;; CHECK: [[TAG:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 -{{[0-9]+}}
  ;; CHECK: [[WORD:%.+]] = ptrtoint ptr [[TAG]] to i64
  ;; CHECK: [[E:%.+]] = call i64 @wasmc_rt_exception_new(ptr %vmctx, i64 [[WORD]], i64 2) #[[COLD:[0-9]+]]
  ;; CHECK: getelementptr inbounds i8, ptr {{.*}}, i64 16
  ;; CHECK: store i32 %{{[0-9]+}}, ptr
  ;; CHECK: getelementptr inbounds i8, ptr {{.*}}, i64 32
  ;; CHECK: store double 1.0{{.*}}, ptr
  ;; CHECK: ret i64 [[E]]
  (func $thrower (param i32) (throw $e (local.get 0) (f64.const 1)))

  ;; CHECK-LABEL: define {{.*}}{ i32, i64 } @wasm.f1(
  ;; CHECK: [[E:%.+]] = call i64 @wasm.f0(ptr %vmctx, i64 {{.*}}
  ;; CHECK: [[P:%.+]] = icmp ne i64 [[E]], 0
  ;; CHECK: br i1 [[P]], label %[[THROWN:.+]], label %[[RETURNED:[^,]+]], !dbg {{.*}}!prof
  ;; CHECK: [[RETURNED]]:
  ;; CHECK: [[THROWN]]:
  ;; CHECK: [[T:%.+]] = load ptr, ptr
  ;; CHECK: icmp eq ptr [[T]],
  ;; CHECK: caught:
  ;; CHECK: load i32, ptr
  ;; CHECK: load double, ptr
  ;; CHECK: insertvalue { i32, i64 } poison, i64 [[E]], 1
  (func $catcher (param i32) (result i32)
    (block $l (result i32 f64)
      (try_table (catch $e $l)
        (call $thrower (local.get 0)))
      (return (i32.const 0)))
    (drop))

  ;; All is caught: the plain form.
  ;; CHECK-LABEL: define {{.*}}i64 @wasm.f2(ptr {{[^,]*}}, i32 %0)
  ;; CHECK: call i64 @wasm.f0(
  ;; CHECK: ret i64
  (func $all (param i32) (result exnref)
    (block $l (result exnref)
      (try_table (catch_all_ref $l)
        (call $thrower (local.get 0)))
      (ref.null exn)))

  ;; CHECK-LABEL: define {{.*}}i64 @wasm.f3(
  ;; CHECK: icmp eq i64 [[X:%.+]], 0
  ;; CHECK: ret i64 [[X]]
  ;; CHECK: call void @llvm.ubsantrap(i8 21)
  (func $again (param i32) (throw_ref (call $all (local.get 0))))

  ;; CHECK-LABEL: define {{.*}}i64 @wasm.f4(ptr {{[^,]*}}, i32 %0)
  ;; CHECK: call i64 @wasm.f2(ptr %vmctx, i32 %0)
  ;; CHECK-NEXT: ret i64
  (func (param i32) (result exnref) (call $all (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}void @wasm.start(ptr {{[^,]*}})
  ;; CHECK: call void @wasmc_rt_unhandled_exception(ptr %vmctx, i64
  (func (export "_start") (call $thrower (i32.const 1)))
)
;; CHECK: attributes #[[COLD]] = { cold nounwind }

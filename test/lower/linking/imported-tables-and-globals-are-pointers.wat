;; The instance holds pointers to imported tables and globals. Linking sets
;; them; size, elements and values are loaded through them every time.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --loadable --emit=llvm-ir -o - | FileCheck %s
(module
  (import "env" "table" (table 1 funcref))
  (import "env" "global" (global $g (mut i64)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[T:%.+]] = load ptr, {{.*}}!invariant.load
  ;; CHECK: [[S:%.+]] = getelementptr inbounds i8, ptr [[T]], i64 8
  ;; CHECK: [[SIZE:%.+]] = load i64, ptr [[S]]
  ;; CHECK-NOT: invariant.load
  ;; CHECK: icmp uge i64 {{.*}}, [[SIZE]]
  ;; CHECK: [[T2:%.+]] = load ptr, {{.*}}!invariant.load
  ;; CHECK: [[E:%.+]] = getelementptr inbounds i8, ptr [[T2]], i64 0
  ;; CHECK: [[ELEMS:%.+]] = load ptr, ptr [[E]]
  ;; CHECK-NOT: invariant.load
  ;; CHECK: getelementptr inbounds i64, ptr [[ELEMS]]
  (func (param i32) (result funcref) (table.get 0 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[T:%.+]] = load ptr, {{.*}}!invariant.load
  ;; CHECK: [[S:%.+]] = getelementptr inbounds i8, ptr [[T]], i64 8
  ;; CHECK: load i64, ptr [[S]]
  (func (result i32) (table.size))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[G:%.+]] = load ptr, {{.*}}!invariant.load
  ;; CHECK: load i64, ptr [[G]], align 8, {{.*}}!tbaa [[TAG:![0-9]+]]
  ;; CHECK-NOT: invariant.load
  ;; CHECK: [[H:%.+]] = load ptr, {{.*}}!invariant.load
  ;; CHECK: store i64 {{.*}}, ptr [[H]], align 8, {{.*}}!tbaa [[TAG]]
  (func (global.set $g (i64.add (global.get $g) (i64.const 1))))
)

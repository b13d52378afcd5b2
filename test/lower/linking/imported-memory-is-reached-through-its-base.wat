;; The base of an imported memory is loaded once in the entry; its size, which
;; may grow, by way of its MemoryInstance. The checks are those of an own one.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --loadable --emit=llvm-ir -o - | FileCheck %s --check-prefixes=CHECK,GUARD
;; RUN: wasmc compile %s --loadable --emit=llvm-ir --bounds=check -o - | FileCheck %s --check-prefixes=CHECK,CHECKED
(module
  (import "env" "memory" (memory 1))

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: load ptr, {{.*}}!invariant.load
  ;; CHECKED: load ptr, {{.*}}!invariant.load
  ;; CHECK: {{^loop:}}
  ;; CHECK-NOT: load ptr
  ;; CHECK: [[E:%.+]] = add nuw nsw i64 {{.*}}, 8
  ;; CHECKED: [[END:%.+]] = add nuw nsw i64 [[E]], 4
  ;; CHECKED: [[SIZE:%.+]] = load i64, ptr
  ;; CHECKED-NOT: invariant.load
  ;; CHECKED: icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %{{[0-9]+}}, i64 [[E]]
  ;; CHECK: [[V:%.+]] = load i32, ptr [[A]], align 1
  ;; GUARD-NEXT: call void (...) @llvm.fake.use(i32 [[V]])
  ;; CHECKED-NOT: fake.use
  ;; CHECKED: call void @llvm.ubsantrap(i8 2)
  (func (param i32)
    (loop (br_if 0 (i32.load offset=8 (local.get 0)))))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[M:%.+]] = load ptr, {{.*}}!invariant.load
  ;; CHECK: [[S:%.+]] = getelementptr inbounds i8, ptr [[M]], i64 24
  ;; CHECK: [[BYTES:%.+]] = load i64, ptr [[S]]
  ;; CHECK: lshr i64 [[BYTES]], 16
  (func (result i32) (memory.size))
)

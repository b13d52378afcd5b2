;; The module's own memory 0 begins at vmctx; the others are reached by the
;; references in the instance, loaded once in the entry.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --loadable --emit=llvm-ir -o - | FileCheck %s
;; RUN: wasmc compile %s --loadable --emit=llvm-ir --bounds=check -o - | FileCheck %s --check-prefix=CHECKED
(module
  (memory 1)
  (memory 1)

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[REF:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 -{{[0-9]+}}
  ;; CHECK: [[BASE:%.+]] = load ptr, ptr [[REF]], {{.*}}!invariant.load
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64
  ;; CHECK: load i32, ptr [[A]], align 1
  ;; CHECK: [[B:%.+]] = getelementptr inbounds nuw i8, ptr [[BASE]], i64
  ;; CHECK: load i32, ptr [[B]], align 1
  ;; CHECKED-LABEL: define {{.*}}@wasm.f0(
  ;; CHECKED: load ptr, {{.*}}!invariant.load
  ;; CHECKED: [[MEMORY:%.+]] = load ptr, {{.*}}!invariant.load
  ;; CHECKED: [[OWN:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 -24
  ;; CHECKED: [[SIZE0:%.+]] = load i64, ptr [[OWN]]
  ;; CHECKED: icmp ugt i64 {{.*}}, [[SIZE0]]
  ;; CHECKED: [[OTHER:%.+]] = getelementptr inbounds i8, ptr [[MEMORY]], i64 24
  ;; CHECKED: [[SIZE1:%.+]] = load i64, ptr [[OTHER]]
  ;; CHECKED: icmp ugt i64 {{.*}}, [[SIZE1]]
  (func (param i32) (result i32)
    (i32.add (i32.load 0 (local.get 0)) (i32.load 1 (local.get 0)))))

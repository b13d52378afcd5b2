;; One thunk for each type of an exported function: arguments from 16-byte
;; places, results there, with zeros behind what is narrower.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --loadable --emit=llvm-ir -o - | FileCheck %s
(module
  (type $unused (func (param f64)))
  (type $t (func (param i32 v128) (result f32 i64)))
  (type $same (func (param i32 v128) (result f32 i64)))
  (import "env" "f" (func $f (type $t)))
  (func (export "a") (type $t) (call $f (local.get 0) (local.get 1)))
  (func (export "b") (type $same) (call $f (local.get 0) (local.get 1)))
  (func $inside (type $unused))
  (export "f" (func $f))

  ;; CHECK-NOT: @wasm.entry
  ;; CHECK-LABEL: define hidden void @wasm.entry.1(ptr {{.*}}%vmctx, ptr %0, ptr %1)
  ;; CHECK: [[P0:%.+]] = getelementptr inbounds i8, ptr %1, i64 0
  ;; CHECK: [[A0:%.+]] = load i32, ptr [[P0]]
  ;; CHECK: [[P1:%.+]] = getelementptr inbounds i8, ptr %1, i64 16
  ;; CHECK: [[A1:%.+]] = load <2 x i64>, ptr [[P1]]
  ;; CHECK: [[Z0:%.+]] = zext i32 [[A0]] to i64
  ;; CHECK: [[R:%.+]] = call { float, i64 } %0(ptr %vmctx, i64 [[Z0]], i64 poison, i64 poison, i64 poison, i64 poison, <2 x i64> [[A1]], <2 x i64> poison
  ;; CHECK: [[R0:%.+]] = extractvalue { float, i64 } [[R]], 0
  ;; CHECK: [[R1:%.+]] = load i64, ptr
  ;; CHECK: [[X:%.+]] = extractvalue { float, i64 } [[R]], 1
  ;; CHECK: [[P:%.+]] = icmp ne i64 [[X]], 0
  ;; CHECK: br i1 [[P]]
  ;; CHECK: [[B:%.+]] = bitcast float [[R0]] to i32
  ;; CHECK: [[W:%.+]] = zext i32 [[B]] to i64
  ;; CHECK: store i64 [[W]], ptr
  ;; CHECK: getelementptr inbounds i8, ptr %1, i64 8
  ;; CHECK: store i64 0, ptr
  ;; CHECK: getelementptr inbounds i8, ptr %1, i64 16
  ;; CHECK: store i64 [[R1]], ptr
  ;; CHECK: getelementptr inbounds i8, ptr %1, i64 24
  ;; CHECK: store i64 0, ptr
  ;; CHECK: ret void
  ;; CHECK: call void {{.*}}(ptr %vmctx, i64 [[X]])
  ;; CHECK-NEXT: unreachable
  ;; CHECK-NOT: @wasm.entry
)

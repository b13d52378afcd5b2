;; Globals get their values in order, extended constant expressions folded.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (global i32 (i32.add (i32.const 40) (i32.const 2)))
  (global (mut i64) (i64.mul (i64.const -3) (i64.sub (i64.const 1) (i64.const 2))))
  (global f32 (f32.const nan:0x1))
  (global funcref (ref.func $f))
  (global externref (ref.null extern))
  (func $f)

  ;; CHECK-LABEL: define {{.*}}@wasm.init(
  ;; CHECK: [[G0:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 -72
  ;; CHECK-NEXT: store i32 42, ptr [[G0]]
  ;; CHECK: [[G1:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 -80
  ;; CHECK-NEXT: store i64 3, ptr [[G1]]
  ;; CHECK: [[G2:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 -88
  ;; CHECK-NEXT: store float 0x7FF0000020000000, ptr [[G2]]
  ;; CHECK: [[WORD:%.+]] = ptrtoint ptr {{.*}} to i64
  ;; CHECK: [[G3:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 -96
  ;; CHECK-NEXT: store i64 [[WORD]], ptr [[G3]]
  ;; CHECK: [[G4:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 -104
  ;; CHECK-NEXT: store i64 0, ptr [[G4]]
  ;; CHECK: ret void
)

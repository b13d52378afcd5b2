;; Floats become integers only inside the open interval of what fits; the cold
;; side tells a NaN (9, "invalid conversion to integer") from the rest (8,
;; "integer overflow").
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[A:%.+]] = fcmp ogt float %0, 0xC1E0000020000000
  ;; CHECK: [[B:%.+]] = fcmp olt float %0, 0x41E0000000000000
  ;; CHECK: [[C:%.+]] = and i1 [[A]], [[B]]
  ;; CHECK: br i1 [[C]], label %[[OK:.+]], label %[[FAIL:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK-NEXT: fptosi float %0 to i32
  ;; CHECK: [[FAIL]]:
  ;; CHECK-NEXT: [[NAN:%.+]] = fcmp uno float %0, %0
  ;; CHECK: br i1 [[NAN]]
  ;; CHECK: call void @llvm.ubsantrap(i8 9)
  ;; CHECK: call void @llvm.ubsantrap(i8 8)
  (func (param f32) (result i32) (i32.trunc_f32_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[A:%.+]] = fcmp ogt float %0, -1.000000e+00
  ;; CHECK: [[B:%.+]] = fcmp olt float %0, 0x41F0000000000000
  ;; CHECK: [[C:%.+]] = and i1 [[A]], [[B]]
  ;; CHECK: br i1 [[C]], label %[[OK:.+]], label %[[FAIL:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK-NEXT: fptoui float %0 to i32
  ;; CHECK: [[FAIL]]:
  ;; CHECK-NEXT: [[NAN:%.+]] = fcmp uno float %0, %0
  ;; CHECK: br i1 [[NAN]]
  ;; CHECK: call void @llvm.ubsantrap(i8 9)
  ;; CHECK: call void @llvm.ubsantrap(i8 8)
  (func (param f32) (result i32) (i32.trunc_f32_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[A:%.+]] = fcmp ogt double %0, 0xC1E0000000200000
  ;; CHECK: [[B:%.+]] = fcmp olt double %0, 0x41E0000000000000
  ;; CHECK: [[C:%.+]] = and i1 [[A]], [[B]]
  ;; CHECK: br i1 [[C]], label %[[OK:.+]], label %[[FAIL:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK-NEXT: fptosi double %0 to i32
  ;; CHECK: [[FAIL]]:
  ;; CHECK-NEXT: [[NAN:%.+]] = fcmp uno double %0, %0
  ;; CHECK: br i1 [[NAN]]
  ;; CHECK: call void @llvm.ubsantrap(i8 9)
  ;; CHECK: call void @llvm.ubsantrap(i8 8)
  (func (param f64) (result i32) (i32.trunc_f64_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[A:%.+]] = fcmp ogt double %0, -1.000000e+00
  ;; CHECK: [[B:%.+]] = fcmp olt double %0, 0x41F0000000000000
  ;; CHECK: [[C:%.+]] = and i1 [[A]], [[B]]
  ;; CHECK: br i1 [[C]], label %[[OK:.+]], label %[[FAIL:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK-NEXT: fptoui double %0 to i32
  ;; CHECK: [[FAIL]]:
  ;; CHECK-NEXT: [[NAN:%.+]] = fcmp uno double %0, %0
  ;; CHECK: br i1 [[NAN]]
  ;; CHECK: call void @llvm.ubsantrap(i8 9)
  ;; CHECK: call void @llvm.ubsantrap(i8 8)
  (func (param f64) (result i32) (i32.trunc_f64_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[A:%.+]] = fcmp ogt float %0, 0xC3E0000020000000
  ;; CHECK: [[B:%.+]] = fcmp olt float %0, 0x43E0000000000000
  ;; CHECK: [[C:%.+]] = and i1 [[A]], [[B]]
  ;; CHECK: br i1 [[C]], label %[[OK:.+]], label %[[FAIL:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK-NEXT: fptosi float %0 to i64
  ;; CHECK: [[FAIL]]:
  ;; CHECK-NEXT: [[NAN:%.+]] = fcmp uno float %0, %0
  ;; CHECK: br i1 [[NAN]]
  ;; CHECK: call void @llvm.ubsantrap(i8 9)
  ;; CHECK: call void @llvm.ubsantrap(i8 8)
  (func (param f32) (result i64) (i64.trunc_f32_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[A:%.+]] = fcmp ogt float %0, -1.000000e+00
  ;; CHECK: [[B:%.+]] = fcmp olt float %0, 0x43F0000000000000
  ;; CHECK: [[C:%.+]] = and i1 [[A]], [[B]]
  ;; CHECK: br i1 [[C]], label %[[OK:.+]], label %[[FAIL:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK-NEXT: fptoui float %0 to i64
  ;; CHECK: [[FAIL]]:
  ;; CHECK-NEXT: [[NAN:%.+]] = fcmp uno float %0, %0
  ;; CHECK: br i1 [[NAN]]
  ;; CHECK: call void @llvm.ubsantrap(i8 9)
  ;; CHECK: call void @llvm.ubsantrap(i8 8)
  (func (param f32) (result i64) (i64.trunc_f32_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[A:%.+]] = fcmp ogt double %0, 0xC3E0000000000001
  ;; CHECK: [[B:%.+]] = fcmp olt double %0, 0x43E0000000000000
  ;; CHECK: [[C:%.+]] = and i1 [[A]], [[B]]
  ;; CHECK: br i1 [[C]], label %[[OK:.+]], label %[[FAIL:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK-NEXT: fptosi double %0 to i64
  ;; CHECK: [[FAIL]]:
  ;; CHECK-NEXT: [[NAN:%.+]] = fcmp uno double %0, %0
  ;; CHECK: br i1 [[NAN]]
  ;; CHECK: call void @llvm.ubsantrap(i8 9)
  ;; CHECK: call void @llvm.ubsantrap(i8 8)
  (func (param f64) (result i64) (i64.trunc_f64_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[A:%.+]] = fcmp ogt double %0, -1.000000e+00
  ;; CHECK: [[B:%.+]] = fcmp olt double %0, 0x43F0000000000000
  ;; CHECK: [[C:%.+]] = and i1 [[A]], [[B]]
  ;; CHECK: br i1 [[C]], label %[[OK:.+]], label %[[FAIL:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK-NEXT: fptoui double %0 to i64
  ;; CHECK: [[FAIL]]:
  ;; CHECK-NEXT: [[NAN:%.+]] = fcmp uno double %0, %0
  ;; CHECK: br i1 [[NAN]]
  ;; CHECK: call void @llvm.ubsantrap(i8 9)
  ;; CHECK: call void @llvm.ubsantrap(i8 8)
  (func (param f64) (result i64) (i64.trunc_f64_u (local.get 0)))
)

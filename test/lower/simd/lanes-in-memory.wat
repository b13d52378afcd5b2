;; One lane is loaded or stored, and no byte beside it.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (memory 1)

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[V:%.+]] = load i8, ptr {{.*}}, align 1
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i8 [[V]])
  ;; CHECK: insertelement <16 x i8> [[A]], i8 [[V]], i64 15
  (func (param i32 v128) (result v128)
    (v128.load8_lane 15 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %1 to <16 x i8>
  ;; CHECK: [[V:%.+]] = extractelement <16 x i8> [[A]], i64 15
  ;; CHECK: store i8 [[V]], ptr {{.*}}, align 1
  (func (param i32 v128) (v128.store8_lane 15 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[V:%.+]] = load i16, ptr {{.*}}, align 1
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i16 [[V]])
  ;; CHECK: insertelement <8 x i16> [[A]], i16 [[V]], i64 7
  (func (param i32 v128) (result v128)
    (v128.load16_lane 7 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %1 to <8 x i16>
  ;; CHECK: [[V:%.+]] = extractelement <8 x i16> [[A]], i64 7
  ;; CHECK: store i16 [[V]], ptr {{.*}}, align 1
  (func (param i32 v128) (v128.store16_lane 7 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[V:%.+]] = load i32, ptr {{.*}}, align 1
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i32 [[V]])
  ;; CHECK: insertelement <4 x i32> [[A]], i32 [[V]], i64 3
  (func (param i32 v128) (result v128)
    (v128.load32_lane 3 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[A:%.+]] = bitcast <2 x i64> %1 to <4 x i32>
  ;; CHECK: [[V:%.+]] = extractelement <4 x i32> [[A]], i64 3
  ;; CHECK: store i32 [[V]], ptr {{.*}}, align 1
  (func (param i32 v128) (v128.store32_lane 3 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[V:%.+]] = load i64, ptr {{.*}}, align 1
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i64 [[V]])
  ;; CHECK: insertelement <2 x i64> %1, i64 [[V]], i64 1
  (func (param i32 v128) (result v128)
    (v128.load64_lane 1 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[V:%.+]] = extractelement <2 x i64> %1, i64 1
  ;; CHECK: store i64 [[V]], ptr {{.*}}, align 1
  (func (param i32 v128) (v128.store64_lane 1 (local.get 0) (local.get 1)))
)

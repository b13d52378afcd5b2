;; Vectors are loaded and stored at any address; every load keeps its trap. Half a
;; vector is one integer.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (memory 1)

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[V:%.+]] = load i64, ptr {{.*}}, align 1, {{.*}}!tbaa
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i64 [[V]])
  ;; CHECK-NEXT: [[H:%.+]] = bitcast i64 [[V]] to <8 x i8>
  ;; CHECK-NEXT: sext <8 x i8> [[H]] to <8 x i16>
  (func (param i32) (result v128) (v128.load8x8_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[V:%.+]] = load i64, ptr {{.*}}, align 1, {{.*}}!tbaa
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i64 [[V]])
  ;; CHECK-NEXT: [[H:%.+]] = bitcast i64 [[V]] to <8 x i8>
  ;; CHECK-NEXT: zext <8 x i8> [[H]] to <8 x i16>
  (func (param i32) (result v128) (v128.load8x8_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[V:%.+]] = load i64, ptr {{.*}}, align 1, {{.*}}!tbaa
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i64 [[V]])
  ;; CHECK-NEXT: [[H:%.+]] = bitcast i64 [[V]] to <4 x i16>
  ;; CHECK-NEXT: sext <4 x i16> [[H]] to <4 x i32>
  (func (param i32) (result v128) (v128.load16x4_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[V:%.+]] = load i64, ptr {{.*}}, align 1, {{.*}}!tbaa
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i64 [[V]])
  ;; CHECK-NEXT: [[H:%.+]] = bitcast i64 [[V]] to <4 x i16>
  ;; CHECK-NEXT: zext <4 x i16> [[H]] to <4 x i32>
  (func (param i32) (result v128) (v128.load16x4_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[V:%.+]] = load i64, ptr {{.*}}, align 1, {{.*}}!tbaa
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i64 [[V]])
  ;; CHECK-NEXT: [[H:%.+]] = bitcast i64 [[V]] to <2 x i32>
  ;; CHECK-NEXT: sext <2 x i32> [[H]] to <2 x i64>
  (func (param i32) (result v128) (v128.load32x2_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[V:%.+]] = load i64, ptr {{.*}}, align 1, {{.*}}!tbaa
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i64 [[V]])
  ;; CHECK-NEXT: [[H:%.+]] = bitcast i64 [[V]] to <2 x i32>
  ;; CHECK-NEXT: zext <2 x i32> [[H]] to <2 x i64>
  (func (param i32) (result v128) (v128.load32x2_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[V:%.+]] = load i8, ptr {{.*}}, align 1
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i8 [[V]])
  ;; CHECK: [[I:%.+]] = insertelement <16 x i8> poison, i8 [[V]], i64 0
  ;; CHECK-NEXT: shufflevector <16 x i8> [[I]], <16 x i8> poison, <16 x i32> zeroinitializer
  (func (param i32) (result v128) (v128.load8_splat (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[V:%.+]] = load i16, ptr {{.*}}, align 1
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i16 [[V]])
  ;; CHECK: [[I:%.+]] = insertelement <8 x i16> poison, i16 [[V]], i64 0
  ;; CHECK-NEXT: shufflevector <8 x i16> [[I]], <8 x i16> poison, <8 x i32> zeroinitializer
  (func (param i32) (result v128) (v128.load16_splat (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[V:%.+]] = load i32, ptr {{.*}}, align 1
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i32 [[V]])
  ;; CHECK: [[I:%.+]] = insertelement <4 x i32> poison, i32 [[V]], i64 0
  ;; CHECK-NEXT: shufflevector <4 x i32> [[I]], <4 x i32> poison, <4 x i32> zeroinitializer
  (func (param i32) (result v128) (v128.load32_splat (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[V:%.+]] = load i64, ptr {{.*}}, align 1
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i64 [[V]])
  ;; CHECK: [[I:%.+]] = insertelement <2 x i64> poison, i64 [[V]], i64 0
  ;; CHECK-NEXT: shufflevector <2 x i64> [[I]], <2 x i64> poison, <2 x i32> zeroinitializer
  (func (param i32) (result v128) (v128.load64_splat (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK: [[V:%.+]] = load i32, ptr {{.*}}, align 1
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i32 [[V]])
  ;; CHECK: insertelement <4 x i32> zeroinitializer, i32 [[V]], i64 0
  (func (param i32) (result v128) (v128.load32_zero (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK: [[V:%.+]] = load i64, ptr {{.*}}, align 1
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i64 [[V]])
  ;; CHECK: insertelement <2 x i64> zeroinitializer, i64 [[V]], i64 0
  (func (param i32) (result v128) (v128.load64_zero (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f12(
  ;; CHECK: [[V:%.+]] = load <2 x i64>, ptr {{.*}}, align 1, {{.*}}!tbaa
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(<2 x i64> [[V]])
  ;; CHECK-NEXT: ret <2 x i64> [[V]]
  (func (param i32) (result v128) (v128.load (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f13(
  ;; CHECK: store <2 x i64> %1, ptr {{.*}}, align 1, {{.*}}!tbaa
  (func (param i32 v128) (v128.store (local.get 0) (local.get 1)))
)

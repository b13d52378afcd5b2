;; A load in guard mode: the address form, align 1, and a use of the whole value
;; that nothing may drop.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (memory 1)

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load i32, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i32 [[V]])
  ;; CHECK-NEXT: ret i32 [[V]]
  (func (param i32) (result i32) (i32.load offset=40 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load i64, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i64 [[V]])
  ;; CHECK-NEXT: ret i64 [[V]]
  (func (param i32) (result i64) (i64.load offset=40 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load float, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(float [[V]])
  ;; CHECK-NEXT: ret float [[V]]
  (func (param i32) (result f32) (f32.load offset=40 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load double, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(double [[V]])
  ;; CHECK-NEXT: ret double [[V]]
  (func (param i32) (result f64) (f64.load offset=40 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load i8, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i8 [[V]])
  ;; CHECK-NEXT: [[R:%.+]] = sext i8 [[V]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32) (result i32) (i32.load8_s offset=40 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load i8, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i8 [[V]])
  ;; CHECK-NEXT: [[R:%.+]] = zext i8 [[V]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32) (result i32) (i32.load8_u offset=40 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load i16, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i16 [[V]])
  ;; CHECK-NEXT: [[R:%.+]] = sext i16 [[V]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32) (result i32) (i32.load16_s offset=40 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load i16, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i16 [[V]])
  ;; CHECK-NEXT: [[R:%.+]] = zext i16 [[V]] to i32
  ;; CHECK-NEXT: ret i32 [[R]]
  (func (param i32) (result i32) (i32.load16_u offset=40 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load i8, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i8 [[V]])
  ;; CHECK-NEXT: [[R:%.+]] = sext i8 [[V]] to i64
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i32) (result i64) (i64.load8_s offset=40 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load i8, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i8 [[V]])
  ;; CHECK-NEXT: [[R:%.+]] = zext i8 [[V]] to i64
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i32) (result i64) (i64.load8_u offset=40 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load i16, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i16 [[V]])
  ;; CHECK-NEXT: [[R:%.+]] = sext i16 [[V]] to i64
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i32) (result i64) (i64.load16_s offset=40 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load i16, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i16 [[V]])
  ;; CHECK-NEXT: [[R:%.+]] = zext i16 [[V]] to i64
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i32) (result i64) (i64.load16_u offset=40 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f12(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load i32, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i32 [[V]])
  ;; CHECK-NEXT: [[R:%.+]] = sext i32 [[V]] to i64
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i32) (result i64) (i64.load32_s offset=40 (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f13(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 40
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: [[V:%.+]] = load i32, ptr [[A]], align 1, {{.*}}!tbaa [[LINEAR:![0-9]+]]
  ;; CHECK-NEXT: call void (...) @llvm.fake.use(i32 [[V]])
  ;; CHECK-NEXT: [[R:%.+]] = zext i32 [[V]] to i64
  ;; CHECK-NEXT: ret i64 [[R]]
  (func (param i32) (result i64) (i64.load32_u offset=40 (local.get 0)))
)

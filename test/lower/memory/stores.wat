;; A store in guard mode; the largest offset needs no other form.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  (memory 1)

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 4294967295
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: store i32 %1, ptr [[A]], align 1, {{.*}}!tbaa
  (func (param i32 i32) (i32.store offset=4294967295 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 4294967295
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: store i64 %1, ptr [[A]], align 1, {{.*}}!tbaa
  (func (param i32 i64) (i64.store offset=4294967295 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 4294967295
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: store float %1, ptr [[A]], align 1, {{.*}}!tbaa
  (func (param i32 f32) (f32.store offset=4294967295 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 4294967295
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: store double %1, ptr [[A]], align 1, {{.*}}!tbaa
  (func (param i32 f64) (f64.store offset=4294967295 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[N:%.+]] = trunc i32 %1 to i8
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 4294967295
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: store i8 [[N]], ptr [[A]], align 1, {{.*}}!tbaa
  (func (param i32 i32) (i32.store8 offset=4294967295 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[N:%.+]] = trunc i32 %1 to i16
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 4294967295
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: store i16 [[N]], ptr [[A]], align 1, {{.*}}!tbaa
  (func (param i32 i32) (i32.store16 offset=4294967295 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[N:%.+]] = trunc i64 %1 to i8
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 4294967295
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: store i8 [[N]], ptr [[A]], align 1, {{.*}}!tbaa
  (func (param i32 i64) (i64.store8 offset=4294967295 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[N:%.+]] = trunc i64 %1 to i16
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 4294967295
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: store i16 [[N]], ptr [[A]], align 1, {{.*}}!tbaa
  (func (param i32 i64) (i64.store16 offset=4294967295 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[N:%.+]] = trunc i64 %1 to i32
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[E:%.+]] = add nuw nsw i64 [[Z]], 4294967295
  ;; CHECK-NEXT: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK-NEXT: store i32 [[N]], ptr [[A]], align 1, {{.*}}!tbaa
  (func (param i32 i64) (i64.store32 offset=4294967295 (local.get 0) (local.get 1)))
)

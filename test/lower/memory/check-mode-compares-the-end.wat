;; With --bounds=check the end of an access is compared with the current size.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir --bounds=check -o - | FileCheck %s
(module
  (memory 1)

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 4
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load i32, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result i32) (i32.load (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 8
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load i64, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result i64) (i64.load (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 4
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load float, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result f32) (f32.load (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 8
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load double, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result f64) (f64.load (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 1
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load i8, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result i32) (i32.load8_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 1
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load i8, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result i32) (i32.load8_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 2
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load i16, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result i32) (i32.load16_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 2
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load i16, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result i32) (i32.load16_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 1
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load i8, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result i64) (i64.load8_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f9(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 1
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load i8, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result i64) (i64.load8_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f10(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 2
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load i16, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result i64) (i64.load16_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f11(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 2
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load i16, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result i64) (i64.load16_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f12(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 4
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load i32, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result i64) (i64.load32_s (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f13(
  ;; CHECK: [[E:%.+]] = zext i32 %0 to i64
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 4
  ;; CHECK: [[SIZE:%.+]] = load i64
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: [[A:%.+]] = getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: load i32, ptr [[A]]
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32) (result i64) (i64.load32_u (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f14(
  ;; CHECK: [[E:%.+]] = add nuw nsw i64 {{.*}}, 40
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 4
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: store i32
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32 i32) (i32.store offset=40 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f15(
  ;; CHECK: [[E:%.+]] = add nuw nsw i64 {{.*}}, 40
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 8
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: store i64
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32 i64) (i64.store offset=40 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f16(
  ;; CHECK: [[E:%.+]] = add nuw nsw i64 {{.*}}, 40
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 4
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: store float
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32 f32) (f32.store offset=40 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f17(
  ;; CHECK: [[E:%.+]] = add nuw nsw i64 {{.*}}, 40
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 8
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: store double
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32 f64) (f64.store offset=40 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f18(
  ;; CHECK: [[E:%.+]] = add nuw nsw i64 {{.*}}, 40
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 1
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: store i8
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32 i32) (i32.store8 offset=40 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f19(
  ;; CHECK: [[E:%.+]] = add nuw nsw i64 {{.*}}, 40
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 2
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: store i16
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32 i32) (i32.store16 offset=40 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f20(
  ;; CHECK: [[E:%.+]] = add nuw nsw i64 {{.*}}, 40
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 1
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: store i8
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32 i64) (i64.store8 offset=40 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f21(
  ;; CHECK: [[E:%.+]] = add nuw nsw i64 {{.*}}, 40
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 2
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: store i16
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32 i64) (i64.store16 offset=40 (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f22(
  ;; CHECK: [[E:%.+]] = add nuw nsw i64 {{.*}}, 40
  ;; CHECK-NEXT: [[END:%.+]] = add nuw nsw i64 [[E]], 4
  ;; CHECK: [[C:%.+]] = icmp ugt i64 [[END]]
  ;; CHECK: br i1 [[C]], label %[[TRAP:.+]], label %[[OK:[^,]+]], {{.*}}!prof
  ;; CHECK: [[OK]]:
  ;; CHECK: getelementptr inbounds nuw i8, ptr %vmctx, i64 [[E]]
  ;; CHECK: store i32
  ;; CHECK: [[TRAP]]:
  ;; CHECK-NEXT: call void @llvm.ubsantrap(i8 2)
  (func (param i32 i64) (i64.store32 offset=40 (local.get 0) (local.get 1)))
)

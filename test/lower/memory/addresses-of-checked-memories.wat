;; A 64-bit address is never added to anything before it was compared with what
;; the memory has behind the access. What the memory has at first is not asked
;; again. No marks: nothing of this is left to a fault.
;; RUN: wasmc compile %s --wasm-features=+custom-page-sizes --loadable --emit=llvm-ir -o - | FileCheck %s
;; RUN: wasmc compile %s --wasm-features=+custom-page-sizes --loadable --emit=llvm-ir --bounds=check --exact-traps -o - | FileCheck %s --check-prefix=ORDER
(module
  (memory $wide i64 1)
  (memory $bytes 8 (pagesize 1))
  (memory $plain 1)

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[BYTES:%.+]] = load i64, ptr {{.*}}!tbaa
  ;; CHECK-NEXT: [[LAST:%.+]] = sub nuw i64 [[BYTES]], 4
  ;; CHECK-NEXT: [[OUT:%.+]] = icmp ugt i64 %0, [[LAST]]
  ;; CHECK-NEXT: br i1 [[OUT]], label %[[TRAP:.+]], label
  ;; CHECK: getelementptr inbounds nuw i8, ptr %vmctx, i64 %0
  ;; CHECK-NEXT: load i32
  ;; CHECK-NOT: fake.use
  ;; CHECK: [[TRAP]]:
  ;; CHECK: call void @llvm.ubsantrap(i8 2)
  (func (param i64) (result i32) (i32.load (local.get 0)))

  ;; The last byte that is there at first: one comparison.
  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: sub nuw i64 {{%.+}}, 65536
  ;; CHECK: [[A:%.+]] = add nuw nsw i64 %0, 65528
  ;; CHECK-NEXT: getelementptr inbounds nuw i8, ptr %vmctx, i64 [[A]]
  (func (param i64) (result i64) (i64.load offset=65528 (local.get 0)))

  ;; Beyond it the size is asked before anything is subtracted from it.
  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: [[BYTES:%.+]] = load i64, ptr {{.*}}!tbaa
  ;; CHECK-NEXT: [[SMALL:%.+]] = icmp ult i64 [[BYTES]], 65537
  ;; CHECK-NEXT: br i1 [[SMALL]]
  ;; CHECK: sub nuw i64 [[BYTES]], 65537
  ;; ORDER-LABEL: define {{.*}}@wasm.f2(
  ;; ORDER-NOT: store
  ;; ORDER: icmp ult i64
  ;; ORDER-NOT: store
  ;; ORDER: icmp ugt i64
  ;; ORDER-NOT: load volatile i8
  ;; ORDER: store volatile i64
  (func (param i64 i64)
    (i64.store offset=65529 (local.get 0) (local.get 1)))

  ;; No memory has so many bytes.
  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: br i1 true, label %trap
  (func (param i64) (result i32)
    (i32.load offset=0xffffffffffffffff (local.get 0)))

  ;; 32-bit addresses of small pages.
  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: [[Z:%.+]] = zext i32 %0 to i64
  ;; CHECK: [[END:%.+]] = add nuw nsw i64 [[Z]], 4
  ;; CHECK: icmp ugt i64 [[END]], {{%.+}}
  ;; CHECK-NOT: fake.use
  ;; CHECK: unreachable
  (func (param i32) (result i32) (i32.load $bytes (local.get 0)))

  ;; The memory beside them is guarded as ever.
  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK-NOT: icmp
  ;; CHECK: fake.use
  ;; CHECK-NEXT: ret
  (func (param i32) (result i32) (i32.load $plain (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f6(
  ;; CHECK: [[BYTES:%.+]] = load i64
  ;; CHECK-NEXT: [[PAGES:%.+]] = lshr i64 [[BYTES]], 16
  ;; CHECK: [[OLD:%.+]] = call i64 {{%.+}}(ptr %vmctx, i64 0, i64 [[PAGES]])
  ;; CHECK-NEXT: ret i64 [[OLD]]
  (func (result i64) (memory.grow $wide (memory.size $wide)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f7(
  ;; CHECK: [[BYTES:%.+]] = load i64
  ;; CHECK-NEXT: trunc i64 [[BYTES]] to i32
  (func (result i32) (memory.size $bytes))

  ;; Lengths between a 32-bit and a 64-bit memory have 32 bits.
  ;; CHECK-LABEL: define {{.*}}@wasm.f8(
  ;; CHECK: [[FROM:%.+]] = zext i32 %1 to i64
  ;; CHECK-NEXT: [[LENGTH:%.+]] = zext i32 %2 to i64
  ;; CHECK: call void {{%.+}}(ptr %vmctx, i64 0, i64 2, i64 %0, i64 [[FROM]], i64 [[LENGTH]])
  (func (param i64 i32 i32)
    (memory.copy $wide $plain (local.get 0) (local.get 1) (local.get 2)))
)

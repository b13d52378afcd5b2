; -O3 inlines; LLVM's inliner drops llvm.fake.use, so marks travel as calls.
; RUN: wasmc-ir -O3 %s | FileCheck %s
declare void @llvm.fake.use(...)

; CHECK-NOT: wasmc.keep
; CHECK-LABEL: @caller(
; CHECK-NOT:  call {{.*}}@dead
; CHECK:      [[X:%.*]] = load i64
; CHECK-NEXT: call void (...) @llvm.fake.use(i64 [[X]])
; CHECK:      ret i32 7
define hidden i32 @caller(ptr %vmctx, i32 %a) {
  %r = call i32 @dead(ptr %vmctx, i32 %a)
  ret i32 %r
}
define hidden i32 @dead(ptr %vmctx, i32 %a) {
  %z = zext i32 %a to i64
  %p = getelementptr inbounds nuw i8, ptr %vmctx, i64 %z
  %x = load i64, ptr %p, align 1, !tbaa !1
  call void (...) @llvm.fake.use(i64 %x)
  ret i32 7
}
; CHECK-NOT: wasmc.keep

!0 = !{!"wasmc"}
!1 = !{!2, !2, i64 0}
!2 = !{!"linear memory", !0, i64 0}

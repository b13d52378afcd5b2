; A store stays if what happens behind it differs from its trap.
; RUN: wasmc-ir -O1 %s | FileCheck %s
; RUN: wasmc-ir -O2 %s | FileCheck %s
; RUN: wasmc-ir -O3 %s | FileCheck %s
declare void @llvm.fake.use(...)
declare void @llvm.ubsantrap(i8)

; Overwritten, but a trap of another kind may come between.
; CHECK-LABEL: @overwritten(
; CHECK: store i32 1
; CHECK: br i1
; CHECK: store i32 2
define void @overwritten(ptr %vmctx, i32 %a, i32 %d) {
  %z = zext i32 %a to i64
  %p = getelementptr inbounds nuw i8, ptr %vmctx, i64 %z
  store i32 1, ptr %p, align 1, !tbaa !1
  %zero = icmp eq i32 %d, 0
  br i1 %zero, label %trap, label %go
trap:
  call void @llvm.ubsantrap(i8 7)
  unreachable
go:
  store i32 2, ptr %p, align 1, !tbaa !1
  ret void
}

; CHECK-LABEL: @ahead_of_trap(
; CHECK: store i32 1
; CHECK: ubsantrap
define void @ahead_of_trap(ptr %vmctx, i32 %a) {
  %z = zext i32 %a to i64
  %p = getelementptr inbounds nuw i8, ptr %vmctx, i64 %z
  store i32 1, ptr %p, align 1, !tbaa !1
  call void @llvm.ubsantrap(i8 1)
  unreachable
}

; This loop ends only by the store's trap, never by its own condition: a store
; moved behind the loop would not happen.
; CHECK-LABEL: @endless(
; CHECK: loop:
; CHECK: store i32
; CHECK: br {{.*}}label %loop
define void @endless(ptr %vmctx, i32 %a, i32 %step) {
entry:
  %z = zext i32 %a to i64
  %p = getelementptr inbounds nuw i8, ptr %vmctx, i64 %z
  br label %loop
loop:
  %i = phi i32 [ 1, %entry ], [ %i1, %loop ]
  store i32 %i, ptr %p, align 1, !tbaa !1
  %i1 = add i32 %i, %step
  %c = icmp ne i32 %i1, 0
  br i1 %c, label %loop, label %end
end:
  ret void
}

!0 = !{!"wasmc"}
!1 = !{!2, !2, i64 0}
!2 = !{!"linear memory", !0, i64 0}

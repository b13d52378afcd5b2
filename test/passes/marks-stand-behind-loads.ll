; Marks end up right behind the loads they keep, wherever optimization has
; moved these; loads from the instance, the stack or constants have none.
; RUN: wasmc-ir -O1 %s | FileCheck %s
declare void @llvm.fake.use(...)
@constants = private constant [2 x i32] [i32 1, i32 2]

; CHECK-LABEL: @hoisted(
; CHECK:      %x = load i32
; CHECK-NEXT: call void (...) @llvm.fake.use(i32 %x)
; CHECK:      loop:
; CHECK-NOT:  fake.use
; CHECK:      ret
define i32 @hoisted(ptr %vmctx, i32 %n) {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %i1, %loop ]
  %s = phi i32 [ 0, %entry ], [ %s1, %loop ]
  %p = getelementptr inbounds nuw i8, ptr %vmctx, i64 16
  %x = load i32, ptr %p, align 1, !tbaa !1
  call void (...) @llvm.fake.use(i32 %x)
  %s1 = xor i32 %s, %x
  %s2 = mul i32 %s1, %i
  %i1 = add i32 %i, 1
  %c = icmp ult i32 %i1, %n
  br i1 %c, label %loop, label %end
end:
  ret i32 %s2
}

; The selectors fold an extension into a load with one use.
; CHECK-LABEL: @extended(
; CHECK:      %x = load i8
; CHECK-NEXT: %z = zext i8 %x to i32
; CHECK-NEXT: call void (...) @llvm.fake.use(i32 %z)
define i32 @extended(ptr %vmctx) {
  %x = load i8, ptr %vmctx, align 1, !tbaa !1
  call void (...) @llvm.fake.use(i8 %x)
  %z = zext i8 %x to i32
  ret i32 %z
}

; CHECK-LABEL: @others(
; CHECK-NOT: fake.use
; CHECK: }
define i32 @others(ptr %vmctx, i32 %i) {
  %slot = alloca i32
  store volatile i32 %i, ptr %slot
  %a = load i32, ptr %slot
  %field = getelementptr i8, ptr %vmctx, i64 -72
  %b = load i32, ptr %field, !tbaa !3
  %row = getelementptr i32, ptr @constants, i32 %i
  %c = load i32, ptr %row
  %d = add i32 %a, %b
  %e = add i32 %d, %c
  ret i32 %e
}

; An access that has lost its class is taken for one to linear memory.
; CHECK-LABEL: @unknown(
; CHECK: call void (...) @llvm.fake.use(i32 %x)
define i32 @unknown(ptr %vmctx) {
  %x = load i32, ptr %vmctx, align 1
  ret i32 %x
}

!0 = !{!"wasmc"}
!1 = !{!2, !2, i64 0}
!2 = !{!"linear memory", !0, i64 0}
!3 = !{!4, !4, i64 0}
!4 = !{!"instance", !0, i64 0}

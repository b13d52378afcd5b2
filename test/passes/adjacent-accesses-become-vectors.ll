; SLP sees past marks, in a function of the loop tier.
; RUN: wasmc-ir -O2 %s | FileCheck %s
declare void @llvm.fake.use(...)

; CHECK-LABEL: @pairs(
; CHECK:      [[X:%.*]] = load <2 x double>
; CHECK-NEXT: call void (...) @llvm.fake.use(<2 x double> [[X]])
; CHECK:      store <2 x double>
define void @pairs(ptr %vmctx, i32 %a, i32 %b, i32 %n) {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %i1, %loop ]
  %z = zext i32 %a to i64
  %p = getelementptr inbounds nuw i8, ptr %vmctx, i64 %z
  %x0 = load double, ptr %p, align 1, !tbaa !1
  call void (...) @llvm.fake.use(double %x0)
  %p1 = getelementptr inbounds nuw i8, ptr %p, i64 8
  %x1 = load double, ptr %p1, align 1, !tbaa !1
  call void (...) @llvm.fake.use(double %x1)
  %y0 = fmul double %x0, %x0
  %y1 = fmul double %x1, %x1
  %w = zext i32 %b to i64
  %q = getelementptr inbounds nuw i8, ptr %vmctx, i64 %w
  store double %y0, ptr %q, align 1, !tbaa !1
  %q1 = getelementptr inbounds nuw i8, ptr %q, i64 8
  store double %y1, ptr %q1, align 1, !tbaa !1
  %i1 = add i32 %i, 1
  %c = icmp ult i32 %i1, %n
  br i1 %c, label %loop, label %end
end:
  ret void
}

!0 = !{!"wasmc"}
!1 = !{!2, !2, i64 0}
!2 = !{!"linear memory", !0, i64 0}

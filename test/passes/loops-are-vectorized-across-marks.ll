; At -O2 a loop over memory is vectorized although its loads are marked, and
; its wide loads are marked again; -O1 leaves it as it is.
; RUN: wasmc-ir -O2 %s | FileCheck %s
; RUN: wasmc-ir -O2 --target=aarch64-linux %s | FileCheck %s
; RUN: wasmc-ir -O1 %s | FileCheck %s --check-prefix=SCALAR
declare void @llvm.fake.use(...)

; CHECK-LABEL: @scale(
; CHECK:      vector.body:
; CHECK:      [[WIDE:%.*]] = load <2 x double>
; CHECK-NEXT: call void (...) @llvm.fake.use(<2 x double> [[WIDE]])
; CHECK:      store <2 x double>
; CHECK:      loop:
; CHECK:      [[X:%.*]] = load double
; CHECK-NEXT: call void (...) @llvm.fake.use(double [[X]])
; SCALAR-LABEL: @scale(
; SCALAR-NOT: <2 x double>
define void @scale(ptr %vmctx, i32 %a, i32 %n, double %f) {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %i1, %loop ]
  %o = shl i32 %i, 3
  %ea = add i32 %a, %o
  %z = zext i32 %ea to i64
  %p = getelementptr inbounds nuw i8, ptr %vmctx, i64 %z
  %x = load double, ptr %p, align 1, !tbaa !1
  call void (...) @llvm.fake.use(double %x)
  %y = fmul double %x, %f
  store double %y, ptr %p, align 1, !tbaa !1
  %i1 = add i32 %i, 1
  %c = icmp ult i32 %i1, %n
  br i1 %c, label %loop, label %end
end:
  ret void
}

; The value of this load is only wanted where a condition holds, but it traps
; where it stands. (Taking its mark off would let the vectorizer's clean-up
; sink it.)
; CHECK-LABEL: @conditional(
; CHECK:      [[X:%.*]] = load i32
; CHECK-NEXT: call void (...) @llvm.fake.use(i32 [[X]])
; CHECK-NOT:  br i1
; CHECK:      [[Y:%.*]] = load i32
; CHECK-NEXT: call void (...) @llvm.fake.use(i32 [[Y]])
; CHECK:      br i1
define i32 @conditional(ptr %vmctx, i32 %a, i32 %n) {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %i1, %next ]
  %s = phi i32 [ 0, %entry ], [ %s1, %next ]
  %o = shl i32 %i, 3
  %ea = add i32 %a, %o
  %z = zext i32 %ea to i64
  %p = getelementptr inbounds nuw i8, ptr %vmctx, i64 %z
  %x = load i32, ptr %p, align 1, !tbaa !1
  call void (...) @llvm.fake.use(i32 %x)
  %q = getelementptr inbounds nuw i8, ptr %p, i64 4
  %y = load i32, ptr %q, align 1, !tbaa !1
  call void (...) @llvm.fake.use(i32 %y)
  %some = icmp eq i32 %y, 7
  br i1 %some, label %add, label %next
add:
  %t = mul i32 %x, %x
  %u = sdiv i32 %t, 3
  %w = add i32 %s, %u
  store i32 %w, ptr %p, align 1, !tbaa !1
  br label %next
next:
  %s1 = phi i32 [ %s, %loop ], [ %w, %add ]
  %i1 = add i32 %i, 1
  %c = icmp ult i32 %i1, %n
  br i1 %c, label %loop, label %end
end:
  ret i32 %s1
}

; Nobody wants this sum: the loop stays, and each of its loads.
; CHECK-LABEL: @unwanted(
; CHECK: loop:
; CHECK: load i32
; CHECK-NEXT: fake.use
define void @unwanted(ptr %vmctx, i32 %n) {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %i1, %loop ]
  %s = phi i32 [ 0, %entry ], [ %s1, %loop ]
  %o = shl i32 %i, 2
  %z = zext i32 %o to i64
  %p = getelementptr inbounds nuw i8, ptr %vmctx, i64 %z
  %x = load i32, ptr %p, align 1, !tbaa !1
  call void (...) @llvm.fake.use(i32 %x)
  %s1 = add i32 %s, %x
  %i1 = add i32 %i, 1
  %c = icmp ult i32 %i1, %n
  br i1 %c, label %loop, label %end
end:
  ret void
}

!0 = !{!"wasmc"}
!1 = !{!2, !2, i64 0}
!2 = !{!"linear memory", !0, i64 0}

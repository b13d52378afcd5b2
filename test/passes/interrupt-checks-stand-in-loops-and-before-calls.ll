; Where the metadata asks for it, loops check the deadline in each iteration, a
; vectorized loop in each vector iteration, and functions before their first
; call. What soon ends by itself checks nothing.
; RUN: wasmc-ir -O2 %s | FileCheck %s
; RUN: wasmc-ir -O2 --target=aarch64-linux %s | FileCheck %s
; RUN: wasmc-ir -O0 %s | FileCheck %s --check-prefix=O0
; RUN: grep -v wasmc.interrupt %s > %t.ll
; RUN: wasmc-ir -O2 %t.ll | FileCheck %s --check-prefix=NONE
; NONE-NOT: ubsantrap
declare void @llvm.fake.use(...)
declare i32 @other(ptr)

; The context is loaded in front of the loop, the deadline in it.
; CHECK-LABEL: @scale(
; CHECK:      [[EXEC:%.*]] = load ptr, ptr {{%.*}}, align 8, !invariant.load
; CHECK:      vector.body:
; CHECK:      [[AT:%.*]] = getelementptr inbounds i8, ptr [[EXEC]], i64 16
; CHECK-NEXT: [[DEADLINE:%.*]] = load volatile i64, ptr [[AT]], align 8
; CHECK-NEXT: [[STOP:%.*]] = icmp ne i64 [[DEADLINE]], 0
; CHECK-NEXT: br i1 [[STOP]], label {{%.*}}, label {{%.*}}, !prof
; CHECK:      load <2 x double>
; CHECK:      loop:
; CHECK:      load volatile i64
; CHECK:      load double
; CHECK:      call void @llvm.ubsantrap(i8 15) {{.*}}!dbg [[HERE:![0-9]+]]
; O0-LABEL: @scale(
; O0: loop:
; O0: load volatile i64, ptr {{%.*}}, align 8
; O0: load volatile double
; O0: call void @llvm.ubsantrap(i8 15)
define void @scale(ptr %vmctx, i32 %a, i32 %n, double %f) !dbg !10 {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %i1, %loop ]
  %o = shl i32 %i, 3, !dbg !11
  %ea = add i32 %a, %o
  %z = zext i32 %ea to i64
  %p = getelementptr inbounds nuw i8, ptr %vmctx, i64 %z
  %x = load double, ptr %p, align 1, !tbaa !1, !dbg !11
  call void (...) @llvm.fake.use(double %x)
  %y = fmul double %x, %f, !dbg !11
  store double %y, ptr %p, align 1, !tbaa !1, !dbg !11
  %i1 = add i32 %i, 1, !dbg !11
  %c = icmp ult i32 %i1, %n, !dbg !11
  br i1 %c, label %loop, label %end, !dbg !11
end:
  ret void
}

; 16 iterations end soon; 2^30 don't.
; CHECK-LABEL: @short(
; CHECK-NOT:  load volatile
; CHECK-LABEL: @long(
; CHECK:      load volatile i64
; CHECK:      ret i32
define i32 @short(ptr %vmctx, i32 %x) !dbg !21 {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %i1, %loop ]
  %s = phi i32 [ %x, %entry ], [ %t, %loop ]
  %m = mul i32 %s, %s
  %t = xor i32 %m, %i
  %i1 = add i32 %i, 1
  %c = icmp ult i32 %i1, 16
  br i1 %c, label %loop, label %end
end:
  ret i32 %t
}
define i32 @long(ptr %vmctx, i32 %x) !dbg !22 {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %i1, %loop ]
  %s = phi i32 [ %x, %entry ], [ %t, %loop ]
  %m = mul i32 %s, %s
  %t = xor i32 %m, %i
  %i1 = add i32 %i, 1
  %c = icmp ult i32 %i1, 1073741824
  br i1 %c, label %loop, label %end
end:
  ret i32 %t
}

; One check for all calls, none on the way without.
; CHECK-LABEL: @calls(
; CHECK-NOT:  load volatile
; CHECK:      some:
; CHECK:      load volatile i64
; CHECK:      left:
; CHECK-NOT:  load volatile
; CHECK:      right:
; CHECK-NOT:  load volatile
; CHECK:      }
define i32 @calls(ptr %vmctx, i32 %x, i32 %y) !dbg !23 {
entry:
  %c = icmp eq i32 %x, 0
  br i1 %c, label %none, label %some
none:
  ret i32 1
some:
  %d = icmp eq i32 %y, 0
  br i1 %d, label %left, label %right
left:
  %a = call i32 @other(ptr %vmctx)
  ret i32 %a
right:
  %b = call i32 @other(ptr %vmctx)
  %e = add i32 %b, 5
  ret i32 %e
}

; The loop's check comes before the call behind it.
; CHECK-LABEL: @behind(
; CHECK:      load volatile i64
; CHECK-NOT:  load volatile
; CHECK:      call i32 @other
define i32 @behind(ptr %vmctx, i32 %n) !dbg !24 {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %i1, %loop ]
  %s = phi i32 [ %n, %entry ], [ %t, %loop ]
  %m = mul i32 %s, %s
  %t = xor i32 %m, %i
  %i1 = add i32 %i, 1
  %c = icmp ult i32 %i1, %n
  br i1 %c, label %loop, label %end
end:
  %a = call i32 @other(ptr %vmctx)
  %b = add i32 %a, %t
  ret i32 %b
}

; That nobody reads through the argument was true.
; CHECK-LABEL: @endless(ptr %vmctx)
; CHECK:      load volatile i64
define void @endless(ptr readnone captures(none) %vmctx) memory(none) !dbg !40 {
entry:
  br label %loop
loop:
  br label %loop
}

; A cycle of blocks that is no loop to LLVM is left nowhere without a check.
; CHECK-LABEL: @next(
; CHECK:      load volatile i64
define void @next(ptr %vmctx, i1 %c) !dbg !25 {
entry:
  br i1 %c, label %a, label %b
a:
  br label %b
b:
  br label %a
}

; CHECK: [[HERE]] = !DILocation(line: 7, column: 15,
!wasmc.interrupt = !{!0}
!llvm.module.flags = !{!4}
!llvm.dbg.cu = !{!5}
!0 = !{i64 -8, i64 16, i8 15}
!1 = !{!2, !2, i64 0}
!2 = !{!"linear memory", !3, i64 0}
!3 = !{!"wasmc"}
!4 = !{i32 2, !"Debug Info Version", i32 3}
!5 = distinct !DICompileUnit(language: DW_LANG_C, file: !6, emissionKind: LineTablesOnly)
!6 = !DIFile(filename: "f", directory: "")
!7 = !DISubroutineType(types: !{})
!10 = distinct !DISubprogram(name: "scale", file: !6, line: 1, type: !7, unit: !5, spFlags: DISPFlagDefinition)
!11 = !DILocation(line: 7, column: 2, scope: !10)
!21 = distinct !DISubprogram(name: "f21", file: !6, line: 1, type: !7, unit: !5, spFlags: DISPFlagDefinition)
!22 = distinct !DISubprogram(name: "f22", file: !6, line: 1, type: !7, unit: !5, spFlags: DISPFlagDefinition)
!23 = distinct !DISubprogram(name: "f23", file: !6, line: 1, type: !7, unit: !5, spFlags: DISPFlagDefinition)
!24 = distinct !DISubprogram(name: "f24", file: !6, line: 1, type: !7, unit: !5, spFlags: DISPFlagDefinition)
!25 = distinct !DISubprogram(name: "f25", file: !6, line: 1, type: !7, unit: !5, spFlags: DISPFlagDefinition)
!40 = distinct !DISubprogram(name: "endless", file: !6, line: 1, type: !7, unit: !5, spFlags: DISPFlagDefinition)

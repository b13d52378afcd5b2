; Where the metadata asks for it, each trap is a call of the runtime, which keeps
; its place, and functions that call another one compare the stack first. Nothing
; else does.
; RUN: wasmc-ir -O2 %s | FileCheck %s
; RUN: wasmc-ir -O0 %s | FileCheck %s
; RUN: grep -v wasmc.trapcalls %s > %t.ll
; RUN: wasmc-ir -O2 %t.ll | FileCheck %s --check-prefix=NONE
; NONE-NOT: stacksave
; NONE: call void @llvm.ubsantrap(i8 1)
declare void @llvm.ubsantrap(i8)
declare i32 @other(ptr)

; CHECK-LABEL: @leaf(
; CHECK-NOT: stacksave
; CHECK:      [[EXEC:%.*]] = load ptr, ptr {{%.*}}, align 8, {{.*}}!invariant.load
; CHECK:      [[AT:%.*]] = getelementptr inbounds i8, ptr [[EXEC]], i64 288
; CHECK-NEXT: [[TABLE:%.*]] = load ptr, ptr [[AT]], align 8, {{.*}}!invariant.load
; CHECK-NEXT: [[ENTRY:%.*]] = getelementptr inbounds i8, ptr [[TABLE]], i64 88
; CHECK-NEXT: [[TRAP:%.*]] = load ptr, ptr [[ENTRY]], align 8, {{.*}}!invariant.load
; CHECK-NEXT: call void [[TRAP]](ptr %vmctx, i64 1) [[ATTRS:#[0-9]+]], !dbg [[PLACE:![0-9]+]]
; CHECK-NEXT: unreachable
define i32 @leaf(ptr %vmctx, i32 %x) !dbg !6 {
  %c = icmp eq i32 %x, 0
  br i1 %c, label %trap, label %ok
trap:
  call void @llvm.ubsantrap(i8 1), !dbg !7
  unreachable
ok:
  ret i32 %x
}

; CHECK-LABEL: @caller(
; CHECK:      [[LIMIT:%.*]] = load i64
; CHECK:      [[HERE:%.*]] = call ptr @llvm.stacksave
; CHECK:      [[SP:%.*]] = ptrtoint ptr [[HERE]] to i64
; CHECK:      [[LOWEST:%.*]] = add i64 [[LIMIT]], 65536
; CHECK:      [[END:%.*]] = icmp ult i64 [[SP]], [[LOWEST]]
; CHECK-NEXT: br i1 [[END]]
; CHECK:      call i32 @other(
; CHECK:      call void {{%.*}}(ptr %vmctx, i64 10)
define i32 @caller(ptr %vmctx) !dbg !8 {
  %r = call i32 @other(ptr %vmctx), !dbg !9
  ret i32 %r
}

; CHECK: attributes [[ATTRS]] = { cold nomerge noreturn nounwind }
; CHECK: [[PLACE]] = !DILocation(line: 5, column: 1,

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!wasmc.trapcalls = !{!3}
!0 = distinct !DICompileUnit(language: DW_LANG_C, file: !1, emissionKind: LineTablesOnly)
!1 = !DIFile(filename: "f", directory: "")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !{i64 -8, i64 288, i64 88, i64 0, i64 65536, i8 10}
!5 = !DISubroutineType(types: !{})
!6 = distinct !DISubprogram(name: "leaf", scope: !1, file: !1, line: 1, type: !5, unit: !0, spFlags: DISPFlagDefinition)
!7 = !DILocation(line: 5, column: 1, scope: !6)
!8 = distinct !DISubprogram(name: "caller", scope: !1, file: !1, line: 1, type: !5, unit: !0, spFlags: DISPFlagDefinition)
!9 = !DILocation(line: 3, scope: !8)

; The code generator can't widen llvm.canonicalize, and instcombine narrows it
; to the lanes that are needed.
; RUN: wasmc-ir -O1 %s | FileCheck %s
; RUN: wasmc-ir -O1 --emit=asm %s | FileCheck %s --check-prefix=ASM
; ASM: lowest_two:
declare <4 x float> @llvm.canonicalize.v4f32(<4 x float>)

; CHECK-LABEL: @lowest_two(
; CHECK-NOT:  canonicalize.v2f32
; CHECK:      [[W:%.*]] = shufflevector <2 x float> {{%.*}}, <2 x float> poison, <4 x i32> <i32 0, i32 1, i32 poison, i32 poison>
; CHECK-NEXT: [[C:%.*]] = call <4 x float> @llvm.canonicalize.v4f32(<4 x float> [[W]])
; CHECK-NEXT: shufflevector <4 x float> [[C]], <4 x float> poison, <2 x i32> <i32 0, i32 1>
define <2 x float> @lowest_two(<2 x float> %x) {
  %wide = shufflevector <2 x float> %x, <2 x float> %x, <4 x i32> <i32 0, i32 1, i32 0, i32 1>
  %y = call <4 x float> @llvm.canonicalize.v4f32(<4 x float> %wide)
  %z = shufflevector <4 x float> %y, <4 x float> poison, <2 x i32> <i32 0, i32 1>
  ret <2 x float> %z
}

; The upper half of a product, made of products of 32 bits in either way, is one
; multiplication; so is the lower half, and other terms stay. What differs in a
; bit isn't touched.
; RUN: wasmc-ir -O1 %s | FileCheck %s
; RUN: wasmc-ir -O1 --emit=asm %s | FileCheck %s --check-prefix=X86
; RUN: wasmc-ir -O1 --target=aarch64-linux --emit=asm %s | FileCheck %s --check-prefix=ARM
; RUN: wasmc-ir -O1 --target=riscv64-linux --emit=asm %s | FileCheck %s --check-prefix=RISCV

; CHECK-LABEL: @by_digits(
; CHECK:      [[W:%.*]] = mul nuw i128
; CHECK-NOT:  mul
; CHECK-DAG:  trunc i128 [[W]] to i64
; CHECK-DAG:  lshr i128 [[W]], 64
; CHECK-NOT:  mul
; CHECK:      ret
; X86-LABEL: by_digits:
; X86: mulq
; X86-NOT: mulq
; X86: ret
; ARM-LABEL: by_digits:
; ARM-DAG: umulh
; ARM-DAG: mul x
; ARM: ret
; RISCV-LABEL: by_digits:
; RISCV-DAG: mulhu
; RISCV-DAG: mul a
; RISCV: ret
define { i64, i64 } @by_digits(i64 %a, i64 %b, i64 %more) {
  %al = and i64 %a, 4294967295
  %bl = and i64 %b, 4294967295
  %ah = lshr i64 %a, 32
  %bh = lshr i64 %b, 32
  %p = mul i64 %al, %bl
  %ph = lshr i64 %p, 32
  %c = mul i64 %ah, %bl
  %t = add i64 %c, %ph
  %tl = and i64 %t, 4294967295
  %th = lshr i64 %t, 32
  %d = mul i64 %al, %bh
  %u = add i64 %d, %tl
  %uh = lshr i64 %u, 32
  %h = mul i64 %ah, %bh
  %s1 = add i64 %h, %more
  %s2 = add i64 %s1, %th
  %s3 = add i64 %s2, %uh
  %us = shl i64 %u, 32
  %pl = and i64 %p, 4294967295
  %low = or i64 %us, %pl
  %r1 = insertvalue { i64, i64 } poison, i64 %low, 0
  %r2 = insertvalue { i64, i64 } %r1, i64 %s3, 1
  ret { i64, i64 } %r2
}

; CHECK-LABEL: @at_once(
; CHECK:      [[W:%.*]] = mul nuw i128
; CHECK-NOT:  mul
; CHECK:      ret
define i64 @at_once(i64 %a, i64 %b) {
  %al = and i64 %a, 4294967295
  %bl = and i64 %b, 4294967295
  %ah = lshr i64 %a, 32
  %bh = lshr i64 %b, 32
  %p = mul i64 %al, %bl
  %ph = lshr i64 %p, 32
  %c = mul i64 %ah, %bl
  %cl = and i64 %c, 4294967295
  %ch = lshr i64 %c, 32
  %d = mul i64 %al, %bh
  %dl = and i64 %d, 4294967295
  %dh = lshr i64 %d, 32
  %u1 = add i64 %cl, %dl
  %u = add i64 %u1, %ph
  %uh = lshr i64 %u, 32
  %h = mul i64 %ah, %bh
  %s1 = add i64 %h, %ch
  %s2 = add i64 %s1, %dh
  %s3 = add i64 %s2, %uh
  ret i64 %s3
}

; The carry is of a sum without the lowest product.
; CHECK-LABEL: @other_sum(
; CHECK-NOT:  i128
; CHECK:      ret
define i64 @other_sum(i64 %a, i64 %b) {
  %al = and i64 %a, 4294967295
  %bl = and i64 %b, 4294967295
  %ah = lshr i64 %a, 32
  %bh = lshr i64 %b, 32
  %c = mul i64 %ah, %bl
  %cl = and i64 %c, 4294967295
  %ch = lshr i64 %c, 32
  %d = mul i64 %al, %bh
  %dl = and i64 %d, 4294967295
  %dh = lshr i64 %d, 32
  %u = add i64 %cl, %dl
  %uh = lshr i64 %u, 32
  %h = mul i64 %ah, %bh
  %s1 = add i64 %h, %ch
  %s2 = add i64 %s1, %dh
  %s3 = add i64 %s2, %uh
  ret i64 %s3
}

; One half is of 31 bits.
; CHECK-LABEL: @other_mask(
; CHECK-NOT:  i128
; CHECK:      ret
define i64 @other_mask(i64 %a, i64 %b) {
  %al = and i64 %a, 2147483647
  %bl = and i64 %b, 4294967295
  %ah = lshr i64 %a, 32
  %bh = lshr i64 %b, 32
  %p = mul i64 %al, %bl
  %ph = lshr i64 %p, 32
  %c = mul i64 %ah, %bl
  %t = add i64 %c, %ph
  %tl = and i64 %t, 4294967295
  %th = lshr i64 %t, 32
  %d = mul i64 %al, %bh
  %u = add i64 %d, %tl
  %uh = lshr i64 %u, 32
  %h = mul i64 %ah, %bh
  %s2 = add i64 %h, %th
  %s3 = add i64 %s2, %uh
  ret i64 %s3
}

; Squares have equal middle products.
; CHECK-LABEL: @square(
; CHECK:      mul nuw i128
; CHECK-NOT:  mul
; CHECK:      ret
define i64 @square(i64 %a) {
  %al = and i64 %a, 4294967295
  %ah = lshr i64 %a, 32
  %p = mul i64 %al, %al
  %ph = lshr i64 %p, 32
  %c = mul i64 %ah, %al
  %t = add i64 %c, %ph
  %tl = and i64 %t, 4294967295
  %th = lshr i64 %t, 32
  %u = add i64 %c, %tl
  %uh = lshr i64 %u, 32
  %h = mul i64 %ah, %ah
  %s2 = add i64 %h, %th
  %s3 = add i64 %s2, %uh
  ret i64 %s3
}

//===- Enter-riscv64.S - to the guest's stack and back --------------------===//

#include "runtime-support/loader/Enter.h"

// See Enter-x86_64.S.
  .section .text.wasmc_enter_guest,"ax",@progbits
  .globl wasmc_enter_guest
  .hidden wasmc_enter_guest
  .type wasmc_enter_guest,@function
wasmc_enter_guest:
  addi sp, sp, -208
  sd ra, 0(sp)
  sd fp, 8(sp)
  sd s1, 16(sp)
  sd s2, 24(sp)
  sd s3, 32(sp)
  sd s4, 40(sp)
  sd s5, 48(sp)
  sd s6, 56(sp)
  sd s7, 64(sp)
  sd s8, 72(sp)
  sd s9, 80(sp)
  sd s10, 88(sp)
  sd s11, 96(sp)
  fsd fs0, 104(sp)
  fsd fs1, 112(sp)
  fsd fs2, 120(sp)
  fsd fs3, 128(sp)
  fsd fs4, 136(sp)
  fsd fs5, 144(sp)
  fsd fs6, 152(sp)
  fsd fs7, 160(sp)
  fsd fs8, 168(sp)
  fsd fs9, 176(sp)
  fsd fs10, 184(sp)
  fsd fs11, 192(sp)
  sd sp, 0(a5)
  mv s1, sp
  mv sp, a4
  li fp, 0
  jalr a3
  mv sp, s1
  li a0, 1
.Lreturn:
  ld ra, 0(sp)
  ld fp, 8(sp)
  ld s1, 16(sp)
  ld s2, 24(sp)
  ld s3, 32(sp)
  ld s4, 40(sp)
  ld s5, 48(sp)
  ld s6, 56(sp)
  ld s7, 64(sp)
  ld s8, 72(sp)
  ld s9, 80(sp)
  ld s10, 88(sp)
  ld s11, 96(sp)
  fld fs0, 104(sp)
  fld fs1, 112(sp)
  fld fs2, 120(sp)
  fld fs3, 128(sp)
  fld fs4, 136(sp)
  fld fs5, 144(sp)
  fld fs6, 152(sp)
  fld fs7, 160(sp)
  fld fs8, 168(sp)
  fld fs9, 176(sp)
  fld fs10, 184(sp)
  fld fs11, 192(sp)
  addi sp, sp, 208
  ret

  .globl wasmc_leave_guest
  .hidden wasmc_leave_guest
  .type wasmc_leave_guest,@function
wasmc_leave_guest:
  mv sp, a0

  .globl wasmc_guest_trapped
  .hidden wasmc_guest_trapped
  .type wasmc_guest_trapped,@function
wasmc_guest_trapped:
  li a0, 0
  j .Lreturn
  .size wasmc_enter_guest, .-wasmc_enter_guest

  .section .text.wasmc_call_host,"ax",@progbits
  .globl wasmc_call_host
  .hidden wasmc_call_host
  .type wasmc_call_host,@function
wasmc_call_host:
  addi sp, sp, -128
  sd ra, 120(sp)
  sd fp, 112(sp)
  addi fp, sp, 128
  sd s1, 16(sp)
  sd s2, 24(sp)
  sd s3, 32(sp)
  sd s4, 40(sp)
  sd s5, 48(sp)
  sd s6, 56(sp)
  sd s7, 64(sp)
  sd s8, 72(sp)
  sd s9, 80(sp)
  sd s10, 88(sp)
  sd s11, 96(sp)
  ld t0, WASMC_HOST_FUNCTION_IN(a0)
  ld t0, WASMC_STORE_ON(t0)
  ld t1, WASMC_THREAD_GUEST_SP(t0)
  sd t0, 0(sp)
  sd t1, 8(sp)
  sd sp, WASMC_THREAD_GUEST_SP(t0)
  mv a2, fp
  ld sp, WASMC_THREAD_RESUME_SP(t0)
  call wasmc_host_callback
  addi sp, fp, -128
  ld t0, 0(sp)
  ld t1, 8(sp)
  sd t1, WASMC_THREAD_GUEST_SP(t0)
  ld fp, 112(sp)
  ld ra, 120(sp)
  addi sp, sp, 128
  ret
  .size wasmc_call_host, .-wasmc_call_host

  .section .note.GNU-stack,"",@progbits

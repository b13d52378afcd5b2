//===- Enter-aarch64.S - to the guest's stack and back --------------------===//

// See Enter-x86_64.S.
  .section .text.wasmc_enter_guest,"ax",@progbits
  .globl wasmc_enter_guest
  .hidden wasmc_enter_guest
  .type wasmc_enter_guest,@function
wasmc_enter_guest:
  stp x29, x30, [sp, #-160]!
  stp x19, x20, [sp, #16]
  stp x21, x22, [sp, #32]
  stp x23, x24, [sp, #48]
  stp x25, x26, [sp, #64]
  stp x27, x28, [sp, #80]
  stp d8, d9, [sp, #96]
  stp d10, d11, [sp, #112]
  stp d12, d13, [sp, #128]
  stp d14, d15, [sp, #144]
  mov x19, sp
  str x19, [x5]
  mov sp, x4
  mov x29, xzr
  blr x3
  mov sp, x19
  mov w0, #1
.Lreturn:
  ldp d14, d15, [sp, #144]
  ldp d12, d13, [sp, #128]
  ldp d10, d11, [sp, #112]
  ldp d8, d9, [sp, #96]
  ldp x27, x28, [sp, #80]
  ldp x25, x26, [sp, #64]
  ldp x23, x24, [sp, #48]
  ldp x21, x22, [sp, #32]
  ldp x19, x20, [sp, #16]
  ldp x29, x30, [sp], #160
  ret

  .globl wasmc_leave_guest
  .hidden wasmc_leave_guest
  .type wasmc_leave_guest,@function
wasmc_leave_guest:
  mov sp, x0

  .globl wasmc_guest_trapped
  .hidden wasmc_guest_trapped
  .type wasmc_guest_trapped,@function
wasmc_guest_trapped:
  mov w0, wzr
  b .Lreturn
  .size wasmc_enter_guest, .-wasmc_enter_guest

  .section .note.GNU-stack,"",@progbits

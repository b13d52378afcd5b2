//===- Enter-aarch64.S - to the guest's stack and back --------------------===//

#include "runtime-support/loader/Enter.h"

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

  .section .text.wasmc_call_host,"ax",@progbits
  .globl wasmc_call_host
  .hidden wasmc_call_host
  .type wasmc_call_host,@function
wasmc_call_host:
  stp x29, x30, [sp, #-112]!
  mov x29, sp
  stp x19, x20, [sp, #32]
  stp x21, x22, [sp, #48]
  stp x23, x24, [sp, #64]
  stp x25, x26, [sp, #80]
  stp x27, x28, [sp, #96]
  ldr x9, [x0, #WASMC_HOST_FUNCTION_IN]
  ldr x9, [x9, #WASMC_STORE_ON]
  ldr x10, [x9, #WASMC_THREAD_GUEST_SP]
  stp x9, x10, [sp, #16]
  mov x11, sp
  str x11, [x9, #WASMC_THREAD_GUEST_SP]
  mov x2, x29
  ldr x11, [x9, #WASMC_THREAD_RESUME_SP]
  mov sp, x11
  bl wasmc_host_callback
  mov sp, x29
  ldp x9, x10, [sp, #16]
  str x10, [x9, #WASMC_THREAD_GUEST_SP]
  ldp x29, x30, [sp], #112
  ret
  .size wasmc_call_host, .-wasmc_call_host

  .section .note.GNU-stack,"",@progbits

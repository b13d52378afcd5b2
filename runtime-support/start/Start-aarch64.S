//===- Start-aarch64.S - process entry and the guest's stack --------------===//

  .section .text._start,"ax",@progbits
  .globl _start
  .hidden wasmc_start
  .type _start,@function
_start:
  mov x29, xzr
  mov x30, xzr
  mov x0, sp
  bl wasmc_start
  brk #1
  .size _start, .-_start

// void wasmc_call_on_stack(void *Vmctx, const void *Code, void *StackTop)
// A frame pointer of 0 ends the guest's chain of frames.
  .section .text.wasmc_call_on_stack,"ax",@progbits
  .globl wasmc_call_on_stack
  .hidden wasmc_call_on_stack
  .type wasmc_call_on_stack,@function
wasmc_call_on_stack:
  stp x29, x30, [sp, #-32]!
  str x19, [sp, #16]
  mov x19, sp
  mov sp, x2
  mov x29, xzr
  blr x1
  mov sp, x19
  ldr x19, [sp, #16]
  ldp x29, x30, [sp], #32
  ret
  .size wasmc_call_on_stack, .-wasmc_call_on_stack

  .section .note.GNU-stack,"",@progbits

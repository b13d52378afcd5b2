//===- Start-riscv64.S - process entry and the guest's stack --------------===//

  .section .text._start,"ax",@progbits
  .globl _start
  .hidden wasmc_start
  .type _start,@function
_start:
  li fp, 0
  li ra, 0
  mv a0, sp
  andi sp, sp, -16
  call wasmc_start
  unimp
  .size _start, .-_start

// void wasmc_call_on_stack(void *Vmctx, const void *Code, void *StackTop)
// A frame pointer of 0 ends the guest's chain of frames.
  .section .text.wasmc_call_on_stack,"ax",@progbits
  .globl wasmc_call_on_stack
  .hidden wasmc_call_on_stack
  .type wasmc_call_on_stack,@function
wasmc_call_on_stack:
  addi sp, sp, -32
  sd ra, 24(sp)
  sd fp, 16(sp)
  sd s1, 8(sp)
  mv s1, sp
  mv sp, a2
  li fp, 0
  jalr a1
  mv sp, s1
  ld ra, 24(sp)
  ld fp, 16(sp)
  ld s1, 8(sp)
  addi sp, sp, 32
  ret
  .size wasmc_call_on_stack, .-wasmc_call_on_stack

  .section .note.GNU-stack,"",@progbits

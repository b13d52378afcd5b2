//===- Start-x86_64.S - process entry and the guest's stack ---------------===//

  .section .text._start,"ax",@progbits
  .globl _start
  .hidden wasmc_start
  .type _start,@function
_start:
  xorl %ebp, %ebp
  movq %rsp, %rdi
  andq $-16, %rsp
  callq wasmc_start
  ud2
  .size _start, .-_start

// void wasmc_call_on_stack(void *Vmctx, const void *Code, void *StackTop)
// A frame pointer of 0 ends the guest's chain of frames.
  .section .text.wasmc_call_on_stack,"ax",@progbits
  .globl wasmc_call_on_stack
  .hidden wasmc_call_on_stack
  .type wasmc_call_on_stack,@function
wasmc_call_on_stack:
  pushq %rbp
  pushq %rbx
  movq %rsp, %rbx
  movq %rdx, %rsp
  xorl %ebp, %ebp
  callq *%rsi
  movq %rbx, %rsp
  popq %rbx
  popq %rbp
  retq
  .size wasmc_call_on_stack, .-wasmc_call_on_stack

  .section .note.GNU-stack,"",@progbits

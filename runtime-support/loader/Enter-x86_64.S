//===- Enter-x86_64.S - to the guest's stack and back ---------------------===//

#include "runtime-support/loader/Enter.h"

// bool wasmc_enter_guest(void *Vmctx, const void *Code, void *Values,
//                        const void *Function, void *StackTop,
//                        uintptr_t *ResumeSp)
// A frame pointer of 0 ends the guest's chain of frames. However the guest
// ends, all registers are restored from the host's stack.
  .section .text.wasmc_enter_guest,"ax",@progbits
  .globl wasmc_enter_guest
  .hidden wasmc_enter_guest
  .type wasmc_enter_guest,@function
wasmc_enter_guest:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%r9)
  movq %rsp, %rbx
  movq %r8, %rsp
  xorl %ebp, %ebp
  callq *%rcx
  movq %rbx, %rsp
  movl $1, %eax
.Lreturn:
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  retq

// void wasmc_leave_guest(uintptr_t ResumeSp)
  .globl wasmc_leave_guest
  .hidden wasmc_leave_guest
  .type wasmc_leave_guest,@function
wasmc_leave_guest:
  movq %rdi, %rsp

// A fault may have struck in the middle of a backward copy.
  .globl wasmc_guest_trapped
  .hidden wasmc_guest_trapped
  .type wasmc_guest_trapped,@function
wasmc_guest_trapped:
  cld
  xorl %eax, %eax
  jmp .Lreturn
  .size wasmc_enter_guest, .-wasmc_enter_guest

// void wasmc_call_host(HostFunction *Function, void *Values)
// Thread.h says how stacks nest. The frame is the guest's, for backtraces; it
// keeps the thread and its former GuestSp, and shows exception/ what the guest
// has in registers that a callee keeps: the host's functions keep them where
// nobody looks for references.
  .section .text.wasmc_call_host,"ax",@progbits
  .globl wasmc_call_host
  .hidden wasmc_call_host
  .type wasmc_call_host,@function
wasmc_call_host:
  pushq %rbp
  movq %rsp, %rbp
  movq WASMC_HOST_FUNCTION_IN(%rdi), %rax
  movq WASMC_STORE_ON(%rax), %rax
  pushq WASMC_THREAD_GUEST_SP(%rax)
  pushq %rax
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  subq $8, %rsp
  movq %rsp, WASMC_THREAD_GUEST_SP(%rax)
  movq %rbp, %rdx
  movq WASMC_THREAD_RESUME_SP(%rax), %rsp
  andq $-16, %rsp
  callq wasmc_host_callback
  leaq -16(%rbp), %rsp
  popq %rax
  popq WASMC_THREAD_GUEST_SP(%rax)
  popq %rbp
  retq
  .size wasmc_call_host, .-wasmc_call_host

  .section .note.GNU-stack,"",@progbits

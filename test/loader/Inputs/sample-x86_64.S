// A loadable image by hand (runtime-support/abi/Image.h), so that tests know
// what they damage. What it exports:
//   add (i32 i32) -> i32, load (i32) -> i32, grow (i32) -> i32, unreachable,
//   recurse, wild (reads what isn't the guest's), memory (1 page, at most 4, "abc" at 0), global (mut i32)
// Init writes 7 to the global.

// Offsets from vmctx: below the header of 64 bytes lie the global, the ids of 3
// types, and 6 descriptors.
  .set GlobalOffset, -72
  .set TypeIdOffset, -88
  .set FuncrefOffset, -232
  .set InstanceSize, 240
  .set MemoryOffset, -48
  .set ExecOffset, -8
  .set RuntimeCallsOffset, 24 // in ExecutionContext

.macro rel Target
  .long \Target - .
.endm
.macro array Target, Count
  .long \Target - ., \Count
.endm

  .section .rodata,"a",@progbits
  .balign 8
  .globl wasmc_image
wasmc_image:
  .long 0x6d736157, 2     // magic, version
  array ManifestTexts, 1
  .long 0, 0              // the manifest's numbers
  .long InstanceSize
  .long 1 | 4             // own memory, loadable
  .quad 1, 4              // pages
  .long 16, 0             // their size, flags
  .quad 1 << 20           // stack
  rel MemoryImage
  .long 0
  .quad 0, 3
  rel Init
  .long 0                 // _start
  rel CodeBegin
  rel CodeEnd
  .long FuncrefOffset
  array Funcrefs, 6
  .long 0, 0              // tables
  .long 0, 0, 0           // element segments
  .long 0, 0, 0           // data segments
  array Functions, 6
  array TrapStream, 5
  array Names, 1
  .long 0, 0, 0, 0, 0, 0  // filters, grants
  .long 0, 0, 0           // further memories, references to memories
  .long 0, 0              // tags
  array Types, 31
  .long 3, TypeIdOffset
  .long 0, 0              // imports
  array Exports, 8
  .long 0, 0              // memory routines

ManifestTexts:
  array Target, 12
Target:
  .ascii "x86_64-linux"

  .balign 8
Types:
  .long 1, 11, 1, 0, 0x60, 2, 0x7f, 0, 0x7f, 0, 1, 0x7f, 0
  .long 1, 9, 1, 0, 0x60, 1, 0x7f, 0, 1, 0x7f, 0
  .long 1, 5, 1, 0, 0x60, 0, 0
TypesEnd:
  .if TypesEnd - Types != 4 * 31
  .error "count the words"
  .endif

.macro funcref Code, Type, Index
  rel \Code
  .long \Type, \Index
.endm
Funcrefs:
  funcref Add, 0, 0
  funcref Load, 1, 1
  funcref Grow, 1, 2
  funcref Unreachable, 2, 3
  funcref Recurse, 2, 4
  funcref Wild, 2, 5

.macro function Code, Index, Stream
  rel \Code
  .long \Index, 0, 0, \Stream
.endm
Functions:
  function Add, 0, 0
  function Load, 1, 0
  function Grow, 2, 0
  function Unreachable, 3, 1
  function Recurse, 4, 0
  function Wild, 5, 0
TrapStream:
  .byte 0
  .byte 1, 0, 1, 0        // unreachable
Names:
  .byte 0

// Name, kind, flags, type, value type, page size, minimum, maximum, offset,
// thunk
.macro export Name, Length, Kind, Flags, Type, Code, Min, Max, Offset, Entry=.
  array \Name, \Length
  .long \Kind, \Flags, \Type, \Code, 0, 16
  .quad \Min, \Max
  .long 0, \Offset
  rel \Entry
  .long 0
.endm
  .balign 8
Exports:
  export AddName, 3, 0, 0, 0, 0, 0, 0, FuncrefOffset, EnterBinary
  export LoadName, 4, 0, 0, 1, 0, 0, 0, FuncrefOffset + 24, EnterUnary
  export GrowName, 4, 0, 0, 1, 0, 0, 0, FuncrefOffset + 48, EnterUnary
  export UnreachableName, 11, 0, 0, 2, 0, 0, 0, FuncrefOffset + 72, EnterNullary
  export RecurseName, 7, 0, 0, 2, 0, 0, 0, FuncrefOffset + 96, EnterNullary
  export WildName, 4, 0, 0, 2, 0, 0, 0, FuncrefOffset + 120, EnterNullary
  export MemoryName, 6, 2, 8, 0, 0, 1, 4, MemoryOffset
  export GlobalName, 6, 3, 1, 0, 0x7f, 0, 0, GlobalOffset

AddName: .ascii "add"
LoadName: .ascii "load"
GrowName: .ascii "grow"
UnreachableName: .ascii "unreachable"
RecurseName: .ascii "recurse"
WildName: .ascii "wild"
MemoryName: .ascii "memory"
GlobalName: .ascii "global"
MemoryImage: .ascii "abc"

  .section .text,"ax",@progbits
CodeBegin:
Add:
  leal (%rsi,%rdx), %eax
  retq
Load:
  movl %esi, %eax
  movl (%rdi,%rax), %eax
  retq
Grow:
  movq ExecOffset(%rdi), %rax
  movq RuntimeCallsOffset(%rax), %rax
  movl %esi, %edx
  xorl %esi, %esi
  jmpq *(%rax)            // memory_grow is the first
Unreachable:
  ud1l 1(%eax), %eax
Recurse:
  pushq %rbp
  movq %rsp, %rbp
  subq $1024, %rsp
  movq $0, (%rsp)
  callq Recurse
  leaveq
  retq
Wild:
  movl 8, %eax
  retq
Init:
  movl $7, GlobalOffset(%rdi)
  retq
EnterBinary:
  pushq %rbx
  movq %rdx, %rbx
  movq %rsi, %rax
  movl (%rbx), %esi
  movl 16(%rbx), %edx
  callq *%rax
  movq %rax, (%rbx)
  popq %rbx
  retq
EnterUnary:
  pushq %rbx
  movq %rdx, %rbx
  movq %rsi, %rax
  movl (%rbx), %esi
  callq *%rax
  movq %rax, (%rbx)
  popq %rbx
  retq
EnterNullary:
  pushq %rbx
  callq *%rsi
  popq %rbx
  retq
CodeEnd:

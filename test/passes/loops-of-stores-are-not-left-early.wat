;; A loop that a trap follows still stores: its own fault comes first.
;; REQUIRES: host-x86_64
;; RUN: wasmc compile %s -O2 --emit=llvm-ir-opt -o - | FileCheck %s
;; RUN: wasmc compile %s -O2 --emit=asm -o - | FileCheck %s --check-prefix=ASM
;; RUN: wasmc compile %s -O2 -o %t
;; RUN: not %t 2>&1 | FileCheck %s --check-prefix=TRAP
;; CHECK-LABEL: @wasm.f0(
;; CHECK:       getelementptr inbounds nuw i8, ptr %vmctx, i64 65536
;; CHECK-NEXT:  store i8 57
;; CHECK:       getelementptr inbounds nuw i8, ptr %vmctx, i64 65547
;; CHECK-NEXT:  store i8 57
;; CHECK:       call void @llvm.ubsantrap(i8 1)
;; The fence is none in machine code.
;; ASM-LABEL:  wasm.f0:
;; ASM-NOT:    mfence
;; ASM-NOT:    lock
;; ASM:        ud1
;; TRAP: out of bounds memory access
(module
  (memory 1)
  (func (export "_start") (local i32)
    (loop
      (i32.store8 (i32.add (i32.const 65523) (local.get 0)) (i32.const 57))
      (local.set 0 (i32.add (local.get 0) (i32.const 1)))
      (br_if 0 (i32.lt_u (local.get 0) (i32.const 25))))
    (unreachable)))

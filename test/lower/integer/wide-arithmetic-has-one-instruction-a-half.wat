;; 128 bits are two operands, the lower half first; each half of a sum or a
;; product is what the CPU has an instruction for, at every level.
;; REQUIRES: wasmc
;; DEFINE: %{compile} = wasmc compile %s --wasm-features=+wide-arithmetic -o -
;; RUN: %{compile} --emit=llvm-ir | FileCheck %s
;; RUN: %{compile} --emit=asm --target x86_64-linux -O2 | FileCheck %s --check-prefix=X86
;; RUN: %{compile} --emit=asm --target x86_64-linux -O0 | FileCheck %s --check-prefix=X86
;; RUN: %{compile} --emit=asm --target aarch64-linux -O2 | FileCheck %s --check-prefix=ARM
;; RUN: %{compile} --emit=asm --target aarch64-linux -O0 | FileCheck %s --check-prefix=ARM
;; RUN: %{compile} --emit=asm --target riscv64-linux -O2 | FileCheck %s --check-prefix=RISCV
;; RUN: %{compile} --emit=asm --target riscv64-linux -O0 | FileCheck %s --check-prefix=RISCV
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-DAG: [[AL:%.+]] = zext i64 %0 to i128
  ;; CHECK-DAG: [[AH:%.+]] = zext i64 %1 to i128
  ;; CHECK-DAG: [[AS:%.+]] = shl i128 [[AH]], 64
  ;; CHECK-DAG: [[A:%.+]] = or i128 [[AL]], [[AS]]
  ;; CHECK: [[S:%.+]] = add i128 [[A]], %{{[0-9]+}}
  ;; CHECK-NEXT: trunc i128 [[S]] to i64
  ;; CHECK-NEXT: [[H:%.+]] = lshr i128 [[S]], 64
  ;; CHECK-NEXT: trunc i128 [[H]] to i64
  ;; X86-LABEL: wasm.f0:
  ;; X86: addq
  ;; X86-NEXT: adcq
  ;; ARM-LABEL: wasm.f0:
  ;; ARM: adds
  ;; ARM-NEXT: adc
  ;; RISCV-LABEL: wasm.f0:
  ;; RISCV: sltu
  (func (param i64 i64 i64 i64) (result i64 i64)
    (i64.add128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: sub i128
  ;; X86-LABEL: wasm.f1:
  ;; X86: subq
  ;; X86-NEXT: sbbq
  ;; ARM-LABEL: wasm.f1:
  ;; ARM: subs
  ;; ARM-NEXT: sbc
  ;; RISCV-LABEL: wasm.f1:
  ;; RISCV: sltu
  (func (param i64 i64 i64 i64) (result i64 i64)
    (i64.sub128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK-DAG: [[A:%.+]] = sext i64 %0 to i128
  ;; CHECK-DAG: [[B:%.+]] = sext i64 %1 to i128
  ;; CHECK: mul i128 [[A]], [[B]]
  ;; X86-LABEL: wasm.f2:
  ;; X86: imulq
  ;; X86-NOT: mulq
  ;; ARM-LABEL: wasm.f2:
  ;; ARM: mul
  ;; ARM-NEXT: smulh
  ;; ARM-NOT: mul
  ;; RISCV-LABEL: wasm.f2:
  ;; RISCV: mul
  ;; RISCV-NEXT: mulh{{[[:space:]]}}
  ;; RISCV-NOT: mul
  (func (param i64 i64) (result i64 i64)
    (i64.mul_wide_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK-DAG: [[A:%.+]] = zext i64 %0 to i128
  ;; CHECK-DAG: [[B:%.+]] = zext i64 %1 to i128
  ;; CHECK: mul i128 [[A]], [[B]]
  ;; X86-LABEL: wasm.f3:
  ;; X86: mulq
  ;; X86-NOT: mul
  ;; ARM-LABEL: wasm.f3:
  ;; ARM: mul
  ;; ARM-NEXT: umulh
  ;; ARM-NOT: mul
  ;; RISCV-LABEL: wasm.f3:
  ;; RISCV: mul
  ;; RISCV-NEXT: mulhu
  ;; RISCV-NOT: mul
  (func (param i64 i64) (result i64 i64)
    (i64.mul_wide_u (local.get 0) (local.get 1)))
)

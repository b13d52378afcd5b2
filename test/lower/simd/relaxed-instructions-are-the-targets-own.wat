;; Relaxed instructions become what the CPU has in one instruction, if the
;; specification lists its outcome: on x86-64 as far as SSE4.1 and, where the CPU
;; has it, FMA go.
;; RUN: wasmc compile %s --emit=asm --target x86_64-linux -o - | FileCheck %s
;; RUN: wasmc compile %s --emit=asm --target x86_64-linux --cpu x86-64-v3 -o - | FileCheck %s --check-prefix=FMA
;; RUN: wasmc compile %s --emit=asm --target aarch64-linux -o - | FileCheck %s --check-prefix=ARM
;; RUN: wasmc compile %s --emit=llvm-ir --deterministic --target x86_64-linux --cpu x86-64-v3 -o - | FileCheck %s --check-prefix=FIRST
;; RUN: wasmc compile %s --emit=llvm-ir --target riscv64-linux -o - | FileCheck %s --check-prefix=RISCV
(module

  ;; CHECK-LABEL: wasm.f0:
  ;; CHECK: {{^[[:space:]]+}}pshufb{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f0:
  ;; ARM: tbl
  (func (param v128 v128) (result v128)
    (i8x16.relaxed_swizzle (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: wasm.f1:
  ;; CHECK: {{^[[:space:]]+}}cvttps2dq{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f1:
  ;; ARM: fcvtzs {{.*}}.4s
  ;; FIRST-LABEL: define {{.*}}@wasm.f1(
  ;; FIRST: fptosi.sat
  ;; RISCV-LABEL: define {{.*}}@wasm.f1(
  ;; RISCV: fptosi.sat
  (func (param v128) (result v128)
    (i32x4.relaxed_trunc_f32x4_s (local.get 0)))

  ;; CHECK-LABEL: wasm.f2:
  ;; CHECK: {{^[[:space:]]+}}cmpleps{{[[:space:]]}}
  ;; CHECK: {{^[[:space:]]+}}cvttps2dq{{[[:space:]]}}
  ;; CHECK: {{^[[:space:]]+}}cvttps2dq{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f2:
  ;; ARM: fcvtzu {{.*}}.4s
  ;; FIRST-LABEL: define {{.*}}@wasm.f2(
  ;; FIRST: fptoui.sat
  ;; RISCV-LABEL: define {{.*}}@wasm.f2(
  ;; RISCV: fptoui.sat
  (func (param v128) (result v128)
    (i32x4.relaxed_trunc_f32x4_u (local.get 0)))

  ;; CHECK-LABEL: wasm.f3:
  ;; CHECK: {{^[[:space:]]+}}cvttpd2dq{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f3:
  ;; ARM: fcvtzs {{.*}}.2d
  ;; ARM: sqxtn
  ;; FIRST-LABEL: define {{.*}}@wasm.f3(
  ;; FIRST: fptosi.sat
  ;; RISCV-LABEL: define {{.*}}@wasm.f3(
  ;; RISCV: fptosi.sat
  (func (param v128) (result v128)
    (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)))

  ;; CHECK-LABEL: wasm.f4:
  ;; CHECK: {{^[[:space:]]+}}cmplepd{{[[:space:]]}}
  ;; CHECK: {{^[[:space:]]+}}cvttpd2dq{{[[:space:]]}}
  ;; CHECK: {{^[[:space:]]+}}cvttpd2dq{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f4:
  ;; ARM: fcvtzu {{.*}}.2d
  ;; ARM: uqxtn
  ;; FIRST-LABEL: define {{.*}}@wasm.f4(
  ;; FIRST: fptoui.sat
  ;; RISCV-LABEL: define {{.*}}@wasm.f4(
  ;; RISCV: fptoui.sat
  (func (param v128) (result v128)
    (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0)))

  ;; CHECK-LABEL: wasm.f5:
  ;; CHECK: {{^[[:space:]]+}}mulps{{[[:space:]]}}
  ;; CHECK: {{^[[:space:]]+}}addps{{[[:space:]]}}
  ;; FMA-LABEL: wasm.f5:
  ;; FMA: vfmadd
  ;; ARM-LABEL: wasm.f5:
  ;; ARM: fmla {{.*}}.4s
  ;; FIRST-LABEL: define {{.*}}@wasm.f5(
  ;; FIRST: fmul
  ;; FIRST: fadd
  ;; RISCV-LABEL: define {{.*}}@wasm.f5(
  ;; RISCV: llvm.fma
  (func (param v128 v128 v128) (result v128)
    (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: wasm.f6:
  ;; CHECK: {{^[[:space:]]+}}mulps{{[[:space:]]}}
  ;; CHECK: {{^[[:space:]]+}}subps{{[[:space:]]}}
  ;; FMA-LABEL: wasm.f6:
  ;; FMA: vfnmadd
  ;; ARM-LABEL: wasm.f6:
  ;; ARM: fmls {{.*}}.4s
  ;; FIRST-LABEL: define {{.*}}@wasm.f6(
  ;; FIRST: fneg
  ;; FIRST: fmul
  ;; FIRST: fadd
  ;; RISCV-LABEL: define {{.*}}@wasm.f6(
  ;; RISCV: llvm.fma
  (func (param v128 v128 v128) (result v128)
    (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: wasm.f7:
  ;; CHECK: {{^[[:space:]]+}}mulpd{{[[:space:]]}}
  ;; CHECK: {{^[[:space:]]+}}addpd{{[[:space:]]}}
  ;; FMA-LABEL: wasm.f7:
  ;; FMA: vfmadd
  ;; ARM-LABEL: wasm.f7:
  ;; ARM: fmla {{.*}}.2d
  ;; FIRST-LABEL: define {{.*}}@wasm.f7(
  ;; FIRST: fmul
  ;; FIRST: fadd
  ;; RISCV-LABEL: define {{.*}}@wasm.f7(
  ;; RISCV: llvm.fma
  (func (param v128 v128 v128) (result v128)
    (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: wasm.f8:
  ;; CHECK: {{^[[:space:]]+}}mulpd{{[[:space:]]}}
  ;; CHECK: {{^[[:space:]]+}}subpd{{[[:space:]]}}
  ;; FMA-LABEL: wasm.f8:
  ;; FMA: vfnmadd
  ;; ARM-LABEL: wasm.f8:
  ;; ARM: fmls {{.*}}.2d
  ;; FIRST-LABEL: define {{.*}}@wasm.f8(
  ;; FIRST: fneg
  ;; FIRST: fmul
  ;; FIRST: fadd
  ;; RISCV-LABEL: define {{.*}}@wasm.f8(
  ;; RISCV: llvm.fma
  (func (param v128 v128 v128) (result v128)
    (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: wasm.f9:
  ;; CHECK: {{^[[:space:]]+}}pblendvb{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f9:
  ;; ARM: {{bsl|bif|bit}}
  ;; FIRST-LABEL: define {{.*}}@wasm.f9(
  ;; FIRST: and
  ;; FIRST: xor
  ;; FIRST: and
  ;; FIRST: or
  ;; RISCV-LABEL: define {{.*}}@wasm.f9(
  ;; RISCV: and
  ;; RISCV: xor
  ;; RISCV: and
  ;; RISCV: or
  (func (param v128 v128 v128) (result v128)
    (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: wasm.f10:
  ;; CHECK: {{^[[:space:]]+}}pcmpgtw{{[[:space:]]}}
  ;; CHECK: {{^[[:space:]]+}}pblendvb{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f10:
  ;; ARM: {{bsl|bif|bit}}
  ;; FIRST-LABEL: define {{.*}}@wasm.f10(
  ;; FIRST: and
  ;; FIRST: xor
  ;; FIRST: and
  ;; FIRST: or
  ;; RISCV-LABEL: define {{.*}}@wasm.f10(
  ;; RISCV: and
  ;; RISCV: xor
  ;; RISCV: and
  ;; RISCV: or
  (func (param v128 v128 v128) (result v128)
    (i16x8.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: wasm.f11:
  ;; CHECK: {{^[[:space:]]+}}blendvps{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f11:
  ;; ARM: {{bsl|bif|bit}}
  ;; FIRST-LABEL: define {{.*}}@wasm.f11(
  ;; FIRST: and
  ;; FIRST: xor
  ;; FIRST: and
  ;; FIRST: or
  ;; RISCV-LABEL: define {{.*}}@wasm.f11(
  ;; RISCV: and
  ;; RISCV: xor
  ;; RISCV: and
  ;; RISCV: or
  (func (param v128 v128 v128) (result v128)
    (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: wasm.f12:
  ;; CHECK: {{^[[:space:]]+}}blendvpd{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f12:
  ;; ARM: {{bsl|bif|bit}}
  ;; FIRST-LABEL: define {{.*}}@wasm.f12(
  ;; FIRST: and
  ;; FIRST: xor
  ;; FIRST: and
  ;; FIRST: or
  ;; RISCV-LABEL: define {{.*}}@wasm.f12(
  ;; RISCV: and
  ;; RISCV: xor
  ;; RISCV: and
  ;; RISCV: or
  (func (param v128 v128 v128) (result v128)
    (i64x2.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))

  ;; CHECK-LABEL: wasm.f13:
  ;; CHECK: {{^[[:space:]]+}}minps{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f13:
  ;; ARM: fmin
  ;; FIRST-LABEL: define {{.*}}@wasm.f13(
  ;; FIRST: llvm.minimum
  ;; RISCV-LABEL: define {{.*}}@wasm.f13(
  ;; RISCV: llvm.minimum
  (func (param v128 v128) (result v128)
    (f32x4.relaxed_min (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: wasm.f14:
  ;; CHECK: {{^[[:space:]]+}}maxps{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f14:
  ;; ARM: fmax
  ;; FIRST-LABEL: define {{.*}}@wasm.f14(
  ;; FIRST: llvm.maximum
  ;; RISCV-LABEL: define {{.*}}@wasm.f14(
  ;; RISCV: llvm.maximum
  (func (param v128 v128) (result v128)
    (f32x4.relaxed_max (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: wasm.f15:
  ;; CHECK: {{^[[:space:]]+}}minpd{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f15:
  ;; ARM: fmin
  ;; FIRST-LABEL: define {{.*}}@wasm.f15(
  ;; FIRST: llvm.minimum
  ;; RISCV-LABEL: define {{.*}}@wasm.f15(
  ;; RISCV: llvm.minimum
  (func (param v128 v128) (result v128)
    (f64x2.relaxed_min (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: wasm.f16:
  ;; CHECK: {{^[[:space:]]+}}maxpd{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f16:
  ;; ARM: fmax
  ;; FIRST-LABEL: define {{.*}}@wasm.f16(
  ;; FIRST: llvm.maximum
  ;; RISCV-LABEL: define {{.*}}@wasm.f16(
  ;; RISCV: llvm.maximum
  (func (param v128 v128) (result v128)
    (f64x2.relaxed_max (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: wasm.f17:
  ;; CHECK: {{^[[:space:]]+}}pmulhrsw{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f17:
  ;; ARM: sqrdmulh
  ;; FIRST-LABEL: define {{.*}}@wasm.f17(
  ;; FIRST: smin
  ;; RISCV-LABEL: define {{.*}}@wasm.f17(
  ;; RISCV: smin
  (func (param v128 v128) (result v128)
    (i16x8.relaxed_q15mulr_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: wasm.f18:
  ;; CHECK: {{^[[:space:]]+}}pmaddubsw{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f18:
  ;; ARM: smull
  ;; ARM: sqadd
  ;; FIRST-LABEL: define {{.*}}@wasm.f18(
  ;; FIRST: llvm.sadd.sat
  ;; RISCV-LABEL: define {{.*}}@wasm.f18(
  ;; RISCV: llvm.sadd.sat
  (func (param v128 v128) (result v128)
    (i16x8.relaxed_dot_i8x16_i7x16_s (local.get 0) (local.get 1)))

  ;; CHECK-LABEL: wasm.f19:
  ;; CHECK: {{^[[:space:]]+}}pmaddubsw{{[[:space:]]}}
  ;; CHECK: {{^[[:space:]]+}}pmaddwd{{[[:space:]]}}
  ;; CHECK: {{^[[:space:]]+}}paddd{{[[:space:]]}}
  ;; ARM-LABEL: wasm.f19:
  ;; ARM: smull
  ;; ARM: sqadd
  ;; ARM: sadalp
  ;; FIRST-LABEL: define {{.*}}@wasm.f19(
  ;; FIRST: llvm.sadd.sat
  ;; RISCV-LABEL: define {{.*}}@wasm.f19(
  ;; RISCV: llvm.sadd.sat
  (func (param v128 v128 v128) (result v128)
    (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get 0) (local.get 1) (local.get 2)))
)

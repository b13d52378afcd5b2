;; A function that multiplies 128 bits by four products of 32 is known by what it
;; computes; a call of it becomes one multiplication and the stores, at the
;; call's place. One that differs in anything is called.
;; RUN: wasmc compile %s --emit=llvm-ir -o - | FileCheck %s
;; RUN: wasmc compile %s --emit=llvm-ir -O0 -o - | FileCheck %s --check-prefix=CALL
;; RUN: wasmc compile %s --emit=llvm-ir --fuel -o - | FileCheck %s --check-prefix=CALL
;; RUN: wasmc compile %s --emit=asm --target x86_64-linux -o - | FileCheck %s --check-prefix=X86
;; RUN: wasmc compile %s --emit=asm --target aarch64-linux -o - | FileCheck %s --check-prefix=ARM
;; RUN: wasmc compile %s --emit=asm --target riscv64-linux -o - | FileCheck %s --check-prefix=RISCV
(module
  (memory 1)

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK-NOT: call
  ;; CHECK: [[P:%.+]] = mul i128
  ;; CHECK-NEXT: trunc i128 [[P]] to i64
  ;; CHECK-NEXT: [[H:%.+]] = lshr i128 [[P]], 64
  ;; CHECK-NEXT: [[HIGH:%.+]] = trunc i128 [[H]] to i64
  ;; CHECK: add nuw nsw i64 %{{.+}}, 8, !dbg [[AT:![0-9]+]]
  ;; CHECK: store i64 [[HIGH]], {{.*}} !dbg [[AT]]
  ;; CHECK: store i64 {{.*}} !dbg [[AT]]
  ;; CHECK-NOT: call
  ;; CHECK: ret void
  ;; CALL-LABEL: define {{.*}}@wasm.f0(
  ;; CALL: call {{.*}}@wasm.f6(
  ;; X86-LABEL: wasm.f0:
  ;; X86: mulq
  ;; X86-NOT: mulq
  ;; X86: ret
  ;; ARM-LABEL: wasm.f0:
  ;; ARM-DAG: mul x
  ;; ARM-DAG: umulh x
  ;; ARM-NOT: mul
  ;; ARM: ret
  ;; RISCV-LABEL: wasm.f0:
  ;; RISCV-DAG: mul a
  ;; RISCV-DAG: mulhu a
  ;; RISCV-NOT: mul
  ;; RISCV: ret
  (func (param i32 i64 i64)
    (call $multi3 (local.get 0) (local.get 1) (i64.const 0)
      (local.get 2) (i64.const 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f1(
  ;; CHECK: call {{.*}}@wasm.f7(
  (func (param i32 i64 i64)
    (call $lost_carry (local.get 0) (local.get 1) (i64.const 0)
      (local.get 2) (i64.const 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f2(
  ;; CHECK: call {{.*}}@wasm.f8(
  (func (param i32 i64 i64)
    (call $other_product (local.get 0) (local.get 1) (i64.const 0)
      (local.get 2) (i64.const 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: call {{.*}}@wasm.f9(
  (func (param i32 i64 i64)
    (call $third_store (local.get 0) (local.get 1) (i64.const 0)
      (local.get 2) (i64.const 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: call {{.*}}@wasm.f10(
  (func (param i32 i64 i64)
    (call $other_address (local.get 0) (local.get 1) (i64.const 0)
      (local.get 2) (i64.const 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f5(
  ;; CHECK: call {{.*}}@wasm.f11(
  (func (param i32 i64 i64)
    (call $other_shift (local.get 0) (local.get 1) (i64.const 0)
      (local.get 2) (i64.const 0)))

  (func $multi3 (param i32 i64 i64 i64 i64)
    (local i64)
    (i64.store offset=8
      (local.get 0)
      (i64.add
        (i64.add
          (i64.add
            (i64.add
              (i64.mul (local.get 4) (local.get 1))
              (i64.mul (local.get 2) (local.get 3)))
            (i64.mul
              (local.tee 2 (i64.shr_u (local.get 3) (i64.const 32)))
              (local.tee 4 (i64.shr_u (local.get 1) (i64.const 32)))))
          (i64.shr_u
            (local.tee 3
              (i64.add
                (i64.shr_u
                  (local.tee 5
                    (i64.mul
                      (local.tee 3
                        (i64.and (local.get 3) (i64.const 4294967295)))
                      (local.tee 1
                        (i64.and (local.get 1) (i64.const 4294967295)))))
                  (i64.const 32))
                (i64.mul (local.get 3) (local.get 4))))
            (i64.const 32)))
        (i64.shr_u
          (local.tee 1
            (i64.add
              (i64.and (local.get 3) (i64.const 4294967295))
              (i64.mul (local.get 2) (local.get 1))))
          (i64.const 32))))
    (i64.store
      (local.get 0)
      (i64.or
        (i64.shl (local.get 1) (i64.const 32))
        (i64.and (local.get 5) (i64.const 4294967295)))))

  ;; A bit of a mask is missing.
  (func $lost_carry (param i32 i64 i64 i64 i64)
    (local i64)
    (i64.store offset=8
      (local.get 0)
      (i64.add
        (i64.add
          (i64.add
            (i64.add
              (i64.mul (local.get 4) (local.get 1))
              (i64.mul (local.get 2) (local.get 3)))
            (i64.mul
              (local.tee 2 (i64.shr_u (local.get 3) (i64.const 32)))
              (local.tee 4 (i64.shr_u (local.get 1) (i64.const 32)))))
          (i64.shr_u
            (local.tee 3
              (i64.add
                (i64.shr_u
                  (local.tee 5
                    (i64.mul
                      (local.tee 3
                        (i64.and (local.get 3) (i64.const 4294967295)))
                      (local.tee 1
                        (i64.and (local.get 1) (i64.const 4294967295)))))
                  (i64.const 32))
                (i64.mul (local.get 3) (local.get 4))))
            (i64.const 32)))
        (i64.shr_u
          (local.tee 1
            (i64.add
              (i64.and (local.get 3) (i64.const 4294967294))
              (i64.mul (local.get 2) (local.get 1))))
          (i64.const 32))))
    (i64.store
      (local.get 0)
      (i64.or
        (i64.shl (local.get 1) (i64.const 32))
        (i64.and (local.get 5) (i64.const 4294967295)))))

  ;; A product is of other numbers.
  (func $other_product (param i32 i64 i64 i64 i64)
    (local i64)
    (i64.store offset=8
      (local.get 0)
      (i64.add
        (i64.add
          (i64.add
            (i64.add
              (i64.mul (local.get 4) (local.get 3))
              (i64.mul (local.get 2) (local.get 3)))
            (i64.mul
              (local.tee 2 (i64.shr_u (local.get 3) (i64.const 32)))
              (local.tee 4 (i64.shr_u (local.get 1) (i64.const 32)))))
          (i64.shr_u
            (local.tee 3
              (i64.add
                (i64.shr_u
                  (local.tee 5
                    (i64.mul
                      (local.tee 3
                        (i64.and (local.get 3) (i64.const 4294967295)))
                      (local.tee 1
                        (i64.and (local.get 1) (i64.const 4294967295)))))
                  (i64.const 32))
                (i64.mul (local.get 3) (local.get 4))))
            (i64.const 32)))
        (i64.shr_u
          (local.tee 1
            (i64.add
              (i64.and (local.get 3) (i64.const 4294967295))
              (i64.mul (local.get 2) (local.get 1))))
          (i64.const 32))))
    (i64.store
      (local.get 0)
      (i64.or
        (i64.shl (local.get 1) (i64.const 32))
        (i64.and (local.get 5) (i64.const 4294967295)))))

  ;; It stores something else, too.
  (func $third_store (param i32 i64 i64 i64 i64)
    (local i64)
    (i64.store offset=8
      (local.get 0)
      (i64.add
        (i64.add
          (i64.add
            (i64.add
              (i64.mul (local.get 4) (local.get 1))
              (i64.mul (local.get 2) (local.get 3)))
            (i64.mul
              (local.tee 2 (i64.shr_u (local.get 3) (i64.const 32)))
              (local.tee 4 (i64.shr_u (local.get 1) (i64.const 32)))))
          (i64.shr_u
            (local.tee 3
              (i64.add
                (i64.shr_u
                  (local.tee 5
                    (i64.mul
                      (local.tee 3
                        (i64.and (local.get 3) (i64.const 4294967295)))
                      (local.tee 1
                        (i64.and (local.get 1) (i64.const 4294967295)))))
                  (i64.const 32))
                (i64.mul (local.get 3) (local.get 4))))
            (i64.const 32)))
        (i64.shr_u
          (local.tee 1
            (i64.add
              (i64.and (local.get 3) (i64.const 4294967295))
              (i64.mul (local.get 2) (local.get 1))))
          (i64.const 32))))
    (i64.store
      (local.get 0)
      (i64.or
        (i64.shl (local.get 1) (i64.const 32))
        (i64.and (local.get 5) (i64.const 4294967295))))
    (i64.store offset=16 (local.get 0) (i64.const 0)))

  ;; It stores elsewhere.
  (func $other_address (param i32 i64 i64 i64 i64)
    (local i64)
    (i64.store offset=8
      (local.get 0)
      (i64.add
        (i64.add
          (i64.add
            (i64.add
              (i64.mul (local.get 4) (local.get 1))
              (i64.mul (local.get 2) (local.get 3)))
            (i64.mul
              (local.tee 2 (i64.shr_u (local.get 3) (i64.const 32)))
              (local.tee 4 (i64.shr_u (local.get 1) (i64.const 32)))))
          (i64.shr_u
            (local.tee 3
              (i64.add
                (i64.shr_u
                  (local.tee 5
                    (i64.mul
                      (local.tee 3
                        (i64.and (local.get 3) (i64.const 4294967295)))
                      (local.tee 1
                        (i64.and (local.get 1) (i64.const 4294967295)))))
                  (i64.const 32))
                (i64.mul (local.get 3) (local.get 4))))
            (i64.const 32)))
        (i64.shr_u
          (local.tee 1
            (i64.add
              (i64.and (local.get 3) (i64.const 4294967295))
              (i64.mul (local.get 2) (local.get 1))))
          (i64.const 32))))
    (i64.store
      (i32.const 0)
      (i64.or
        (i64.shl (local.get 1) (i64.const 32))
        (i64.and (local.get 5) (i64.const 4294967295)))))

  ;; It shifts by another number.
  (func $other_shift (param i32 i64 i64 i64 i64)
    (local i64)
    (i64.store offset=8
      (local.get 0)
      (i64.add
        (i64.add
          (i64.add
            (i64.add
              (i64.mul (local.get 4) (local.get 1))
              (i64.mul (local.get 2) (local.get 3)))
            (i64.mul
              (local.tee 2 (i64.shr_u (local.get 3) (i64.const 32)))
              (local.tee 4 (i64.shr_u (local.get 1) (i64.const 32)))))
          (i64.shr_u
            (local.tee 3
              (i64.add
                (i64.shr_u
                  (local.tee 5
                    (i64.mul
                      (local.tee 3
                        (i64.and (local.get 3) (i64.const 4294967295)))
                      (local.tee 1
                        (i64.and (local.get 1) (i64.const 4294967295)))))
                  (i64.const 32))
                (i64.mul (local.get 3) (local.get 4))))
            (i64.const 32)))
        (i64.shr_u
          (local.tee 1
            (i64.add
              (i64.and (local.get 3) (i64.const 4294967295))
              (i64.mul (local.get 2) (local.get 1))))
          (i64.const 32))))
    (i64.store
      (local.get 0)
      (i64.or
        (i64.shl (local.get 1) (i64.const 31))
        (i64.and (local.get 5) (i64.const 4294967295)))))

  ;; As Rust has it, with carries.
  (func $carries (param i32 i64 i64 i64 i64)
    (local i64 i64 i64 i64 i64 i64)
    (i64.store
      (local.get 0)
      (local.tee 10
        (i64.add
          (local.tee 7
            (i64.mul
              (local.tee 5 (i64.and (local.get 3) (i64.const 4294967295)))
              (local.tee 6 (i64.and (local.get 1) (i64.const 4294967295)))))
          (i64.shl
            (local.tee 5
              (i64.add
                (local.tee 6
                  (i64.mul
                    (local.tee 8 (i64.shr_u (local.get 3) (i64.const 32)))
                    (local.get 6)))
                (i64.mul
                  (local.get 5)
                  (local.tee 9 (i64.shr_u (local.get 1) (i64.const 32))))))
            (i64.const 32)))))
    (i64.store offset=8
      (local.get 0)
      (i64.add
        (i64.add
          (i64.add
            (i64.mul (local.get 8) (local.get 9))
            (i64.or
              (i64.shl
                (i64.extend_i32_u (i64.lt_u (local.get 5) (local.get 6)))
                (i64.const 32))
              (i64.shr_u (local.get 5) (i64.const 32))))
          (i64.extend_i32_u (i64.lt_u (local.get 10) (local.get 7))))
        (i64.add
          (i64.mul (local.get 4) (local.get 1))
          (i64.mul (local.get 3) (local.get 2))))))

  ;; A comparison is with another number.
  (func $other_carry (param i32 i64 i64 i64 i64)
    (local i64 i64 i64 i64 i64 i64)
    (i64.store
      (local.get 0)
      (local.tee 10
        (i64.add
          (local.tee 7
            (i64.mul
              (local.tee 5 (i64.and (local.get 3) (i64.const 4294967295)))
              (local.tee 6 (i64.and (local.get 1) (i64.const 4294967295)))))
          (i64.shl
            (local.tee 5
              (i64.add
                (local.tee 6
                  (i64.mul
                    (local.tee 8 (i64.shr_u (local.get 3) (i64.const 32)))
                    (local.get 6)))
                (i64.mul
                  (local.get 5)
                  (local.tee 9 (i64.shr_u (local.get 1) (i64.const 32))))))
            (i64.const 32)))))
    (i64.store offset=8
      (local.get 0)
      (i64.add
        (i64.add
          (i64.add
            (i64.mul (local.get 8) (local.get 9))
            (i64.or
              (i64.shl
                (i64.extend_i32_u (i64.lt_u (local.get 5) (local.get 6)))
                (i64.const 32))
              (i64.shr_u (local.get 5) (i64.const 32))))
          (i64.extend_i32_u (i64.lt_u (local.get 10) (local.get 5))))
        (i64.add
          (i64.mul (local.get 4) (local.get 1))
          (i64.mul (local.get 3) (local.get 2))))))

  ;; CHECK-LABEL: define {{.*}}@wasm.f14(
  ;; CHECK-NOT: call
  ;; CHECK: mul i128
  ;; CHECK-NOT: call
  ;; CHECK: ret void
  (func (param i32 i64 i64 i64 i64)
    (call $carries (local.get 0) (local.get 1) (local.get 2)
      (local.get 3) (local.get 4)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f15(
  ;; CHECK: call {{.*}}@wasm.f13(
  (func (param i32 i64 i64 i64 i64)
    (call $other_carry (local.get 0) (local.get 1) (local.get 2)
      (local.get 3) (local.get 4)))
)

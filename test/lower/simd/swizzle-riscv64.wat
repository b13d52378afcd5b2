;; Without vectors a swizzle goes lane by lane; an index beyond 15 selects zero.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir --target riscv64-linux -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: [[I:%.+]] = extractelement <16 x i8> {{.*}}, i64 15
  ;; CHECK: [[M:%.+]] = and i8 [[I]], 15
  ;; CHECK: [[E:%.+]] = extractelement <16 x i8> {{.*}}, i8 [[M]]
  ;; CHECK: [[C:%.+]] = icmp ult i8 [[I]], 16
  ;; CHECK: select i1 [[C]], i8 [[E]], i8 0
  (func (param v128 v128) (result v128) (i8x16.swizzle (local.get 0) (local.get 1)))
)

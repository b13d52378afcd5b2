;; AArch64 has the very instruction.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir --target aarch64-linux -o - | FileCheck %s
(module

  ;; CHECK-LABEL: define {{.*}}@wasm.f0(
  ;; CHECK: call <16 x i8> @llvm.aarch64.neon.tbl1.v16i8(<16 x i8> {{.*}}, <16 x i8> {{.*}})
  (func (param v128 v128) (result v128) (i8x16.swizzle (local.get 0) (local.get 1)))
)

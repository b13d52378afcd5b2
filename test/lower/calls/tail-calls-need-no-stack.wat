;; What makes tail calls and what they go to has the linked form, so that each is
;; a musttail call, whatever the two signatures are; arguments for which there
;; are no registers go through the scratch of the execution context. An import
;; of an executable is the runtime's: a call, then a return. Other functions
;; keep the plain form.
;; REQUIRES: wasmc
;; RUN: wasmc compile %s --emit=llvm-ir -o - | FileCheck %s
;; RUN: wasmc compile %s -O0 --target aarch64-linux --emit=asm -o - | FileCheck %s --check-prefix=ARM
;; RUN: wasmc compile %s -O2 --target riscv64-linux --emit=asm -o - | FileCheck %s --check-prefix=RISCV
(module
  (type $t (func (param i32) (result i64)))
  (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
  (table 1 funcref)
  (memory (export "memory") 1)

  ;; CHECK-LABEL: define {{.*}}{ i64, i64 } @wasm.f1(
  ;; CHECK-SAME: i64 %0, i64 %1, i64 %2, i64 %3, i64 %4, <2 x i64> %5
  ;; CHECK: store i64 6, ptr [[S:%[0-9]+]], align 8
  ;; CHECK: [[R:%.+]] = musttail call { i64, i64 } @wasm.f2(ptr %vmctx, i64 1, i64 2, i64 3, i64 4, i64 5, <2 x i64> <i64 4619567317775286272, i64 poison>
  ;; CHECK-NEXT: ret { i64, i64 } [[R]]
  ;; ARM-LABEL: wasm.f1:
  ;; ARM: {{^[[:space:]]}}b{{[[:space:]]}}wasm.f2
  ;; RISCV-LABEL: wasm.f1:
  ;; RISCV: {{tail|jr}}{{[[:space:]]}}
  (func $direct (type $t)
    (return_call $many (i64.const 1) (i64.const 2) (i64.const 3) (i64.const 4)
      (i64.const 5) (i64.const 6) (f64.const 7)))

  ;; CHECK-LABEL: define {{.*}}{ i64, i64 } @wasm.f2(
  ;; CHECK: getelementptr inbounds i8, ptr {{.*}}, i64 144
  ;; CHECK-NEXT: load i64
  (func $many (param i64 i64 i64 i64 i64 i64 f64) (result i64) (local.get 5))

  ;; CHECK-LABEL: define {{.*}}@wasm.f3(
  ;; CHECK: musttail call { i64, i64 } %{{[0-9]+}}(ptr %{{[0-9]+}}, i64
  ;; ARM-LABEL: wasm.f3:
  ;; ARM: {{^[[:space:]]}}br{{[[:space:]]}}x
  (func (param i32) (result i64)
    (return_call_indirect (type $t) (local.get 0) (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}@wasm.f4(
  ;; CHECK: icmp eq i64 {{.*}}, 0
  ;; CHECK: musttail call { i64, i64 } %{{[0-9]+}}(ptr %{{[0-9]+}}, i64
  ;; CHECK: call void @llvm.ubsantrap(i8 12)
  (func (param (ref null $t)) (result i64)
    (return_call_ref $t (i32.const 1) (local.get 0)))

  ;; CHECK-LABEL: define {{.*}}i32 @wasm.f5(ptr {{[^,]*}})
  ;; CHECK: call i64 @wasmc_wasi_sched_yield
  ;; CHECK: ret i32
  (func (result i32) (return_call $yield))

  ;; CHECK-LABEL: define {{.*}}void @wasm.f6(ptr {{[^,]*}})
  ;; CHECK: call { i64, i64 } @wasm.f1(ptr %vmctx, i64 1, i64 poison
  ;; CHECK-NOT: br
  ;; CHECK: ret void
  (func (drop (call $direct (i32.const 1))))

  (func (export "_start"))
)

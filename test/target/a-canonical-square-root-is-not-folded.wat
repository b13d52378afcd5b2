;; The NaN of a negative number's root is the canonical one: the comparison and
;; the selection reach the machine code.
;; RUN: wasmc compile %s -O2 --deterministic --emit=asm -o - | FileCheck %s
;; RUN: wasmc compile %s -O2 --deterministic --target aarch64-linux --emit=asm -o - \
;; RUN:   | FileCheck %s --check-prefix=ARM
(module
  ;; CHECK-LABEL: wasm.f0:
  ;; CHECK: sqrtsd
  ;; CHECK: {{ucomisd|cmpunordsd}}
  ;; CHECK: ret
  ;; ARM-LABEL: wasm.f0:
  ;; ARM: fsqrt
  ;; ARM: fcmp
  ;; ARM: ret
  (func (param f64) (result f64) (f64.sqrt (local.get 0)))

  ;; CHECK-LABEL: wasm.f1:
  ;; CHECK: sqrtps
  ;; CHECK: cmpunordps
  ;; CHECK: ret
  (func (param v128) (result v128) (f32x4.sqrt (local.get 0))))

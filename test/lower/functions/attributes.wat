;; Compiled functions are hidden, in a section of their own, with frame pointers
;; and stack probes, without tail calls; nothing lets LLVM assume that they end.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
(module
  ;; CHECK: define hidden void @wasm.f0(ptr noundef nonnull align 65536 %vmctx) [[ATTRIBUTES:#[0-9]+]] section "wasm_text" !dbg
  (func)

  ;; CHECK: define hidden void @wasm.init(ptr noundef nonnull align 65536 %vmctx) [[ATTRIBUTES]] section "wasm_text"

  ;; CHECK-NOT: mustprogress
  ;; CHECK-NOT: {{^attributes #0 .*willreturn}}
  ;; CHECK: attributes [[ATTRIBUTES]] = { nounwind "disable-tail-calls"="true" "frame-pointer"="all" "probe-stack"="inline-asm" }
)

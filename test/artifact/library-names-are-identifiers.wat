;; A name is the library's, "_" and the module's; what C doesn't take becomes
;; "_"; one that is taken gets a number: first come common functions, then
;; exports, then imports. The header is C99 and C++.
;; REQUIRES: wasmc
;; RUN: rm -rf %t && mkdir -p %t
;; RUN: wasmc compile %s --emit=static-lib --name my -o %t/x.a --header %t/names.h
;; RUN: FileCheck %s < %t/names.h
;; RUN: clang-22 -std=c99 -pedantic -Wall -Wextra -Werror -fsyntax-only -include %t/names.h -x c /dev/null
;; RUN: clang-22 -std=c++11 -Wall -Wextra -Werror -fsyntax-only -include %t/names.h -x c++ /dev/null
;; RUN: clang-22 -std=c11 -Wall -Wextra -Werror -fsyntax-only -I%source/runtime-support/embed/include -include wasmc.h -include %t/names.h -x c /dev/null
;; RUN: llvm-nm --defined-only %t/x.a | FileCheck %s --check-prefix=SYMBOLS
;; SYMBOLS-DAG: T my_a_b
;; SYMBOLS-DAG: T my_a_b_2
;; SYMBOLS-DAG: {{[DR]}} wasmc_library_of_my
;; SYMBOLS-NOT: wasm.f

;; CHECK: // "a-b"
;; CHECK-NEXT: wasmc_status my_a_b(my_instance *instance);
;; CHECK: // "a.b"
;; CHECK-NEXT: wasmc_status my_a_b_2(my_instance *instance);
;; CHECK: // "a_b_2"
;; CHECK-NEXT: wasmc_status my_a_b_2_2(my_instance *instance);
;; CHECK: // "new"
;; CHECK-NEXT: wasmc_status my_new_2(
;; CHECK: // "line\n#error \\"
;; CHECK-NEXT: wasmc_status my_line__error__(
;; CHECK: // "import_env_f"
;; CHECK-NEXT: wasmc_status my_import_env_f(my_instance *instance);
;; CHECK: // ""
;; CHECK-NEXT: wasmc_status my_(my_instance *instance, float p0, double p1, const wasmc_v128 *p2, void *p3, int32_t *r0, int64_t *r1, wasmc_v128 *r2, void **r3);
;; CHECK: // "v"
;; CHECK-NEXT: static inline wasmc_v128 my_v_get(
;; CHECK: // "env" "f"
;; CHECK-NEXT: void my_import_env_f_2(my_instance *caller);
;; CHECK: // "env" "f"
;; CHECK-NEXT: int32_t my_import_env_f_3(my_instance *caller);
;; CHECK-NOT: "env" "f"
;; CHECK-NOT: sched_yield
;; CHECK: // "env" "v"
;; CHECK-NEXT: void my_import_env_v(my_instance *caller, void *p0, wasmc_v128 *r0);
(module
  (import "env" "f" (func))
  (import "env" "f" (func (result i32)))
  (import "env" "f" (func))
  (import "wasi_snapshot_preview1" "sched_yield" (func (result i32)))
  (import "env" "v" (func (param funcref) (result v128)))
  (func (export "a-b"))
  (func (export "a.b"))
  (func (export "a_b_2"))
  (func (export "new"))
  (func (export "line\n#error \\"))
  (func (export "import_env_f"))
  (func (export "") (param f32 f64 v128 externref)
    (result i32 i64 v128 externref)
    i32.const 0 i64.const 0 local.get 2 local.get 3)
  (global (export "v") v128 (v128.const i64x2 1 2))
)

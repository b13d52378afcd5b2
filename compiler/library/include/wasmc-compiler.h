//===- wasmc-compiler.h - compiles modules in the process -----------------===//
//
// The second library, libwasmc, which has the compiler and LLVM in it: modules
// become artifacts for libwasmc-runtime without a file or a process between.
// With
//
//   wasmc_register_compiler(wasmc_compile_module);
//
// wasm_module_new() takes plain modules too, as the standard says.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_COMPILER_H
#define WASMC_COMPILER_H

#include "wasm.h"

#ifdef __cplusplus
extern "C" {
#endif

// As the flags of `wasmc compile`. Zeros, but for interruptible, are what that
// does without flags.
typedef struct wasmc_compile_options_t {
  const char *target;        // "aarch64-linux"; null: this machine's
  const char *cpu;           // null: the target's baseline
  bool no_optimization;      // -O0
  bool check_bounds;         // --bounds=check: needs no signal handlers
  bool fuel;                 // --fuel
  bool interruptible;        // --interruptible
  bool exact_traps;          // --exact-traps
  bool deterministic;        // --deterministic
  unsigned jobs;             // threads; 0: one
  const char *wasm_features; // --wasm-features; null: the default proposals
} wasmc_compile_options_t;

// Makes an artifact of a module, binary or text. Null options are those of
// `wasmc compile --emit=cwasm`. False: the message says why, in one sentence,
// with the offset in the module, and is to be freed by free().
WASM_API_EXTERN bool wasmc_compile(const void *bytes, size_t size,
                                   const wasmc_compile_options_t *,
                                   own wasm_byte_vec_t *artifact,
                                   own char **message);

// The same without options: a wasmc_compiler_t (wasmc.h).
WASM_API_EXTERN bool wasmc_compile_module(const void *bytes, size_t size,
                                          own wasm_byte_vec_t *artifact,
                                          own char **message);

#ifdef __cplusplus
} // extern "C"
#endif

#endif

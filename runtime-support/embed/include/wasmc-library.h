//===- wasmc-library.h - modules that are linked into a program -----------===//
//
// What all headers of `wasmc compile --emit=static-lib` have in common; each
// begins with this text. Programs call the typed functions behind it.
//
// A library's code and the runtime are in one archive; several such archives
// may be linked into one program, where the first one's runtime serves all. C
// library and threads are the program's.
//
// Signals. Unless it was compiled with --bounds=check, a module finds accesses
// out of bounds by SIGSEGV, and its first instance installs the process's
// handlers (config.host_signals: it doesn't). Signals that aren't traps of a
// module go to the handlers that were there before.
//
// Threads. An instance is used by one thread at a time, not always the same;
// different instances by any threads at once. A fork copies instances.
//
// A host's function may call the instance that calls it. It must return: no
// longjmp and no exception may pass through a module's code. An exception of
// the module's own that it doesn't catch ends the call like a trap, and doesn't
// pass through functions of the host. An exnref that the program has is good
// until it calls the library again.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LIBRARY_H
#define WASMC_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef WASM_API_EXTERN
#define WASM_API_EXTERN __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

// How a call has ended: 0 well, below 256 by a trap, else as follows.
typedef int wasmc_status;
enum wasmc_status_enum {
  WASMC_OK = 0,
  WASMC_UNREACHABLE = 1,
  WASMC_MEMORY_OUT_OF_BOUNDS = 2,
  WASMC_TABLE_OUT_OF_BOUNDS = 3,
  WASMC_UNDEFINED_ELEMENT = 4,
  WASMC_UNINITIALIZED_ELEMENT = 5,
  WASMC_INDIRECT_CALL_TYPE_MISMATCH = 6,
  WASMC_INTEGER_DIVIDE_BY_ZERO = 7,
  WASMC_INTEGER_OVERFLOW = 8,
  WASMC_INVALID_CONVERSION_TO_INTEGER = 9,
  WASMC_CALL_STACK_EXHAUSTED = 10,
  WASMC_OUT_OF_FUEL = 14,
  WASMC_INTERRUPTED = 15,
  WASMC_UNHANDLED_EXCEPTION = 16,
  WASMC_HOST_TRAP = 18, // wasmc_library_trap()
  WASMC_HEAP_EXHAUSTED = 20,
  WASMC_EXIT = 256,    // the module has called WASI's proc_exit
  WASMC_REFUSED = 257, // nothing has run: wasmc_library_message() says why
};

typedef struct wasmc_v128 {
  uint8_t bytes[16];
} wasmc_v128;

// A value as compiled code takes it, in the lowest bytes.
typedef union wasmc_library_value {
  int32_t i32;
  int64_t i64;
  float f32;
  double f64;
  wasmc_v128 v128;
  void *ref;
} wasmc_library_value;

struct wasmc_library;          // a module's code, in the archive
struct wasmc_library_instance; // each header has a type of its own for it
struct wasmc_wasi_t;

// Zeros are the defaults.
typedef struct wasmc_library_config {
  void *env; // the host's: see wasmc_library_env()
  // What the module sees of the world by WASI; taken over. Null: nothing, its
  // standard streams are empty and swallow everything.
  struct wasmc_wasi_t *wasi;
  uint64_t memory_pages;   // at most, of 64 KiB, of each memory; 0: no limit
  uint64_t table_elements; // at most, of each table; 0: no limit
  uint64_t fuel; // instructions, of a module compiled with --fuel; 0: no limit
  bool
      host_signals; // the program has called wasmc_install_handlers() (wasmc.h)
} wasmc_library_config;

// A frame of a trap's backtrace, the innermost first.
typedef struct wasmc_library_frame {
  const char *name; // "" if the module doesn't say
  uint32_t func_index;
  uint64_t module_offset;
} wasmc_library_frame;

// A new instance, whose start function has run. Config may be null, and is only
// read. Null: wasmc_last_error() says why, of a trap too.
WASM_API_EXTERN struct wasmc_library_instance *
wasmc_library_new(const struct wasmc_library *, const wasmc_library_config *);
// Not while it runs. Null does nothing.
WASM_API_EXTERN void wasmc_library_delete(struct wasmc_library_instance *);
WASM_API_EXTERN void *wasmc_library_env(const struct wasmc_library_instance *);

// Why this thread's last wasmc_library_new() has failed.
WASM_API_EXTERN const char *wasmc_last_error(void);

// Of the last call that hasn't ended well; until the next one such. Frames lie
// in the instance; false if there are not so many.
WASM_API_EXTERN const char *
wasmc_library_message(const struct wasmc_library_instance *);
WASM_API_EXTERN bool
wasmc_library_frame_at(const struct wasmc_library_instance *, size_t number,
                       wasmc_library_frame *);
// What the module gave to proc_exit.
WASM_API_EXTERN int
wasmc_library_exit_code(const struct wasmc_library_instance *);

// For a host's function that the instance has called: once it returns, the
// module traps with this message.
WASM_API_EXTERN void wasmc_library_trap(struct wasmc_library_instance *,
                                        const char *message);

// What is left, of a module compiled with --fuel.
WASM_API_EXTERN void wasmc_library_set_fuel(struct wasmc_library_instance *,
                                            uint64_t);
WASM_API_EXTERN uint64_t
wasmc_library_fuel(const struct wasmc_library_instance *);

// For typed functions: by an export's number. Values hold arguments and then
// results, aligned to 16 bytes and 16 bytes each.
WASM_API_EXTERN wasmc_status wasmc_library_call(struct wasmc_library_instance *,
                                                uint32_t number, void *values);
// A memory grows in place: its address stays. Size in bytes, pages of 64 KiB;
// growing gives the old size in pages, or UINT64_MAX.
WASM_API_EXTERN uint8_t *
wasmc_library_memory_data(struct wasmc_library_instance *, uint32_t number);
WASM_API_EXTERN uint64_t
wasmc_library_memory_size(struct wasmc_library_instance *, uint32_t number);
WASM_API_EXTERN uint64_t wasmc_library_memory_grow(
    struct wasmc_library_instance *, uint32_t number, uint64_t pages);
WASM_API_EXTERN uint64_t
wasmc_library_table_size(struct wasmc_library_instance *, uint32_t number);
WASM_API_EXTERN wasmc_library_value
wasmc_library_global_get(struct wasmc_library_instance *, uint32_t number);
WASM_API_EXTERN void wasmc_library_global_set(struct wasmc_library_instance *,
                                              uint32_t number,
                                              wasmc_library_value);

#ifdef __cplusplus
} // extern "C"
#endif

#endif

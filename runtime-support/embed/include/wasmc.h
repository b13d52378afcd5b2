//===- wasmc.h - what wasm.h has no word for ------------------------------===//
//
// Extensions to the standard C API (wasm.h, whose ownership rules hold here):
// modules from files, a linker, WASI, fuel, deadlines, limits, calls without
// conversions, and how the library lives in its host.
//
// A function that takes a wasmc_error_t ** sets it, when it fails, to an error
// that the caller owns; null says that nobody wants to know. It is left alone
// otherwise. Sizes are bytes, times nanoseconds, names UTF-8 or whatever bytes
// the module has.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_H
#define WASMC_H

#include "wasm.h"

#ifdef __cplusplus
extern "C" {
#endif

//===--- Errors -----------------------------------------------------------===//

typedef enum wasmc_error_kind_t {
  WASMC_ERROR_USAGE,       // what the host asked for makes no sense
  WASMC_ERROR_MODULE,      // the file is damaged, or not for this runtime
  WASMC_ERROR_LINK,        // an import is missing or of another type
  WASMC_ERROR_ENVIRONMENT, // the machine, or a limit, refuses
} wasmc_error_kind_t;

typedef struct wasmc_error_t wasmc_error_t;
WASM_API_EXTERN void wasmc_error_delete(own wasmc_error_t *);
WASM_API_EXTERN wasmc_error_kind_t wasmc_error_kind(const wasmc_error_t *);
// One sentence, which lives as long as the error.
WASM_API_EXTERN const char *wasmc_error_message(const wasmc_error_t *);

// Why the last function of this thread that had no other way to say so failed;
// "" if none did. Lives until the next one fails.
WASM_API_EXTERN const char *wasmc_last_error(void);

// The number of the ABI between artifacts and runtime that this library has.
WASM_API_EXTERN uint32_t wasmc_abi_version(void);

//===--- Signals ----------------------------------------------------------===//
//
// Compiled code finds accesses out of bounds by SIGSEGV, unless it was compiled
// with --bounds=check. Handlers are installed when the host says so and once a
// process; they are never removed, and the shared library is never unloaded.
//
// A fault is taken for a trap only if the thread runs a guest, the instruction
// is the guest's and the address is in the guest's memory or its stack's guard.
// Every other signal goes to the action that was there before, as if we
// weren't: default and ignoring as well as handlers, with the mask that they
// asked for, but on the alternate stack, where we got it. A host that installs
// handlers later should hand on what isn't its own.
//
// Handlers run on the thread's alternate signal stack. A thread that has none,
// or one that is smaller than 16 KiB beyond what the kernel needs, gets one
// when it first calls a guest, and has its own back when it ends.

// Errors: the kernel refuses. The second call does nothing.
WASM_API_EXTERN bool wasmc_install_handlers(own wasmc_error_t **);
WASM_API_EXTERN bool wasmc_handlers_installed(void);

// Calls of guests prepare their thread the first time. A thread that can't
// afford that then (a few system calls) does it beforehand.
WASM_API_EXTERN bool wasmc_prepare_thread(own wasmc_error_t **);

//===--- Engine -----------------------------------------------------------===//

// The engine installs the handlers when it is made. Default: it doesn't.
WASM_API_EXTERN void wasmc_config_set_handlers(wasm_config_t *, bool install);

//===--- Modules ----------------------------------------------------------===//

// A module belongs to the engine and may be used in all of its stores. Headers
// and tables of an artifact are always checked, its checksum unless it is
// trusted. A checksum finds accidents, no forgeries: who made the artifact is
// the host's to know. A file that is loaded already, and hasn't changed, is not
// loaded again as long as the module that it was loaded for lives.
WASM_API_EXTERN own wasm_module_t *
wasmc_module_from_file(wasm_engine_t *, const char *path, own wasmc_error_t **);
// The same of a file that the host vouches for: its checksum isn't looked at,
// which takes most of a load's time.
WASM_API_EXTERN own wasm_module_t *
wasmc_module_from_trusted_file(wasm_engine_t *, const char *path,
                               own wasmc_error_t **);
// The bytes may be gone or changed afterwards.
WASM_API_EXTERN own wasm_module_t *
wasmc_module_from_bytes(wasm_engine_t *, const void *bytes, size_t size,
                        own wasmc_error_t **);

// The number of an export, or SIZE_MAX.
WASM_API_EXTERN size_t wasmc_module_find_export(const wasm_module_t *,
                                                const char *name, size_t size);
// Whether its code needs handlers in order to trap.
WASM_API_EXTERN bool wasmc_module_needs_handlers(const wasm_module_t *);

// A compiler for what isn't an artifact, as wasmc-compiler.h has one. It gives
// the bytes of an artifact, or false and a sentence, to be freed by free().
typedef bool (*wasmc_compiler_t)(const void *bytes, size_t size,
                                 own wasm_byte_vec_t *artifact,
                                 own char **message);
// For all engines of the process; null for none. By one thread, at the start.
WASM_API_EXTERN void wasmc_register_compiler(wasmc_compiler_t);

//===--- What a store's guests may use ------------------------------------===//

// Instructions left, of guests compiled with --fuel; they trap when it is used
// up. At most INT64_MAX, with which a store begins.
WASM_API_EXTERN void wasmc_store_set_fuel(wasm_store_t *, uint64_t);
WASM_API_EXTERN uint64_t wasmc_store_fuel(const wasm_store_t *);

typedef struct wasmc_limits_t {
  uint64_t memory_pages;   // of each memory, in pages of 64 KiB
  uint64_t table_elements; // of each table
  uint64_t instances;      // that live at once
} wasmc_limits_t;
// Holds for what is instantiated or grows from now on. UINT64_MAX: no limit,
// with which a store begins.
WASM_API_EXTERN void wasmc_store_set_limits(wasm_store_t *,
                                            const wasmc_limits_t *);

// Guests compiled with --interruptible trap ("interrupted") at the next head of
// a loop or entry of a function once somebody interrupts, and again and again
// until the store's user resumes. A handle may outlive its store.
typedef struct wasmc_interrupt_t wasmc_interrupt_t;
WASM_API_EXTERN own wasmc_interrupt_t *
wasmc_store_interrupt_handle(wasm_store_t *);
WASM_API_EXTERN void wasmc_interrupt_delete(own wasmc_interrupt_t *);
// By any thread, and by signal handlers.
WASM_API_EXTERN void wasmc_interrupt(const wasmc_interrupt_t *);
WASM_API_EXTERN void wasmc_store_resume(wasm_store_t *);

// Interrupts the store when so much time has passed, unless it is set anew
// before; 0: never. A thread of the library watches the time: it begins with
// the first deadline of the process and sleeps until the next one. After a fork
// the child has no deadlines. A host with a clock of its own interrupts itself.
WASM_API_EXTERN bool wasmc_store_set_deadline(wasm_store_t *,
                                              uint64_t nanoseconds,
                                              own wasmc_error_t **);

//===--- Functions without conversions ------------------------------------===//

// A value as compiled code passes it. References aren't passed this way.
typedef union wasmc_value_t {
  int32_t i32;
  int64_t i64;
  float f32;
  double f64;
  uint8_t v128[16];
  uint64_t words[2];
#if defined(__cplusplus)
  alignas(16) char align;
#else
  _Alignas(16) char align;
#endif
} wasmc_value_t;

// Values hold the arguments, right in number and type, and then the results:
// there is room for the more of both. For functions of numbers and vectors.
WASM_API_EXTERN own wasm_trap_t *
wasmc_func_call_unchecked(const wasm_func_t *, wasmc_value_t *values);

// A function of the host that gets values the same way.
typedef own wasm_trap_t *(*wasmc_callback_t)(void *env, wasmc_value_t *values);
WASM_API_EXTERN own wasm_func_t *
wasmc_func_new_unchecked(wasm_store_t *, const wasm_functype_t *,
                         wasmc_callback_t, void *env,
                         void (*finalizer)(void *));

//===--- Linker -----------------------------------------------------------===//

// Finds imports by their names. Belongs to a store; what it was given stays as
// long as that. A name that is defined again means the new one from then on.
typedef struct wasmc_linker_t wasmc_linker_t;
WASM_API_EXTERN own wasmc_linker_t *wasmc_linker_new(wasm_store_t *);
WASM_API_EXTERN void wasmc_linker_delete(own wasmc_linker_t *);

WASM_API_EXTERN bool wasmc_linker_define(wasmc_linker_t *, const char *module,
                                         const char *name,
                                         const wasm_extern_t *);
// All exports of the instance.
WASM_API_EXTERN bool wasmc_linker_define_instance(wasmc_linker_t *,
                                                  const char *module,
                                                  const wasm_instance_t *);
WASM_API_EXTERN bool
wasmc_linker_define_func(wasmc_linker_t *, const char *module, const char *name,
                         const wasm_functype_t *, wasm_func_callback_with_env_t,
                         void *env, void (*finalizer)(void *));
WASM_API_EXTERN bool wasmc_linker_define_unchecked(wasmc_linker_t *,
                                                   const char *module,
                                                   const char *name,
                                                   const wasm_functype_t *,
                                                   wasmc_callback_t, void *env,
                                                   void (*finalizer)(void *));
// wasi_snapshot_preview1, as the store was given it; a store that was given
// nothing gets a wasmc_wasi_new().
WASM_API_EXTERN bool wasmc_linker_define_wasi(wasmc_linker_t *,
                                              own wasmc_error_t **);

// Null with either a trap, of what ran to initialize the instance, or an error.
WASM_API_EXTERN own wasm_instance_t *
wasmc_linker_instantiate(const wasmc_linker_t *, const wasm_module_t *,
                         own wasm_trap_t **, own wasmc_error_t **);

// A module whose imports have been found, to be instantiated many times: for an
// instance per request. Keeps the module; the linker may go. Instances live in
// slots that their engine keeps for the next ones, cleaned of all that the last
// one wrote.
typedef struct wasmc_prepared_t wasmc_prepared_t;
WASM_API_EXTERN own wasmc_prepared_t *
wasmc_linker_prepare(const wasmc_linker_t *, const wasm_module_t *,
                     own wasmc_error_t **);
WASM_API_EXTERN void wasmc_prepared_delete(own wasmc_prepared_t *);
WASM_API_EXTERN own wasm_instance_t *
wasmc_prepared_instantiate(const wasmc_prepared_t *, own wasm_trap_t **,
                           own wasmc_error_t **);

//===--- Instances --------------------------------------------------------===//

// An instance lives as long as the host holds it or one of its exports. One
// whose items or functions others can reach (by an import, a table, a global or
// as an argument) lives as long as its store.

// Null if there is no such export.
WASM_API_EXTERN own wasm_extern_t *
wasmc_instance_export(const wasm_instance_t *, const char *name);
// By its number: see wasmc_module_find_export().
WASM_API_EXTERN own wasm_extern_t *
wasmc_instance_export_at(const wasm_instance_t *, size_t number);

//===--- Traps ------------------------------------------------------------===//

// An exception that a guest throws and doesn't catch is a trap, whose message
// names its tag and values: "unhandled exception: tag $e (i32 42)". It doesn't
// cross functions of the host: a guest's handlers catch nothing of what a
// function of the host, called by it, has called. Functions of the host throw
// nothing that guests could catch, and hosts have no exnrefs.

// Numbers of runtime-support/abi/TrapCodes.def; those that hosts may ask for.
enum wasmc_trap_code_enum {
  WASMC_TRAP_NONE = 0, // made by the host, or an exit
  WASMC_TRAP_UNREACHABLE = 1,
  WASMC_TRAP_MEMORY_OUT_OF_BOUNDS = 2,
  WASMC_TRAP_TABLE_OUT_OF_BOUNDS = 3,
  WASMC_TRAP_INTEGER_DIVIDE_BY_ZERO = 7,
  WASMC_TRAP_INTEGER_OVERFLOW = 8,
  WASMC_TRAP_CALL_STACK_EXHAUSTED = 10,
  WASMC_TRAP_OUT_OF_FUEL = 14,
  WASMC_TRAP_INTERRUPTED = 15,
  WASMC_TRAP_UNHANDLED_EXCEPTION = 16,
  WASMC_TRAP_HEAP_EXHAUSTED = 20, // of exceptions that live at once
};
WASM_API_EXTERN uint8_t wasmc_trap_code(const wasm_trap_t *);
// True if it is no trap, but the guest's end by WASI's proc_exit.
WASM_API_EXTERN bool wasmc_trap_exit_status(const wasm_trap_t *, int *status);
// "" if the module doesn't say. Lives as long as the frame.
WASM_API_EXTERN const char *wasmc_frame_func_name(const wasm_frame_t *);

//===--- WASI -------------------------------------------------------------===//

// What guests may see of the world by wasi_snapshot_preview1. At first nothing:
// no arguments, variables or directories, and standard streams that are empty
// and swallow everything.
typedef struct wasmc_wasi_t wasmc_wasi_t;
WASM_API_EXTERN own wasmc_wasi_t *wasmc_wasi_new(void);
WASM_API_EXTERN void wasmc_wasi_delete(own wasmc_wasi_t *);

// Strings are copied. The first argument is the program's name.
WASM_API_EXTERN bool wasmc_wasi_add_arg(wasmc_wasi_t *, const char *);
WASM_API_EXTERN bool wasmc_wasi_add_env(wasmc_wasi_t *, const char *name,
                                        const char *value);
// A directory of the host, which is opened now, under a name for the guest.
WASM_API_EXTERN bool wasmc_wasi_add_dir(wasmc_wasi_t *, const char *host,
                                        const char *guest, bool read_only,
                                        own wasmc_error_t **);
// Stream 0, 1 or 2 is this descriptor, of which a duplicate is made now.
WASM_API_EXTERN bool wasmc_wasi_set_stream(wasmc_wasi_t *, int stream, int fd,
                                           own wasmc_error_t **);
// All three are the process's own.
WASM_API_EXTERN bool wasmc_wasi_inherit_streams(wasmc_wasi_t *,
                                                own wasmc_error_t **);

// From now on. What guests had open before is closed. While no guest runs.
WASM_API_EXTERN bool wasmc_store_set_wasi(wasm_store_t *, own wasmc_wasi_t *,
                                          own wasmc_error_t **);

#ifdef __cplusplus
} // extern "C"
#endif

#endif

// A JVM in the process, by its invocation interface: jvm LIBJVM GUEST.cwasm.
// It finds null pointers by SIGSEGV, too. Numbers are places in JNI's table of
// functions (JNI specification, Interface Function Table).
#include "wasmc.h"
#include <dlfcn.h>
#include <stdio.h>

typedef void *const **env_t; // JNIEnv *
enum {
  FindClass = 6,
  ExceptionClear = 17,
  GetMethodID = 33,
  CallIntMethod = 49,
  NewStringUTF = 167,
  ExceptionCheck = 228
};
#define JNI(env, number, type) ((type)(*(env))[number])

struct option {
  const char *text;
  void *extra;
};
struct arguments {
  int version, num_options;
  struct option *options;
  unsigned char ignore;
};

static int null_pointer_exception(env_t env) {
  void *class = JNI(env, FindClass,
                    void *(*)(env_t, const char *))(env, "java/lang/String");
  void *text = JNI(env, NewStringUTF, void *(*)(env_t, const char *))(env, "a");
  void *method = JNI(env, GetMethodID,
                     void *(*)(env_t, void *, const char *, const char *))(
      env, class, "compareTo", "(Ljava/lang/String;)I");
  JNI(env, CallIntMethod, int (*)(env_t, void *, void *, ...))(env, text,
                                                               method, NULL);
  int thrown = JNI(env, ExceptionCheck, unsigned char (*)(env_t))(env);
  JNI(env, ExceptionClear, void (*)(env_t))(env);
  return thrown;
}

static wasm_trap_t *nop(void *env, wasmc_value_t *values) {
  (void)env, (void)values;
  return NULL;
}

int main(int argc, char **argv) {
  (void)argc;
  void *library = dlopen(argv[1], RTLD_NOW);
  if (!library)
    return printf("%s\n", dlerror()), 1;
  int (*create)(void **, env_t *, void *) =
      (int (*)(void **, env_t *, void *))dlsym(library, "JNI_CreateJavaVM");
  struct option options[] = {{"-Xmx64m", NULL}};
  struct arguments arguments = {0x00010008, 1, options, 0};
  void *vm;
  env_t env;
  if (create(&vm, &env, &arguments) != 0)
    return printf("no JVM\n"), 1;

  wasmc_install_handlers(NULL);
  wasm_engine_t *engine = wasm_engine_new();
  wasm_store_t *store = wasm_store_new(engine);
  wasm_module_t *module = wasmc_module_from_file(engine, argv[2], NULL);
  wasmc_linker_t *linker = wasmc_linker_new(store);
  wasm_functype_t *type = wasm_functype_new_0_0();
  wasmc_linker_define_unchecked(linker, "host", "call", type, nop, NULL, NULL);
  wasm_instance_t *instance =
      wasmc_linker_instantiate(linker, module, NULL, NULL);
  if (!instance)
    return printf("%s\n", wasmc_last_error()), 1;
  wasm_func_t *load =
      wasm_extern_as_func(wasmc_instance_export(instance, "load"));
  int exceptions = 0, traps = 0;
  // Often enough for the JVM to compile what throws.
  for (int i = 0; i != 20000; ++i) {
    exceptions += null_pointer_exception(env);
    if (i % 100)
      continue;
    wasmc_value_t value = {.words = {65536, 0}};
    wasm_trap_t *trap = wasmc_func_call_unchecked(load, &value);
    traps += trap != NULL;
    wasm_trap_delete(trap);
  }
  printf("%d exceptions, %d traps\n", exceptions, traps);
  return 0;
}

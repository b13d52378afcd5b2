// A host with signal handlers, forks and threads of its own:
// hosts PART GUEST.cwasm
#define _GNU_SOURCE
#include "check.h"
#include "wasmc.h"
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static wasm_engine_t *engine;
static wasm_module_t *module;

//===--- A guest ----------------------------------------------------------===//

struct guest {
  wasm_store_t *store;
  wasm_instance_t *instance;
  wasm_func_t *load, *call;
};

static wasm_trap_t *(*in_callback)(void);

static wasm_trap_t *host(void *env, wasmc_value_t *values) {
  (void)env;
  (void)values;
  return in_callback();
}

static int instantiate(struct guest *g) {
  wasmc_error_t *error = NULL;
  wasmc_linker_t *linker = wasmc_linker_new(g->store);
  wasm_functype_t *type = wasm_functype_new_0_0();
  wasmc_linker_define_unchecked(linker, "host", "call", type, host, NULL, NULL);
  g->instance = wasmc_linker_instantiate(linker, module, NULL, &error);
  if (!g->instance)
    return printf("%s\n", wasmc_error_message(error)), 0;
  g->load = wasm_extern_as_func(wasmc_instance_export(g->instance, "load"));
  g->call = wasm_extern_as_func(wasmc_instance_export(g->instance, "call"));
  wasm_functype_delete(type);
  wasmc_linker_delete(linker);
  return 1;
}

static int begin(struct guest *g) {
  g->store = wasm_store_new(engine);
  return instantiate(g);
}

static void end(struct guest *g) {
  wasm_func_delete(g->load);
  wasm_func_delete(g->call);
  wasm_instance_delete(g->instance);
  wasm_store_delete(g->store);
}

static int loads(struct guest *g) {
  wasmc_value_t value = {.words = {16, 0}};
  return !wasmc_func_call_unchecked(g->load, &value) && value.i32 == 42;
}

static int traps(struct guest *g) {
  wasmc_value_t value = {.words = {65536, 0}};
  wasm_trap_t *trap = wasmc_func_call_unchecked(g->load, &value);
  int right = trap && wasmc_trap_code(trap) == WASMC_TRAP_MEMORY_OUT_OF_BOUNDS;
  wasm_trap_delete(trap);
  return right;
}

//===--- signals: handlers that were there before get what isn't ours -----===//

static sigjmp_buf back;
static volatile int seen, seen_blocked, seen_self_blocked;
static volatile uintptr_t seen_address;

static void note_mask(void) {
  sigset_t mask;
  pthread_sigmask(SIG_SETMASK, NULL, &mask);
  seen_blocked = sigismember(&mask, SIGUSR1);
  seen_self_blocked = sigismember(&mask, SIGSEGV);
}
static void with_info(int number, siginfo_t *info, void *context) {
  (void)context;
  ++seen;
  note_mask();
  seen_address = number == SIGSEGV ? (uintptr_t)info->si_addr : 1;
  if (info->si_code > 0)
    siglongjmp(back, 1);
}
static void plain(int number) {
  (void)number;
  seen += 10;
  note_mask();
  siglongjmp(back, 1);
}

static void fault(void) { *(volatile int *)(uintptr_t)0x10 = 1; }
static wasm_trap_t *fault_in_callback(void) {
  fault();
  return NULL;
}

static void set(int flags, void (*handler)(int)) {
  struct sigaction action = {.sa_flags = flags};
  if (flags & SA_SIGINFO)
    action.sa_sigaction = with_info;
  else
    action.sa_handler = handler;
  sigaddset(&action.sa_mask, SIGUSR1);
  sigaction(SIGSEGV, &action, NULL);
}

static void test_handler_with_info(void) {
  struct guest g;
  set(SA_SIGINFO, NULL);
  CHECK(wasmc_install_handlers(NULL));
  CHECK(begin(&g));
  CHECK(loads(&g) && traps(&g) && !seen);
  if (!sigsetjmp(back, 1))
    fault();
  CHECK(seen == 1 && seen_address == 0x10);
  CHECK(seen_blocked && seen_self_blocked);
  // In a function that a guest called.
  in_callback = fault_in_callback;
  if (!sigsetjmp(back, 1))
    wasm_trap_delete(wasmc_func_call_unchecked(g.call, NULL));
  CHECK(seen == 2);
  // One that was sent.
  raise(SIGSEGV);
  CHECK(seen == 3);
}

static void test_plain_handler(void) {
  struct guest g;
  set(SA_NODEFER, plain);
  CHECK(wasmc_install_handlers(NULL));
  CHECK(begin(&g));
  CHECK(traps(&g) && !seen);
  for (int i = 1; i != 3; ++i) {
    if (!sigsetjmp(back, 1))
      fault();
    CHECK(seen == 10 * i && seen_blocked && !seen_self_blocked);
  }
  CHECK(loads(&g) && traps(&g));
  end(&g);
}

static int dies_of(int number, void (*what)(struct guest *)) {
  pid_t child = fork();
  if (child == 0) {
    struct guest g;
    wasmc_install_handlers(NULL);
    if (begin(&g) && traps(&g))
      what(&g);
    _exit(0);
  }
  int status;
  waitpid(child, &status, 0);
  return number ? WIFSIGNALED(status) && WTERMSIG(status) == number
                : WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void do_fault(struct guest *g) {
  (void)g;
  fault();
}
static void do_send(struct guest *g) {
  (void)g;
  raise(SIGSEGV);
}
static void do_fault_twice(struct guest *g) {
  if (!sigsetjmp(back, 1))
    fault();
  if (!traps(g) || !seen)
    _exit(1);
  fault();
}

static void test_default_actions(void) {
  struct sigaction none = {.sa_handler = SIG_DFL};
  sigaction(SIGSEGV, &none, NULL);
  CHECK(dies_of(SIGSEGV, do_fault));
  CHECK(dies_of(SIGSEGV, do_send));
  none.sa_handler = SIG_IGN;
  sigaction(SIGSEGV, &none, NULL);
  CHECK(dies_of(SIGSEGV, do_fault));
  CHECK(dies_of(0, do_send));
  set((int)SA_RESETHAND, plain);
  CHECK(dies_of(SIGSEGV, do_fault_twice));
}

//===--- threads ----------------------------------------------------------===//

static void *work(void *own_stack) {
  stack_t now, mine = {.ss_sp = own_stack, .ss_size = 128 << 10};
  if (own_stack)
    sigaltstack(&mine, NULL);
  for (int i = 0; i != 20; ++i) {
    struct guest g;
    CHECK(begin(&g));
    for (int j = 0; j != 50; ++j)
      CHECK(loads(&g) && traps(&g));
    end(&g);
  }
  sigaltstack(NULL, &now);
  CHECK(!(now.ss_flags & SS_DISABLE));
  CHECK(!own_stack || now.ss_sp == own_stack);
  return NULL;
}

// A thread whose own stack for handlers is too small has it back at its end:
// the destructor of a key of the host's, made later, sees it.
static pthread_key_t late;
static char small[8 << 10];
static volatile int had_it_back;
static void at_the_end(void *rounds) {
  // Another round of destructors, so that everybody else has had his.
  if ((uintptr_t)rounds < 3) {
    pthread_setspecific(late, (char *)rounds + 1);
    return;
  }
  stack_t now;
  sigaltstack(NULL, &now);
  had_it_back = now.ss_sp == small && now.ss_size == sizeof(small);
}
static void *work_with_small_stack(void *unused) {
  (void)unused;
  stack_t mine = {.ss_sp = small, .ss_size = sizeof(small)}, now;
  sigaltstack(&mine, NULL);
  pthread_setspecific(late, (void *)1);
  struct guest g;
  CHECK(begin(&g) && traps(&g));
  end(&g);
  sigaltstack(NULL, &now);
  CHECK(now.ss_sp != small);
  return NULL;
}

// Sanitizers unmap whatever stack for handlers a thread of theirs ends with.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define OWN_STACKS 0
#endif
#endif
#ifndef OWN_STACKS
#define OWN_STACKS 1
#endif

static void test_threads(void) {
  enum { Threads = 100 };
  pthread_t threads[Threads];
  CHECK(wasmc_install_handlers(NULL));
  for (int i = 0; i != Threads; ++i)
    pthread_create(&threads[i], NULL, work, OWN_STACKS && i % 2 ? malloc(128 << 10) : NULL);
  for (int i = 0; i != Threads; ++i)
    pthread_join(threads[i], NULL);
  if (!OWN_STACKS)
    return;
  pthread_key_create(&late, at_the_end);
  pthread_create(&threads[0], NULL, work_with_small_stack, NULL);
  pthread_join(threads[0], NULL);
  CHECK(had_it_back);
}

//===--- forks ------------------------------------------------------------===//

static volatile int stop;
static void *churn(void *unused) {
  (void)unused;
  while (!stop) {
    struct guest g;
    if (!begin(&g))
      break;
    wasmc_store_set_deadline(g.store, 1000000000, NULL);
    loads(&g);
    end(&g);
  }
  return NULL;
}

static void test_forks(void) {
  CHECK(wasmc_install_handlers(NULL));
  struct guest g;
  CHECK(begin(&g) && loads(&g));
  pthread_t other;
  pthread_create(&other, NULL, churn, NULL);
  for (int i = 0; i != 50; ++i) {
    pid_t child = fork();
    if (child == 0) {
      struct guest fresh;
      int right = loads(&g) && traps(&g) && begin(&fresh) && loads(&fresh) &&
                  traps(&fresh) &&
                  wasmc_store_set_deadline(fresh.store, 1000000, NULL);
      end(&fresh);
      end(&g);
      _exit(right ? 0 : 1);
    }
    int status;
    waitpid(child, &status, 0);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    CHECK(loads(&g) && traps(&g));
  }
  stop = 1;
  pthread_join(other, NULL);
  end(&g);
}

int main(int argc, char **argv) {
  (void)argc;
  engine = wasm_engine_new();
  module = wasmc_module_from_file(engine, argv[2], NULL);
  if (!module)
    return printf("%s\n", wasmc_last_error()), 1;
  if (!strcmp(argv[1], "handler-with-info"))
    test_handler_with_info();
  else if (!strcmp(argv[1], "plain-handler"))
    test_plain_handler();
  else if (!strcmp(argv[1], "default-actions"))
    test_default_actions();
  else if (!strcmp(argv[1], "threads"))
    test_threads();
  else if (!strcmp(argv[1], "forks"))
    test_forks();
  else
    return 2;
  printf("%s: %d failures\n", argv[1], failures);
  return failures != 0;
}

//===- Libc.h - what the library takes from its host ------------*- C++ -*-===//
//
// The whole of the C library that embed/ uses, declared here and not by the
// system's headers: the library for another CPU is then built without that
// CPU's headers, and one archive serves glibc and musl. Both have these types
// alike on 64-bit Linux; test/embed compares them with the system's headers.
//
// Signals go by libc's functions, not by system calls as in sys/: sanitizers
// and JVMs replace them in order to know who handles what.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_EMBED_LIBC_H
#define WASMC_EMBED_LIBC_H

#include <stddef.h>
#include <stdint.h>

namespace wasmc::embed {

/// struct sigaction.
struct SignalAction {
  void *Handler; ///< sa_handler or sa_sigaction, by Flags
  uint64_t Mask[16];
  int Flags;
  void (*Restorer)();
};

/// stack_t.
struct AltStack {
  void *Low;
  int Flags;
  size_t Size;
};

struct TimeSpec {
  int64_t Seconds, Nanoseconds;
};

using ThreadKey = unsigned;     ///< pthread_key_t
using ThreadId = unsigned long; ///< pthread_t

} // namespace wasmc::embed

inline void *operator new(size_t, void *At) noexcept { return At; }

// clang-format off
extern "C" {
void *malloc(size_t);
void *calloc(size_t, size_t);
void free(void *);
void *memcpy(void *, const void *, size_t);
int memcmp(const void *, const void *, size_t);
size_t strlen(const char *);

int sigaction(int, const wasmc::embed::SignalAction *, wasmc::embed::SignalAction *);
int raise(int);
int sigaltstack(const wasmc::embed::AltStack *, wasmc::embed::AltStack *);
unsigned long getauxval(unsigned long);
int clock_gettime(int, wasmc::embed::TimeSpec *);

int memfd_create(const char *, unsigned);

int pthread_key_create(wasmc::embed::ThreadKey *, void (*)(void *));
int pthread_setspecific(wasmc::embed::ThreadKey, const void *);
int pthread_create(wasmc::embed::ThreadId *, const void *, void *(*)(void *), void *);
int pthread_join(wasmc::embed::ThreadId, void **);
int pthread_sigmask(int, const void *, void *);
int pthread_atfork(void (*)(), void (*)(), void (*)());
}
// clang-format on

#endif

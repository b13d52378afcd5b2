// Single-threaded Wasm has no threads: where std::thread exists it works, where
// the library says that it doesn't, the program still runs. Either way one
// thread of execution sees its own thread-locals and statics.
#include "suite.h"

#include <iostream>

namespace {
thread_local int Counter = 40;

int &once() {
  static int Value = (std::cout << "initialized once\n", 1);
  return Value;
}
} // namespace

int runNoThreads() {
  once() += 1;
  once() += 1;
  Counter += 2;
  std::cout << "static " << once() << ", thread-local " << Counter << '\n';
#if defined(__wasm__) && !defined(_REENTRANT) &&                               \
    !defined(_LIBCPP_HAS_NO_THREADS)
  static_assert(!_LIBCPP_HAS_THREADS, "this library should have no threads");
#endif
  return 0;
}

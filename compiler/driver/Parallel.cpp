//===- Parallel.cpp - work on several threads -----------------------------===//

#include "compiler/driver/Parallel.h"
#include "llvm/Support/thread.h"
#include <algorithm>
#include <atomic>
#include <mutex>
#include <vector>

using namespace llvm;

/// Address space, not memory: what isn't touched costs nothing.
static constexpr unsigned StackSize = 256u << 20;

Error wasmc::parallelFor(unsigned Jobs, size_t Count,
                         function_ref<Error(size_t)> Work) {
  std::atomic<size_t> Next = 0;
  std::atomic<bool> Stop = false;
  std::mutex Lock;
  size_t FailedAt = Count;
  Error Failure = Error::success();

  auto Worker = [&] {
    for (size_t I; !Stop && (I = Next++) < Count;) {
      Error E = Work(I);
      if (!E)
        continue;
      Stop = true;
      std::lock_guard<std::mutex> Guard(Lock);
      if (I < FailedAt) {
        consumeError(std::exchange(Failure, std::move(E)));
        FailedAt = I;
      } else {
        consumeError(std::move(E));
      }
    }
  };
  std::vector<llvm::thread> Threads;
  for (size_t I = 0, E = std::min<size_t>(std::max(Jobs, 1u), Count); I < E;
       ++I)
    Threads.emplace_back(std::optional<unsigned>(StackSize), Worker);
  for (llvm::thread &T : Threads)
    T.join();
  return Failure;
}

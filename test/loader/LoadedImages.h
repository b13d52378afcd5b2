//===- LoadedImages.h - an engine, a store and images -----------*- C++ -*-===//

#ifndef WASMC_TEST_LOADER_LOADEDIMAGES_H
#define WASMC_TEST_LOADER_LOADEDIMAGES_H

#include "runtime-support/loader/Linker.h"
#include "gtest/gtest.h"
#include <string>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace wasmc::test {

/// The thread's stack, and the store's engine; faults are handled as in a
/// program.
class LoadedImages : public testing::Test {
protected:
  void SetUp() override {
    constexpr size_t Below = trap::HandlerStackSize + trap::FrameRoom;
    void *Mapped =
        mmap(nullptr, Below + sizeof(loader::Thread), PROT_READ | PROT_WRITE,
             MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    ASSERT_NE(Mapped, MAP_FAILED);
    T = reinterpret_cast<loader::Thread *>(static_cast<char *>(Mapped) + Below);
    loader::Text Why;
    ASSERT_TRUE(loader::openThread(*T, 1 << 20, Why));
    ASSERT_GE(trap::install(*T), 0);
    E = loader::openEngine(uint64_t(getpagesize()), Why);
    ASSERT_TRUE(E);
    loader::openStore(S, *E);
    loader::useThread(S, *T);
  }
  void TearDown() override {
    loader::closeStore(S);
    for (loader::Image *I : Images)
      loader::release(*I);
    loader::closeEngine(*E);
    trap::uninstall();
    loader::closeThread(*T);
  }

  loader::Image *load(const char *Name) {
    std::string Path = std::string(WASMC_TEST_IMAGES "/") + Name + ".cwasm";
    loader::Image *I = nullptr;
    EXPECT_EQ(loader::load(*E, Path.c_str(), I, P), loader::Outcome::Ok)
        << why();
    Images.push_back(I);
    return I;
  }
  std::string why() const { return {P.Why.bytes().Data, P.Why.bytes().Size}; }
  loader::Extern find(const loader::Instance &I, const std::string &Name) {
    loader::Extern X = {};
    EXPECT_TRUE(loader::findExport(I, {Name.data(), Name.size()}, X)) << Name;
    return X;
  }

  loader::Engine *E = nullptr;
  loader::Store S;
  loader::Thread *T = nullptr;
  loader::Problem P = {};
  std::vector<loader::Image *> Images;
};

} // namespace wasmc::test

#endif

//===- Engine.cpp - the life of an engine ---------------------------------===//

#include "runtime-support/loader/Store.h"

using namespace wasmc;
using namespace wasmc::loader;

// Hidden, or their addresses would come from a global offset table, which needs
// dynamic relocations.
#define WASMC_WORDS_1 , uint64_t
#define WASMC_WORDS_2 WASMC_WORDS_1, uint64_t
#define WASMC_WORDS_3 WASMC_WORDS_2, uint64_t
#define WASMC_WORDS_4 WASMC_WORDS_3, uint64_t
#define WASMC_WORDS_5 WASMC_WORDS_4, uint64_t
#define WASMC_RESULT_true uint64_t
#define WASMC_RESULT_false void
#define RUNTIME_CALL(Name, NumParams, HasResult)                               \
  extern "C" __attribute__((visibility("hidden"))) WASMC_RESULT_##HasResult    \
  wasmc_rt_##Name(void *WASMC_WORDS_##NumParams);
#include "runtime-support/abi/RuntimeCalls.def"

static void fillRuntimeCalls(const void **To) {
#define RUNTIME_CALL(Name, NumParams, HasResult)                               \
  To[RuntimeCall_##Name] = reinterpret_cast<const void *>(&wasmc_rt_##Name);
#include "runtime-support/abi/RuntimeCalls.def"
}

Engine *loader::openEngine(uint64_t PageSize, Text &Why) {
  long Mapped = sys::mapAnonymous(sizeof(Engine), sys::ReadWrite, true);
  if (sys::isError(Mapped)) {
    Why << "no memory for an engine";
    Why.reason(Mapped);
    return nullptr;
  }
  auto &E = *reinterpret_cast<Engine *>(Mapped);
  E.PageSize = PageSize;
  fillRuntimeCalls(E.RuntimeCalls);
  E.Types.open();
  return &E;
}

void loader::holdEngine(Engine &E) { E.Lock.acquire(); }
void loader::letEngineGo(Engine &E) { E.Lock.release(); }

void loader::closeEngine(Engine &E) {
  E.Spaces.destroy();
  E.Types.destroy();
  E.Pages.close();
  sys::unmap(&E, sizeof(Engine));
}

FuncType loader::funcType(Engine &E, const abi::ExternType &Function) {
  FuncType Type = {};
  sys::Locked Hold(E.Lock);
  E.Types.funcType(Function.Type, Type);
  return Type;
}

bool loader::internFuncType(Engine &E, const FuncType &Type, uint32_t &Id) {
  sys::Locked Hold(E.Lock);
  return E.Types.intern(Type, Id);
}

//===--- Images -----------------------------------------------------------===//

Image *loader::newImage(Engine &In) {
  long Mapped = sys::mapAnonymous(sizeof(Image), sys::ReadWrite, true);
  if (sys::isError(Mapped))
    return nullptr;
  auto *I = reinterpret_cast<Image *>(Mapped);
  I->In = &In;
  I->References = 1;
  I->File.Fd = -1;
  I->TypeIds.lend(I->FirstTypeIds);
  return I;
}

void loader::deleteImage(Image *I) {
  unmapFile(I->File);
  I->TypeIds.destroy();
  sys::unmap(I, sizeof(Image));
}

void loader::retain(Image &I) {
  __atomic_fetch_add(&I.References, 1, __ATOMIC_RELAXED);
}

void loader::release(Image &I) {
  if (__atomic_sub_fetch(&I.References, 1, __ATOMIC_ACQ_REL))
    return;
  {
    sys::Locked Hold(I.In->Lock);
    while (Slot *S = I.Ready) {
      I.Ready = S->Next;
      I.In->Spaces.giveBack(*S, S->Writable);
    }
  }
  deleteImage(&I);
}

const abi::ImageHeader &loader::headerOf(const Image &I) {
  return *I.File.Header;
}

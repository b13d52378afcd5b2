//===- CpuFeatures.cpp - what this machine's CPU has ----------------------===//
//
// One function for each architecture, made from abi/CpuFeatures.def. A row is a
// comparison of its name: strings in a table would want relocations.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/loader/CpuFeatures.h"
#include "runtime-support/sys/File.h"
#include "runtime-support/sys/Syscall.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

using namespace wasmc;
using namespace wasmc::loader;

namespace {

template <size_t N> bool is(Bytes Name, const char (&Text)[N]) {
  return Name == Bytes{Text, N - 1};
}

Presence presentIf(bool Condition) {
  return Condition ? Presence::Present : Presence::Missing;
}

#if defined(__x86_64__)

enum Register { Eax, Ebx, Ecx, Edx };

/// Parts of XCR0 (Intel SDM volume 1, 13.1): the registers whose contents the
/// system keeps.
enum States : uint64_t {
  AvxState = 0x6,
  Avx512State = 0xe6,
  ApxState = 0x80000,
};

constexpr uint64_t cpuidQuestion(uint32_t Leaf, uint32_t Subleaf) {
  return uint64_t(Leaf) << 32 | Subleaf;
}

/// A leaf that the CPU doesn't know answers with zeros.
void answer(uint64_t Question, uint32_t Words[4]) {
  __get_cpuid_count(uint32_t(Question >> 32), uint32_t(Question), &Words[Eax],
                    &Words[Ebx], &Words[Ecx], &Words[Edx]);
}

uint64_t keptStates() {
  uint32_t Low, High;
  asm volatile("xgetbv" : "=a"(Low), "=d"(High) : "c"(0));
  return uint64_t(High) << 32 | Low;
}

#else

/// Types of auxiliary values, which qemu has too.
enum Auxiliary : uint64_t { AuxHwcap = 16, AuxHwcap2 = 26 };

uint64_t auxiliary(uint64_t Type) {
  long Fd = sys::call(sys::Syscall::openat, sys::AtCwd, "/proc/self/auxv",
                      sys::OpenReadOnly | sys::OpenCloexec, 0);
  if (Fd < 0)
    return 0;
  uint64_t Entry[2], Value = 0;
  while (sys::call(sys::Syscall::read, Fd, Entry, sizeof(Entry)) ==
         long(sizeof(Entry)))
    if (Entry[0] == Type)
      Value = Entry[1];
  sys::call(sys::Syscall::close, Fd);
  return Value;
}

#if defined(__riscv)

/// Asks the kernel, from 6.4 on, for RISCV_HWPROBE_KEY_IMA_EXT_0.
constexpr uint64_t ProbeExtensions = ~uint64_t(0) - 1;

uint64_t probedExtensions() {
  constexpr int64_t Key = 4;
  struct {
    int64_t Key;
    uint64_t Value;
  } Pair = {Key, 0};
  long Failed = sys::call(sys::Syscall::riscv_hwprobe, &Pair, 1, 0, 0, 0);
  return Failed == 0 && Pair.Key == Key ? Pair.Value : 0;
}

#endif

void answer(uint64_t Question, uint32_t Words[4]) {
#if defined(__riscv)
  uint64_t Bits =
      Question == ProbeExtensions ? probedExtensions() : auxiliary(Question);
#else
  uint64_t Bits = auxiliary(Question);
#endif
  Words[0] = uint32_t(Bits);
  Words[1] = uint32_t(Bits >> 32);
}

#endif

} // namespace

const uint32_t *CpuFeatures::ask(uint64_t Question) {
  unsigned I = 0;
  while (I != NumAnswers - 1 && Known[I].Question &&
         Known[I].Question != Question + 1)
    ++I;
  if (Known[I].Question != Question + 1) {
    Known[I] = {Question + 1, {}};
    answer(Question, Known[I].Words);
  }
  return Known[I].Words;
}

Presence CpuFeatures::find(Bytes Feature) {
#if defined(__x86_64__)
  constexpr unsigned OsXsave = 27;
  auto Keeps = [this](uint64_t Wanted) {
    return !Wanted || (hasBit(cpuidQuestion(1, 0), Ecx, OsXsave) &&
                       (keptStates() & Wanted) == Wanted);
  };
#define CPU_FEATURE_X86_64(Name, Leaf, Subleaf, Register, Bit, States)         \
  if (is(Feature, Name))                                                       \
    return presentIf(hasBit(cpuidQuestion(Leaf, Subleaf), Register, Bit) &&    \
                     Keeps(States));
#elif defined(__aarch64__)
#define CPU_FEATURE_AARCH64(Name, Word, Bit)                                   \
  if (is(Feature, Name))                                                       \
    return presentIf(                                                          \
        hasBit(Word == 1 ? AuxHwcap : AuxHwcap2, Bit / 32, Bit % 32));
#elif defined(__riscv)
  auto HasLetter = [this](char Letter) {
    return Letter && hasBit(AuxHwcap, 0, unsigned(Letter - 'a'));
  };
#define CPU_FEATURE_RISCV64(Name, Letter, Bit)                                 \
  if (is(Feature, Name))                                                       \
    return presentIf(HasLetter(Letter) ||                                      \
                     hasBit(ProbeExtensions, Bit / 32, Bit % 32));
#endif
#include "runtime-support/abi/CpuFeatures.def"
  return Presence::Unknown;
}

//===- FilterInterpreter.h - classic BPF, as seccomp runs it ----*- C++ -*-===//
//
// Runs a filter the way the kernel does, so that what it decides can be tried
// for CPUs that this machine doesn't have.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEST_ARTIFACT_FILTERINTERPRETER_H
#define WASMC_TEST_ARTIFACT_FILTERINTERPRETER_H

#include "runtime-support/abi/Image.h"
#include "llvm/ADT/ArrayRef.h"
#include "gtest/gtest.h"
#include <cstring>
#include <linux/filter.h>
#include <linux/seccomp.h>

namespace wasmc::test {

struct Verdict {
  uint32_t Action;
  unsigned Steps; ///< instructions executed
};

inline Verdict runFilter(llvm::ArrayRef<abi::FilterInstruction> Filter,
                         const seccomp_data &Data) {
  uint32_t A = 0;
  unsigned Steps = 0;
  for (size_t At = 0; At < Filter.size(); ++At, ++Steps) {
    const abi::FilterInstruction &I = Filter[At];
    auto Branch = [&](bool Taken) { At += Taken ? I.JumpTrue : I.JumpFalse; };
    switch (I.Code) {
    case BPF_LD | BPF_W | BPF_ABS:
      if (I.K % 4 || I.K + 4 > sizeof(Data)) {
        ADD_FAILURE() << "a load outside seccomp_data";
        return {0, Steps};
      }
      std::memcpy(&A, reinterpret_cast<const char *>(&Data) + I.K, 4);
      break;
    case BPF_LD | BPF_IMM:
      A = I.K;
      break;
    case BPF_JMP | BPF_JEQ | BPF_K:
      Branch(A == I.K);
      break;
    case BPF_JMP | BPF_JGE | BPF_K:
      Branch(A >= I.K);
      break;
    case BPF_JMP | BPF_JSET | BPF_K:
      Branch(A & I.K);
      break;
    case BPF_RET | BPF_K:
      return {I.K, Steps + 1};
    default:
      ADD_FAILURE() << "unexpected operation " << I.Code;
      return {0, Steps};
    }
  }
  ADD_FAILURE() << "the filter runs off its end";
  return {0, Steps};
}

} // namespace wasmc::test

#endif

//===- CodegenGate.h - which code generator passes run ----------*- C++ -*-===//
//
// LLVM adds the passes named in the source without an ID, so that only a
// process-wide command-line flag could leave them out. The pass gate of an
// LLVMContext, made for bisecting, does it for one module on one thread.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TARGET_CODEGENGATE_H
#define WASMC_TARGET_CODEGENGATE_H

#include "llvm/ADT/StringSet.h"
#include "llvm/IR/OptBisect.h"
#include "llvm/Support/CodeGen.h"

namespace wasmc {

class CodegenGate : public llvm::OptPassGate {
public:
  explicit CodegenGate(llvm::CodeGenOptLevel Level);

  bool shouldRunPass(llvm::StringRef PassName,
                     llvm::StringRef IRDescription) const override {
    return !Skipped.contains(PassName);
  }
  bool isEnabled() const override { return !Skipped.empty(); }

private:
  llvm::StringSet<> Skipped;
};

} // namespace wasmc

#endif

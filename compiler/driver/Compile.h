//===- Compile.h - the whole pipeline ---------------------------*- C++ -*-===//
//
// The door of the compiler: bytes of a module in, bytes of an output out.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_COMPILE_H
#define WASMC_DRIVER_COMPILE_H

#include "compiler/base/Error.h"
#include "compiler/base/Options.h"
#include "compiler/wasm/Feature.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include <functional>

namespace wasmc {

/// Linked: what CompileOptions::Form says, an executable, a loadable image or
/// a library.
/// The others are its code before linking, to be looked at.
enum class OutputKind { Linked, Object, Assembly, LLVMIR, OptimizedLLVMIR };
enum class Stage { Read, Validate, Lower, Optimize, Object, Link };

/// What does not change the output bytes.
struct Session {
  /// A module that needs another proposal is rejected, and what it becomes
  /// doesn't depend on it.
  wasm::FeatureSet Accepted = wasm::supportedFeatures();
  unsigned Jobs = 1;
  OutputKind Output = OutputKind::Linked;
  Stage StopAfter = Stage::Link;
  /// Told about functions that are compiled without optimization, and the
  /// like. May be null.
  std::function<void(const std::string &)> Remark;
  /// Told that a stage has done a share of its work (in functions, for
  /// Object). Called by one thread at a time, but not always the same one. May
  /// be null.
  std::function<void(Stage, size_t Done, size_t Total)> Progress;

  void remark(const std::string &Text) const {
    if (Remark)
      Remark(Text);
  }
  void progress(Stage Now, size_t Done, size_t Total) const {
    if (Progress)
      Progress(Now, Done, Total);
  }
};

/// Reads and validates. What needs a proposal that is not in Accepted is an
/// error of kind UnsupportedProposal.
llvm::Error validateOnly(llvm::ArrayRef<uint8_t> Wasm,
                         wasm::FeatureSet Accepted = wasm::supportedFeatures());

/// Empty if StopAfter comes before there is an output.
llvm::Expected<llvm::SmallVector<char, 0>>
compile(llvm::ArrayRef<uint8_t> Wasm, const CompileOptions &Options,
        const Session &S);

/// The C header of the library that compile() makes of the module.
llvm::Expected<std::string> compileLibraryHeader(llvm::ArrayRef<uint8_t> Wasm,
                                                 const CompileOptions &Options);

} // namespace wasmc

#endif

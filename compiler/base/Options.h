//===- Options.h - what a compilation is asked to do -----------*- C++ -*-===//
//
// Everything that may change the output bytes, and nothing else: these are the
// options that a cache key will be made of. How many threads work, or where
// the output goes, is not here.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_BASE_OPTIONS_H
#define WASMC_BASE_OPTIONS_H

#include <cstdint>
#include <string>
#include <vector>

namespace wasmc {

/// O0: FastISel, no optimization but what makes SSA small. O1: the scalar
/// round for all functions. O2 (default): scalar round, and the loop tier for
/// functions where it pays. O3: LLVM's whole -O2 pipeline, inlining included.
enum class OptLevel : uint8_t { O0, O1, O2, O3 };

/// How an access to linear memory is kept inside it. Guard: an 8 GiB
/// reservation and the page protection. Check: an explicit comparison.
enum class BoundsMode : uint8_t { Guard, Check };

/// What is counted of a program's work, so that a host can limit it. Exact:
/// every instruction. Coarse: rounds of loops, and calls (lower/Fuel.h).
enum class FuelMode : uint8_t { None, Exact, Coarse };

/// What is made of a module. Executable: a closed program, its imports linked
/// in. Loadable: an image that a loader maps, whose imports and types are
/// linked when it is instantiated (runtime-support/abi/Image.h). Library: such
/// an image in an archive, with functions by which a program calls it.
enum class ImageForm : uint8_t { Executable, Loadable, Library };

/// Architectures, in the order of TargetSpec's table.
enum class Arch : uint8_t { X86_64, AArch64, RISCV64 };

struct TargetOptions {
  Arch Architecture = Arch::X86_64;
  /// LLVM CPU name; empty means the target's default. "native" has been
  /// resolved by the driver before it gets here.
  std::string Cpu;
  /// LLVM feature string added behind the CPU's, "+avx2,-bmi".
  std::string Features;
};

/// A directory that the program sees as Guest.
struct DirGrant {
  std::string Host;
  std::string Guest;
  bool ReadOnly = false;
};

/// What is baked into an executable; see runtime-support/abi/Grants.h.
struct GrantOptions {
  std::vector<DirGrant> Dirs;
  std::vector<std::string> Env; ///< NAME=VALUE
  bool InheritEnv = false;
  /// The program gets all arguments; the executable takes no flags.
  bool GuestArgs = false;
  bool StrictSandbox = false;
  /// Flags of runtime-support/abi/Limits.def with their values: --timeout=2s.
  std::vector<std::string> Limits;
};

struct CompileOptions {
  TargetOptions Target;
  ImageForm Form = ImageForm::Executable;
  OptLevel Opt = OptLevel::O2;
  BoundsMode Bounds = BoundsMode::Guard;
  FuelMode Fuel = FuelMode::None;
  /// Running code stops soon after another thread has asked for it: loops and
  /// functions that call check ExecutionContext::Deadline.
  bool Interruptible = false;
  /// Canonical NaNs wherever Wasm leaves them open.
  bool Deterministic = false;
  /// What is seen after a trap is what the instructions before it have stored,
  /// and nothing else. Otherwise stores may move across the traps of memory
  /// accesses up to the next call.
  bool ExactTraps = false;
  /// For measuring what traps cost: loads are plain, up to O2, and lose theirs.
  bool LosesTraps = false;
  /// Imports that nobody provides trap when called.
  bool AllowMissingImports = false;
  /// Keep the symbol table of the executable.
  bool KeepSymbols = false;
  /// Bytes of guest stack of an executable; a multiple of 64 KiB.
  uint64_t StackSize = 8 << 20;
  /// Of a library: an identifier of C, with which its symbols begin.
  std::string LibraryName;
  GrantOptions Grants;
};

} // namespace wasmc

#endif

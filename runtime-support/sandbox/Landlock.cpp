//===- Landlock.cpp - no file outside the granted directories -------------===//
//
// Paths are confined by wasi/Path.h already; this is for the day when a guest
// has got hold of the runtime (kernel: Documentation/userspace-api/landlock).
//
//===----------------------------------------------------------------------===//

#include "runtime-support/sandbox/Landlock.h"
#include "runtime-support/sys/Syscall.h"

using namespace wasmc;
using sys::Syscall;

namespace {

enum Access : uint64_t {
  Execute = 1 << 0,
  WriteFile = 1 << 1,
  ReadFile = 1 << 2,
  ReadDir = 1 << 3,
  RemoveDir = 1 << 4,
  RemoveFile = 1 << 5,
  MakeChar = 1 << 6,
  MakeDir = 1 << 7,
  MakeRegular = 1 << 8,
  MakeSocket = 1 << 9,
  MakeFifo = 1 << 10,
  MakeBlock = 1 << 11,
  MakeSymlink = 1 << 12,
  Refer = 1 << 13,    ///< moves and links between directories; version 2
  Truncate = 1 << 14, ///< version 3
};

constexpr uint64_t Reading = ReadFile | ReadDir;
constexpr uint64_t Writing = Reading | WriteFile | RemoveDir | RemoveFile |
                             MakeDir | MakeRegular | MakeSymlink | Refer |
                             Truncate;
constexpr uint64_t Everything = (Truncate << 1) - 1;

constexpr long NotPermitted = -1, InvalidArgument = -22, NoSuchCall = -38,
               NotSupported = -95;

/// struct landlock_ruleset_attr of version 1: access that needs a rule.
long createRuleset(uint64_t Handled) {
  return sys::call(Syscall::landlock_create_ruleset, &Handled, sizeof(Handled),
                   0);
}

/// struct landlock_path_beneath_attr.
struct __attribute__((packed)) PathBeneath {
  uint64_t Allowed;
  int32_t Directory;
};

long addRules(int Ruleset, uint64_t Handled, const abi::RunGrants &Grants) {
  constexpr int RulePathBeneath = 1;
  for (uint32_t I = 0; I != Grants.NumDirs; ++I) {
    const abi::DirectoryGrant &Dir = Grants.Dirs[I];
    PathBeneath Rule = {(Dir.ReadOnly ? Reading : Writing) & Handled, Dir.Fd};
    long Result = sys::call(Syscall::landlock_add_rule, Ruleset,
                            RulePathBeneath, &Rule, 0);
    if (Result < 0)
      return Result;
  }
  return sys::call(Syscall::landlock_restrict_self, Ruleset, 0);
}

} // namespace

long sandbox::restrictFiles(const abi::RunGrants &Grants) {
  uint64_t Handled = Everything;
  long Ruleset = createRuleset(Handled);
  if (Ruleset == InvalidArgument) {
    Handled &= ~uint64_t(Truncate);
    Ruleset = createRuleset(Handled);
  }
  // Compiled in but not chosen at boot; version 1; or hidden by a container,
  // for the kernel itself never answers EPERM here.
  if (Ruleset == NotSupported || Ruleset == InvalidArgument ||
      Ruleset == NotPermitted)
    return NoSuchCall;
  if (Ruleset < 0)
    return Ruleset;
  long Result = addRules(int(Ruleset), Handled, Grants);
  sys::call(Syscall::close, Ruleset);
  return Result;
}

//===- Limits.cpp - limits of a run, baked and from flags -----------------===//

#include "runtime-support/sandbox/Limits.h"
#include "runtime-support/sys/Print.h"

using namespace wasmc;
using namespace wasmc::sandbox;
using abi::LimitUnit;
using abi::RunLimits;

namespace {

/// What stands behind "Flag=" in the record; null if it is another flag's.
const char *valueOf(const char *Record, const char *Flag) {
  while (*Flag && *Record == *Flag)
    ++Record, ++Flag;
  return !*Flag && *Record == '=' ? Record + 1 : nullptr;
}

[[noreturn]] void refuse(const char *Program, const char *Flag,
                         const char *Value, const char *Why,
                         const char *Form = "") {
  {
    sys::Printer P;
    P << sys::Untrusted{Program} << ": " << Flag << " '"
      << sys::Untrusted{Value} << "' is " << Why << Form << '\n';
  }
  sys::exitProcess(abi::ExitCode::Usage);
}

void take(uint64_t &Limit, uint64_t Baked, LimitUnit Unit, const char *Program,
          const char *Flag, const char *Value) {
  uint64_t Wanted = 0;
  if (!abi::parseLimit(Unit, Value, Wanted))
    refuse(Program, Flag, Value, "not ", abi::limitForm(Unit));
  if (Wanted > Baked)
    refuse(Program, Flag, Value, "more than was granted at build time");
  Limit = Wanted;
}

} // namespace

/// The compiler bakes what parseLimit() takes; of what it doesn't, nothing is
/// granted.
void sandbox::takeBakedLimit(RunLimits &Limits, const char *Record) {
#define LIMIT(Name, Text, Unit, Value, Help)                                   \
  if (const char *Baked = valueOf(Record, Text))                               \
    if (!abi::parseLimit(LimitUnit::Unit, Baked, Limits.Name))                 \
      Limits.Name = 0;
#include "runtime-support/abi/Limits.def"
}

bool sandbox::takeLimit(RunLimits &Limits, const RunLimits &Baked,
                        const char *Program, Flag F, const char *Value) {
  switch (F) {
#define LIMIT(Name, Text, Unit, ValueText, Help)                               \
  case Flag::Name:                                                             \
    take(Limits.Name, Baked.Name, LimitUnit::Unit, Program, Text, Value);      \
    return true;
#include "runtime-support/abi/Limits.def"
  default:
    return false;
  }
}

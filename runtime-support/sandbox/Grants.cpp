//===- Grants.cpp - baked grants and command line together ----------------===//
//
// Of each kind (directories, variables), flags replace what was baked in; and
// if anything was baked in, each of them must be covered by it.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/abi/Grants.h"
#include "runtime-support/sandbox/CommandLine.h"
#include "runtime-support/sandbox/Limits.h"
#include "runtime-support/sandbox/Sandbox.h"
#include "runtime-support/sys/Mapping.h"
#include "runtime-support/sys/Print.h"

using namespace wasmc;
using namespace wasmc::sandbox;
using abi::GrantTag;

namespace {

bool equal(const char *A, const char *B) {
  while (*A && *A == *B)
    ++A, ++B;
  return *A == *B;
}

/// The value of a NAME=VALUE with this name, which ends at its NUL or "=".
const char *valueOf(const char *Variable, const char *Name) {
  while (*Name && *Name != '=' && *Variable == *Name)
    ++Variable, ++Name;
  return *Variable == '=' && (!*Name || *Name == '=') ? Variable + 1 : nullptr;
}

/// The baked records, one with each next(). Nothing beyond the array is read,
/// whatever it holds.
class RecordReader {
public:
  explicit RecordReader(const abi::ImageHeader *Image)
      : At(Image ? reinterpret_cast<const char *>(Image->Grants.begin())
                 : nullptr),
        End(At ? At + Image->Grants.Count : nullptr) {}

  bool next() {
    if (At == End || *At == char(GrantTag::End))
      return false;
    Tag = GrantTag(*At++);
    bool IsDir = Tag == GrantTag::Dir || Tag == GrantTag::ReadOnlyDir;
    bool HasString = IsDir || Tag == GrantTag::Env || Tag == GrantTag::Limit;
    First = HasString ? string() : nullptr;
    Second = IsDir ? string() : nullptr;
    return true;
  }

  GrantTag Tag = GrantTag::End;
  const char *First = nullptr;
  const char *Second = nullptr;

private:
  const char *string() {
    const char *Text = At;
    while (At != End && *At)
      ++At;
    if (At == End)
      return "";
    ++At;
    return Text;
  }

  const char *At;
  const char *End;
};

/// Collects what is granted in arrays that are large enough for all of it.
class Collector {
public:
  /// Image: the executable's; null in the loader program.
  Collector(const sys::ProcessStart &Process, const abi::ImageHeader *Image)
      : Process(Process), Image(Image),
        For(Image ? Reader::Executable : Reader::Loader),
        Program(programName(Process)) {}

  Settings collect();

private:
  struct Kinds {
    bool Ceiling = false, GuestArgs = false, InheritEnv = false;
    uint32_t NumDirs = 0, NumEnv = 0;
  };

  void readBaked();
  void readFlags();
  void readFlag(const FlagReader &Flags);
  void requireMetering(const char *FlagText);
  uint64_t parseNumber(const char *Value, uint64_t Most,
                       const char *Complaint) const;
  void allocate();
  void addDirs();
  void addFlagDir(char *Value, bool ReadOnly);
  void addEnv();
  void addFlagEnv(char *Value);
  void inheritEnv();
  void setVariable(char *Variable);
  const char *coveringVariable(const char *Value) const;

  const sys::ProcessStart &Process;
  const abi::ImageHeader *Image;
  Reader For;
  const char *Program;
  Settings S;
  Kinds Baked;
  abi::RunLimits BakedLimits;
  uint32_t NumFlagDirs = 0, NumFlagEnv = 0;
  bool ReplaceDirs = false, ReplaceEnv = false, FlagInheritEnv = false;
};

void Collector::readBaked() {
  for (RecordReader R(Image); R.next();)
    switch (R.Tag) {
    case GrantTag::Dir:
    case GrantTag::ReadOnlyDir:
      ++Baked.NumDirs;
      break;
    case GrantTag::Env:
      ++Baked.NumEnv;
      break;
    case GrantTag::InheritEnv:
      Baked.InheritEnv = true;
      break;
    case GrantTag::Ceiling:
      Baked.Ceiling = true;
      break;
    case GrantTag::GuestArgs:
      Baked.GuestArgs = true;
      break;
    case GrantTag::StrictSandbox:
      S.Strict = true;
      break;
    case GrantTag::Limit:
      takeBakedLimit(BakedLimits, R.First);
      break;
    case GrantTag::End:
      break;
    }
  S.Limits = BakedLimits;
}

void Collector::requireMetering(const char *FlagText) {
  S.FuelFlag = FlagText;
  if (Image)
    checkMetering(S, *Image, Program);
}

uint64_t Collector::parseNumber(const char *Value, uint64_t Most,
                                const char *Complaint) const {
  uint64_t Units = 0;
  const char *C = Value;
  for (; *C >= '0' && *C <= '9'; ++C)
    if (__builtin_mul_overflow(Units, 10, &Units) ||
        __builtin_add_overflow(Units, uint64_t(*C - '0'), &Units))
      Units = UINT64_MAX, C = "";
  if (C == Value || *C || Units > Most)
    usageError(Program, Complaint, Value);
  return Units;
}

void Collector::readFlag(const FlagReader &Flags) {
  switch (Flags.flag()) {
  case Flag::Dir:
  case Flag::DirRo:
    ++NumFlagDirs;
    ReplaceDirs = true;
    break;
  case Flag::NoDir:
    ReplaceDirs = true;
    break;
  case Flag::Env:
    ++NumFlagEnv;
    ReplaceEnv = true;
    break;
  case Flag::InheritEnv:
    if (Baked.Ceiling && !Baked.InheritEnv)
      usageError(Program, "not granted at build time:", "--inherit-env");
    FlagInheritEnv = ReplaceEnv = true;
    break;
  case Flag::NoEnv:
    ReplaceEnv = true;
    break;
  case Flag::Sandbox:
    if (!equal(Flags.value(), "strict"))
      usageError(Program, "unknown sandbox", Flags.value());
    S.Strict = true;
    break;
  case Flag::SandboxStatus:
    S.TellStatus = true;
    break;
  case Flag::Fuel:
    requireMetering("--fuel");
    S.Fuel =
        parseNumber(Flags.value(), INT64_MAX, "not from 0 to 2^63-1: --fuel");
    break;
  case Flag::FuelReport:
    requireMetering("--fuel-report");
    S.ReportFuel = true;
    break;
  case Flag::Invoke:
    S.Invoke = Flags.value();
    break;
  case Flag::ImageFd:
    S.ImageFd = int(
        parseNumber(Flags.value(), 1 << 20, "not a descriptor: --image-fd"));
    break;
  case Flag::Help:
    printHelp(Program, For);
  default:
    takeLimit(S.Limits, BakedLimits, Program, Flags.flag(), Flags.value());
  }
}

void Collector::readFlags() {
  FlagReader Flags(Process, For);
  if (!Baked.GuestArgs)
    while (Flags.next())
      readFlag(Flags);
  S.Grants.Program = Program;
  S.Grants.Args = Flags.rest();
  S.Grants.NumArgs = Flags.numRest();
}

/// One mapping for all arrays, and none for a run without grants.
void Collector::allocate() {
  uint64_t NumDirs = uint64_t(NumFlagDirs) + Baked.NumDirs;
  uint64_t NumEnv = uint64_t(NumFlagEnv) + Baked.NumEnv;
  if (Baked.InheritEnv || FlagInheritEnv)
    for (char **E = Process.Envp; *E; ++E)
      ++NumEnv;
  uint64_t DirBytes = NumDirs * sizeof(abi::DirectoryGrant);
  uint64_t Bytes = DirBytes + NumEnv * sizeof(char *);
  if (!Bytes)
    return;
  long Mapped = sys::mapAnonymous(Bytes, sys::ReadWrite, /*CommitNow=*/true);
  if (sys::isError(Mapped))
    usageError(Program, "no memory for", "grants");
  S.Ceiling = reinterpret_cast<abi::DirectoryGrant *>(Mapped);
  S.Grants.Dirs = S.Ceiling + Baked.NumDirs;
  S.Grants.Env = reinterpret_cast<char **>(Mapped + long(DirBytes));
}

/// HOST or HOST::GUEST.
void Collector::addFlagDir(char *Value, bool ReadOnly) {
  const char *Guest = Value;
  for (char *C = Value; *C; ++C)
    if (C[0] == ':' && C[1] == ':') {
      *C = 0;
      Guest = C + 2;
      break;
    }
  if (!*Value || !*Guest)
    usageError(Program, "no directory in", Value);
  S.Grants.Dirs[S.Grants.NumDirs++] = {Value, Guest, ReadOnly, -1};
}

void Collector::addDirs() {
  for (RecordReader R(Image); R.next();)
    if (R.Tag == GrantTag::Dir || R.Tag == GrantTag::ReadOnlyDir)
      S.Ceiling[S.NumCeiling++] = {R.First, R.Second,
                                   R.Tag == GrantTag::ReadOnlyDir, -1};
  if (!ReplaceDirs) {
    S.Grants.Dirs = S.Ceiling;
    S.Grants.NumDirs = S.NumCeiling;
    S.NumCeiling = 0; // they cover themselves
    return;
  }
  if (Baked.Ceiling && !Baked.NumDirs && NumFlagDirs)
    usageError(Program, "not granted at build time:", "--dir");
  for (FlagReader Flags(Process, For); Flags.next();)
    if (Flags.flag() == Flag::Dir || Flags.flag() == Flag::DirRo)
      addFlagDir(Flags.value(), Flags.flag() == Flag::DirRo);
}

/// The last one of a name counts.
void Collector::setVariable(char *Variable) {
  abi::RunGrants &G = S.Grants;
  uint32_t I = 0;
  while (I != G.NumEnv && !valueOf(G.Env[I], Variable))
    ++I;
  G.Env[I] = Variable;
  G.NumEnv += I == G.NumEnv;
}

void Collector::inheritEnv() {
  for (char **E = Process.Envp; *E; ++E)
    S.Grants.Env[S.Grants.NumEnv++] = *E;
}

/// What --env may stand for under the ceiling: any variable if all may be
/// passed on, else one that is baked in, with its value.
const char *Collector::coveringVariable(const char *Value) const {
  for (RecordReader R(Image); R.next();)
    if (R.Tag == GrantTag::Env) {
      const char *Granted = valueOf(R.First, Value);
      const char *Wanted = valueOf(Value, Value);
      if (Granted && (!Wanted || equal(Granted, Wanted)))
        return R.First;
    }
  return nullptr;
}

void Collector::addFlagEnv(char *Value) {
  if (const char *Variable = coveringVariable(Value))
    return setVariable(const_cast<char *>(Variable));
  if (Baked.Ceiling && !Baked.InheritEnv)
    usageError(Program, "not granted at build time: --env", Value);
  if (valueOf(Value, Value))
    return setVariable(Value);
  for (char **E = Process.Envp; *E; ++E)
    if (valueOf(*E, Value))
      return setVariable(*E);
  // Passed on as it is: not set.
}

void Collector::addEnv() {
  if (ReplaceEnv ? FlagInheritEnv : Baked.InheritEnv)
    inheritEnv();
  if (!ReplaceEnv) {
    for (RecordReader R(Image); R.next();)
      if (R.Tag == GrantTag::Env)
        setVariable(const_cast<char *>(R.First));
    return;
  }
  for (FlagReader Flags(Process, For); Flags.next();)
    if (Flags.flag() == Flag::Env)
      addFlagEnv(Flags.value());
}

Settings Collector::collect() {
  readBaked();
  readFlags();
  allocate();
  addDirs();
  addEnv();
  return S;
}

} // namespace

Settings sandbox::readGrants(const sys::ProcessStart &Process,
                             const abi::ImageHeader &Image) {
  return Collector(Process, &Image).collect();
}

Settings sandbox::readLoaderFlags(const sys::ProcessStart &Process) {
  return Collector(Process, nullptr).collect();
}

void sandbox::checkMetering(const Settings &S, const abi::ImageHeader &Image,
                            const char *Program) {
  if (S.FuelFlag && !(Image.Flags & abi::MetersFuel))
    usageError(Program, "not compiled with --fuel: it can't take", S.FuelFlag);
}

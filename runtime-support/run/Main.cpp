//===- Main.cpp - a .cwasm from the command line to its exit --------------===//
//
// The whole life of the loader program on one screen. As in executables
// (start/Main.cpp), what can fail because of the machine or the file comes
// before anything of the guest runs, and the sandbox closes before that.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/loader/Linker.h"
#include "runtime-support/run/Invoke.h"
#include "runtime-support/sandbox/CommandLine.h"
#include "runtime-support/sandbox/ImportFilter.h"
#include "runtime-support/sandbox/Sandbox.h"
#include "runtime-support/sys/Print.h"
#include "runtime-support/trap/Timers.h"
#include "runtime-support/wasi/Host.h"
#include "runtime-support/wasi/Imports.h"

using namespace wasmc;
using loader::Bytes;
using loader::Outcome;

namespace {

/// What lives as long as the process.
struct Program {
  const char *Name; ///< ours
  const char *Path; ///< the image's
  sandbox::Settings Settings;
  wasi::Host Host;
  loader::Engine *Engine;
  loader::Image *Image;
  loader::Extern *Imports;
  loader::Extern FirstImports[48]; ///< few import more
  loader::Problem Problem;
};

[[noreturn]] void cannotStart(const Program &P) {
  {
    sys::Printer Out;
    Out << sys::Untrusted{P.Name} << ": " << sys::Untrusted{P.Path} << ": ";
    Bytes Why = P.Problem.Why.bytes();
    for (uint64_t I = 0; I != Why.Size; ++I)
      Out << Why.Data[I];
    Out << '\n';
  }
  sys::exitProcess(abi::ExitCode::CannotStart);
}

void require(const Program &P, bool Good) {
  if (!Good)
    cannotStart(P);
}

void requireCall(Program &P, const char *What, long Result) {
  if (Result >= 0)
    return;
  P.Problem.Why << What;
  P.Problem.Why.reason(Result);
  cannotStart(P);
}

/// The image stands behind the flags, and "--" may stand behind it.
void takeImage(Program &P) {
  abi::RunGrants &G = P.Settings.Grants;
  if (!G.NumArgs)
    sandbox::usageError(P.Name, "no image; for example:", P.Name,
                        " app.cwasm; see --help");
  P.Path = *G.Args;
  G.Program = sandbox::lastPart(P.Path);
  auto Skip = [&G] { ++G.Args, --G.NumArgs; };
  Skip();
  bool IsDashes =
      G.NumArgs && G.Args[0][0] == '-' && G.Args[0][1] == '-' && !G.Args[0][2];
  if (IsDashes)
    Skip();
}

/// From its path, or from the open file that --image-fd names.
void load(Program &P) {
  loader::Text Path = {};
  int Fd = P.Settings.ImageFd;
  if (Fd >= 0)
    Path << "/proc/self/fd/" << uint64_t(Fd) << Bytes{"", 1}; // and its end
  const char *From = Fd >= 0 ? Path.bytes().Data : P.Path;
  require(P, loader::load(*P.Engine, From, P.Image, P.Problem) == Outcome::Ok);
  if (Fd >= 0)
    sys::call(sys::Syscall::close, Fd);
}

void resolveImports(Program &P) {
  loader::Array<loader::Extern> Imports = {};
  Imports.lend(P.FirstImports);
  if (!Imports.reserve(loader::headerOf(*P.Image).Imports.Count)) {
    P.Problem.Why << "no memory for its imports";
    cannotStart(P);
  }
  // Member by member: a constant with addresses in it would need relocations.
  loader::NativeModule Wasi;
  Wasi.Name = wasi::ModuleName;
  Wasi.Find = wasi::findImport;
  loader::Linker Linker = {};
  Linker.fallBackTo(Wasi);
  P.Imports = Imports.Items;
  require(P, Linker.resolve(*P.Image, P.Imports, P.Problem) == Outcome::Ok);
}

/// All imports are WASI's by now.
void enterSandbox(const Program &P) {
  sandbox::AllowedCalls Calls;
  for (const abi::ImportEntry &Import : loader::headerOf(*P.Image).Imports)
    Calls.addImport(Import.Name.begin(), Import.Name.Count);
  if (!P.Settings.Grants.NumDirs)
    Calls.removePaths();
  abi::FilterWriter Filter = Calls.filter();
  if (!Filter.isGood())
    __builtin_trap();
  sandbox::enter(P.Settings, {Filter.begin(), Filter.size()});
}

void openStore(Program &P, loader::Store &Store, loader::Thread &Thread) {
  const abi::RunLimits &Limits = P.Settings.Limits;
  loader::openStore(Store, *P.Engine);
  Store.Exec.Host = &P.Host;
  Store.Exec.Fuel = P.Settings.Fuel;
  Store.Limit.MemoryPages = Limits.MaxMemory;
  Store.Limit.TableElements = Limits.MaxTable;
  Store.Limit.StackBytes = Limits.StackSize;
  uint64_t Stack = Limits.StackSize == abi::NoLimit
                       ? loader::headerOf(*P.Image).StackSize
                       : Limits.StackSize;
  require(P, loader::openThread(Thread, Stack, P.Problem.Why));
  loader::useThread(Store, Thread);
  // A trap is the end here, and so is proc_exit.
  Thread.OnTrap = trap::endProcess;
  Thread.OnExit = nullptr;
  Thread.Guest.Parts = &Store.Parts;
  Thread.FuelGiven = P.Settings.Fuel;
  Thread.FuelOf = P.Settings.ReportFuel ? &Store.Exec : nullptr;
}

/// The thread, with its fault registry, is on the stack of this function:
/// trap/Trap.h says why.
__attribute__((noinline)) void runGuest(Program &P, loader::Store &Store) {
  loader::Thread Thread = {};
  openStore(P, Store, Thread);
  resolveImports(P);
  requireCall(P, "cannot install signal handlers", trap::install(Thread));
  requireCall(P, "cannot install signal handlers", trap::handleLostPages());
  requireCall(
      P, "cannot start a timer",
      trap::startTimers(P.Settings.Limits.Timeout, P.Settings.Limits.CpuTime));
  enterSandbox(P);
  loader::Instance *Instance;
  require(P, loader::instantiate(Store, *P.Image, P.Imports, Instance,
                                 P.Problem) == Outcome::Ok);
  require(P, run::callExports(Store, *Instance, P.Settings, P.Name, P.Problem));
  trap::reportFuel(Thread);
}

} // namespace

/// Called by _start with the initial stack pointer.
extern "C" [[noreturn]] __attribute__((used)) void
wasmc_start(uintptr_t *InitialStack) {
  sys::ProcessStart Process = sys::readProcessStart(InitialStack);
  Program P = {};
  P.Name = sandbox::programName(Process);
  P.Settings = sandbox::readLoaderFlags(Process);
  takeImage(P);
  sandbox::openGrants(P.Settings);
  P.Engine =
      loader::openEngine(Process.aux(sys::AuxPageSize, 4096), P.Problem.Why);
  require(P, P.Engine);
  load(P);
  sandbox::checkMetering(P.Settings, loader::headerOf(*P.Image), P.Name);
  wasi::setUp(P.Host, P.Settings.Grants);
  loader::Store Store; // too large for the frames that the registry is in
  runGuest(P, Store);
  sys::exitProcess(abi::ExitCode::Success);
}

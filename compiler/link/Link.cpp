//===- Link.cpp - objects to an executable --------------------------------===//
//
// Runs lld's ELF driver in this process. lld reads and writes files only, so
// its inputs and its output are anonymous and reached through /proc/self/fd;
// nothing touches a disk, and no path gets into the output.
// All objects go in one archive, so that the number of partitions is not
// limited by the number of descriptors.
//
//===----------------------------------------------------------------------===//

#include "compiler/link/Link.h"
#include "compiler/link/CheckExecutable.h"
#include "compiler/link/LinkerFiles.h"
#include "lld/Common/Driver.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include <mutex>

LLD_HAS_DRIVER(elf)

using namespace llvm;
using namespace wasmc;

namespace {

/// lld keeps its state in globals. Once it could not clean up behind itself,
/// it must not run again in this process.
struct LinkerState {
  std::mutex Lock;
  bool Broken = false;
};
LinkerState &linkerState() {
  static LinkerState State;
  return State;
}

const char *emulation(Arch A) {
  switch (A) {
  case Arch::X86_64:
    return "elf_x86_64";
  case Arch::AArch64:
    return "aarch64linux";
  case Arch::RISCV64:
    return "elf64lriscv";
  }
  llvm_unreachable("not an architecture");
}

/// AArch64 kernels have pages of up to 64 KiB; the others have 4 KiB.
const char *maxPageSize(Arch A) {
  return A == Arch::AArch64 ? "max-page-size=65536" : "max-page-size=4096";
}

SmallVector<const char *, 48> linkerArguments(const LinkJob &Job,
                                              const char *Objects,
                                              const char *Runtime,
                                              const char *Output) {
  SmallVector<const char *, 48> Args = {
      "ld.lld", "-m", emulation(Job.Architecture),
      // A static PIE that needs nobody to load or relocate it.
      "-static", "-pie", "--no-dynamic-linker", "--no-undefined",
      // Trap tables hold addresses from before linking: nothing may shrink.
      "--no-relax",
      // What the kernel and the runtime protect. Segments share file pages
      // (noseparate-code): padding each to 64 KiB would triple a small
      // program, and what a shared page lets be executed is constant data of
      // ours, not the guest's.
      "-z", "noexecstack", "-z", "relro", "-z", "now", "-z", "noseparate-code",
      // Else .dynamic, which nobody reads, makes a writable segment: a mapping
      // more, 4 microseconds of start-up.
      "-z", "rodynamic", "-z", maxPageSize(Job.Architecture),
      // Size, and bytes that depend on the inputs' bytes alone.
      "--gc-sections", "--build-id=none", "--hash-style=gnu",
      Job.KeepSymbols ? "--strip-debug" : "--strip-all", "--threads=1",
      "--no-mmap-output-file", "--color-diagnostics=never", "--error-limit=20"};
  Args.append({"--whole-archive", Objects, "--no-whole-archive", Runtime, "-o",
               Output});
  return Args;
}

/// An archive of the objects without an index: all of them are taken.
Expected<std::unique_ptr<MemoryBuffer>> bundle(const LinkJob &Job) {
  std::vector<NewArchiveMember> Members;
  Members.reserve(Job.Objects.size());
  for (ArrayRef<char> Object : Job.Objects)
    Members.emplace_back(
        MemoryBufferRef(StringRef(Object.data(), Object.size()), "part.o"));
  return writeArchiveToBuffer(Members, SymtabWritingMode::NoSymtab,
                              object::Archive::K_GNU, /*Deterministic=*/true,
                              /*Thin=*/false);
}

Error runLinker(ArrayRef<const char *> Args) {
  LinkerState &State = linkerState();
  std::lock_guard<std::mutex> Guard(State.Lock);
  if (State.Broken)
    return createStringError("the linker failed before and cannot run again");
  std::string Text;
  raw_string_ostream Messages(Text);
  // Without it lld would end this process on its fatal errors.
  CrashRecoveryContext::Enable();
  llvm::scope_exit Disable([] { CrashRecoveryContext::Disable(); });
  lld::Result Result =
      lld::lldMain(Args, Messages, Messages, {{lld::Gnu, &lld::elf::link}});
  State.Broken = !Result.canRunAgain;
  if (Result.retCode == 0)
    return Error::success();
  return createStringError("linking failed: " + StringRef(Text).trim());
}

} // namespace

Expected<SmallVector<char, 0>> wasmc::linkExecutable(const LinkJob &Job) {
  auto Bundle = bundle(Job);
  if (!Bundle)
    return Bundle.takeError();
  auto Objects = InputFile::create((*Bundle)->getBuffer());
  if (!Objects)
    return Objects.takeError();
  Bundle->reset();
  ArrayRef<char> Archive = runtimeArchive(Job.Architecture);
  auto Runtime = InputFile::create({Archive.data(), Archive.size()});
  if (!Runtime)
    return Runtime.takeError();
  OutputPipe Output;
  if (Error E = Output.open())
    return E;

  if (Error E = runLinker(linkerArguments(Job, Objects->path(), Runtime->path(),
                                          Output.path())))
    return E;
  auto Bytes = Output.take();
  if (!Bytes)
    return Bytes.takeError();
  if (Error E = checkExecutable(*Bytes))
    return E;
  return Bytes;
}

//===- Link.cpp - objects to an executable or image -----------------------===//
//
// Runs lld's ELF driver in this process. lld reads and writes files only, so
// its inputs and its output are anonymous and reached through /proc/self/fd;
// nothing touches a disk, and no path gets into the output.
// All objects go in one archive, so that the number of partitions is not
// limited by the number of descriptors.
//
//===----------------------------------------------------------------------===//

#include "compiler/link/Link.h"
#include "compiler/link/CheckLinked.h"
#include "compiler/link/LinkerFiles.h"
#include "lld/Common/Driver.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Object/Archive.h"
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
const char *maxPageSize(const LinkJob &Job) {
  return Job.Architecture == Arch::AArch64 && !Job.IsPart
             ? "max-page-size=65536"
             : "max-page-size=4096";
}

/// The files of a link.
struct LinkPaths {
  const char *Objects, *Runtime, *Output;
};

using Arguments = SmallVector<const char *, 48>;

Arguments commonArguments(const LinkJob &Job, const LinkPaths &Paths) {
  return {"ld.lld", "-m", emulation(Job.Architecture), "--no-undefined",
          // Trap tables hold addresses from before linking: nothing may shrink.
          "--no-relax",
          // What the kernel and the runtime protect. Segments share file pages
          // (noseparate-code): padding each to 64 KiB would triple a small
          // program, and what a shared page lets be executed is constant data
          // of ours, not the guest's.
          "-z", "noexecstack", "-z", "relro", "-z", "now", "-z",
          "noseparate-code",
          // Else .dynamic, which nobody reads, makes a writable segment: a
          // mapping more, 4 microseconds of start-up.
          "-z", "rodynamic", "-z", maxPageSize(Job),
          // Size, and bytes that depend on the inputs' bytes alone.
          "--gc-sections", "--build-id=none", "--hash-style=gnu",
          Job.KeepSymbols ? "--strip-debug" : "--strip-all", "--threads=1",
          "--no-mmap-output-file", "--color-diagnostics=never",
          "--error-limit=20", "-o", Paths.Output, "--whole-archive",
          Paths.Objects, "--no-whole-archive"};
}

/// A static PIE that needs nobody to load or relocate it.
Arguments executableArguments(const LinkJob &Job, const LinkPaths &Paths) {
  Arguments Args = commonArguments(Job, Paths);
  Args.append({"-static", "-pie", "--no-dynamic-linker", Paths.Runtime});
  return Args;
}

/// The header is what a loader looks for, and refers to all that is needed.
Arguments imageArguments(const LinkJob &Job, const LinkPaths &Paths) {
  Arguments Args = commonArguments(Job, Paths);
  Args.append({"-shared", "-e", "wasmc_image", "--start-lib", Paths.Runtime,
               "--end-lib"});
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

/// The member of the runtime that defines memcpy and its kin, and nothing else.
Expected<StringRef> memoryRoutines(Arch A) {
  ArrayRef<char> Bytes = runtimeArchive(A);
  auto Archive = object::Archive::create(
      MemoryBufferRef({Bytes.data(), Bytes.size()}, "runtime"));
  if (!Archive)
    return Archive.takeError();
  auto Member = (*Archive)->findSym("memcpy");
  if (!Member)
    return Member.takeError();
  assert(*Member && "the runtime defines it");
  return (*Member)->getBuffer();
}

Expected<SmallVector<char, 0>>
link(const LinkJob &Job, StringRef Runtime,
     Arguments (*MakeArguments)(const LinkJob &, const LinkPaths &)) {
  auto Bundle = bundle(Job);
  if (!Bundle)
    return Bundle.takeError();
  auto Objects = InputFile::create((*Bundle)->getBuffer());
  if (!Objects)
    return Objects.takeError();
  Bundle->reset();
  auto RuntimeFile = InputFile::create(Runtime);
  if (!RuntimeFile)
    return RuntimeFile.takeError();
  OutputPipe Output;
  if (Error E = Output.open())
    return E;

  LinkPaths Paths = {Objects->path(), RuntimeFile->path(), Output.path()};
  if (Error E = runLinker(MakeArguments(Job, Paths)))
    return E;
  auto Bytes = Output.take();
  if (!Bytes)
    return Bytes.takeError();
  if (Error E = checkLinked(*Bytes))
    return E;
  return Bytes;
}

} // namespace

Expected<SmallVector<char, 0>> wasmc::linkExecutable(const LinkJob &Job) {
  ArrayRef<char> Archive = runtimeArchive(Job.Architecture);
  return link(Job, {Archive.data(), Archive.size()}, executableArguments);
}

Expected<SmallVector<char, 0>> wasmc::linkImage(const LinkJob &Job) {
  Expected<StringRef> Routines = memoryRoutines(Job.Architecture);
  if (!Routines)
    return Routines.takeError();
  return link(Job, *Routines, imageArguments);
}

//===- ImageFile.cpp - an ELF image in memory -----------------------------===//

#include "runtime-support/loader/ImageFile.h"
#include "runtime-support/loader/Elf.h"
#include "runtime-support/sys/File.h"
#include "runtime-support/sys/Mapping.h"

using namespace wasmc;
using namespace wasmc::loader;
using sys::Syscall;

namespace {

/// Smaller files come by the few faults that read them, 16 pages each, at less
/// than what the kernel takes for populating.
constexpr uint64_t WorthPopulating = 256 << 10;

/// References in images reach 2 GiB.
constexpr uint64_t MaxImageBytes = uint64_t(1) << 31;

/// By ELF's number for the machine.
void nameMachine(uint16_t Machine, Text &Name) {
  switch (Machine) {
  case ElfX86_64:
    Name << "x86_64-linux";
    return;
  case ElfAArch64:
    Name << "aarch64-linux";
    return;
  case ElfRISCV:
    Name << "riscv64-linux";
    return;
  }
  Name << "ELF machine " << uint64_t(Machine);
}

class Mapper {
public:
  Mapper(int Fd, uint64_t PageSize, bool Populate, ImageFile &File, Text &Why)
      : Fd(Fd), PageSize(PageSize), Populate(Populate), File(File), Why(Why) {}

  bool map() {
    return readSize() && readHeader() && readSegments() && mapSegments() &&
           findImageHeader();
  }

private:
  bool fail(const char *What) {
    Why << What;
    return false;
  }
  uint64_t pageDown(uint64_t A) const { return A & ~(PageSize - 1); }
  uint64_t pageUp(uint64_t A) const { return pageDown(A + PageSize - 1); }

  bool readSize() {
    sys::Statx Status;
    long Failed = sys::statxOf(Fd, Status);
    if (Failed < 0) {
      Why << "cannot tell the file's size";
      Why.reason(Failed);
      return false;
    }
    File.FileBytes = Status.Size;
    return true;
  }

  bool readHeader() {
    static constexpr uint8_t Ident[] = {0x7f, 'E', 'L', 'F', 2, 1, 1};
    if (!readExactly(Fd, &Elf, sizeof(Elf), 0))
      return fail("not an image: the file is too short");
    for (unsigned I = 0; I != sizeof(Ident); ++I)
      if (Elf.Ident[I] != Ident[I])
        return fail("not an image: no ELF file of 64 bits");
    if (Elf.Machine != ElfMachine) {
      Text Target = {};
      nameMachine(Elf.Machine, Target);
      wrongTarget(Target.bytes(), Why);
      return false;
    }
    if (Elf.Type != ElfShared)
      return fail("not an image: no shared object");
    return true;
  }

  /// Leaves the segments that are loaded in Loads, in order, each within the
  /// file and on pages of its own.
  bool readSegments() {
    constexpr unsigned MaxHeaders = 32;
    ElfSegment All[MaxHeaders];
    if (Elf.ProgramHeaderSize != sizeof(ElfSegment) ||
        Elf.NumProgramHeaders > MaxHeaders ||
        !readExactly(Fd, All, Elf.NumProgramHeaders * sizeof(ElfSegment),
                     Elf.ProgramHeaders))
      return fail("damaged image: program headers");
    for (unsigned I = 0; I != Elf.NumProgramHeaders; ++I) {
      if (All[I].Type == ElfInterpreter)
        return fail("not an image: it wants an interpreter");
      if (All[I].Type == ElfLoad && All[I].MemoryBytes && !addLoad(All[I]))
        return false;
    }
    return NumLoads ? true : fail("damaged image: nothing to load");
  }

  bool addLoad(const ElfSegment &S) {
    if (NumLoads == ImageFile::MaxSegments)
      return fail("damaged image: too many segments");
    // In this order nothing can overflow.
    if (S.Address > MaxImageBytes || S.MemoryBytes > MaxImageBytes ||
        S.FileBytes > S.MemoryBytes || S.Offset > File.FileBytes ||
        S.FileBytes > File.FileBytes - S.Offset)
      return fail("damaged image: a segment is not in the file");
    if (NumLoads && S.Address < End)
      return fail("damaged image: segments overlap");
    if ((NumLoads && pageDown(S.Address) < pageUp(End)) ||
        ((S.Offset - S.Address) & (PageSize - 1))) {
      Why << "page size: the image has segments for pages of " << S.Align
          << " bytes, this machine has pages of " << PageSize
          << "; recompile with wasmc compile --emit=cwasm, whose images suit "
             "all page sizes of their target";
      return false;
    }
    if ((S.Flags & ElfWrite) && (S.Flags & ElfExecute))
      return fail("damaged image: code that can be written");
    End = S.Address + S.MemoryBytes;
    Loads[NumLoads++] = S;
    return true;
  }

  /// Reserves all of the image, aligned as its addresses are to the largest
  /// pages, and maps what the file holds of it.
  bool mapSegments() {
    uint64_t Low = Loads[0].Address & ~(abi::VmctxAlign - 1);
    uint64_t Bytes = pageUp(End) - Low + abi::VmctxAlign;
    long Reserved = sys::mapAnonymous(Bytes, sys::NoAccess, false);
    if (sys::isError(Reserved))
      return mappingFailed(Reserved);
    File.Mapping = reinterpret_cast<char *>(Reserved);
    File.MappingBytes = Bytes;
    uint64_t Aligned =
        (uint64_t(Reserved) + abi::VmctxAlign - 1) & ~(abi::VmctxAlign - 1);
    Bias = Aligned - Low;
    for (uint32_t I = 0; I != NumLoads; ++I)
      if (Loads[I].FileBytes && !mapSegment(Loads[I]))
        return false;
    return true;
  }

  bool mapSegment(const ElfSegment &S) {
    uint64_t Begin = S.Address + Bias;
    uint64_t Page = pageDown(Begin);
    long Mapped = sys::mapFileAt(reinterpret_cast<void *>(Page),
                                 Begin + S.FileBytes - Page, sys::ReadOnly, Fd,
                                 pageDown(S.Offset),
                                 Populate && File.FileBytes >= WorthPopulating);
    if (sys::isError(Mapped))
      return mappingFailed(Mapped);
    File.Segments[File.NumSegments++] = {
        {Begin, Begin + S.FileBytes}, S.Offset, bool(S.Flags & ElfExecute)};
    return true;
  }

  bool mappingFailed(long Errno) {
    Why << "cannot map the image";
    Why.reason(Errno);
    return false;
  }

  bool findImageHeader() {
    auto *Header = reinterpret_cast<const abi::ImageHeader *>(Elf.Entry + Bias);
    if (Elf.Entry % alignof(abi::ImageHeader) != 0 ||
        !File.contains(Header, sizeof(*Header)))
      return fail("damaged image: no header at the entry address");
    File.Header = Header;
    return true;
  }

  int Fd;
  uint64_t PageSize;
  bool Populate;
  ImageFile &File;
  Text &Why;
  ElfHeader Elf;
  ElfSegment Loads[ImageFile::MaxSegments];
  uint32_t NumLoads = 0;
  uint64_t End = 0;  ///< of the last segment, before Bias
  uint64_t Bias = 0; ///< from addresses in the file to those in memory
};

} // namespace

const Segment *ImageFile::segmentOf(const void *Begin, uint64_t Bytes) const {
  uintptr_t From = uintptr_t(Begin);
  for (uint32_t I = 0; I != NumSegments; ++I) {
    const Segment &S = Segments[I];
    if (S.Range.contains(From) && Bytes <= S.Range.End - From)
      return &S;
  }
  return nullptr;
}

bool loader::mapFile(const char *Path, uint64_t PageSize, bool Populate,
                     ImageFile &Result, Text &Why) {
  constexpr int Flags = sys::OpenReadOnly | sys::OpenCloexec | sys::OpenNoCtty |
                        sys::OpenNonblock;
  long Fd = sys::awayFromStandardStreams(
      sys::call(Syscall::openat, sys::AtCwd, Path, Flags, 0));
  if (Fd < 0) {
    Why << "cannot open " << Path;
    Why.reason(Fd);
    return false;
  }
  Result.Fd = int(Fd);
  Result.PageSize = PageSize;
  if (Mapper(int(Fd), PageSize, Populate, Result, Why).map())
    return true;
  unmapFile(Result);
  return false;
}

bool loader::readExactly(int Fd, void *To, uint64_t Bytes, uint64_t Offset) {
  long Read = sys::call(Syscall::pread64, Fd, To, Bytes, Offset);
  return Read >= 0 && uint64_t(Read) == Bytes;
}

void loader::wrongTarget(Bytes Target, Text &Why) {
  Why << "target: the image is for " << Target << ", this machine is "
      << OwnTarget << "; recompile with wasmc compile --emit=cwasm --target "
      << OwnTarget;
}

bool loader::makeExecutable(ImageFile &File, Text &Why) {
  for (uint32_t I = 0; I != File.NumSegments; ++I) {
    const Segment &S = File.Segments[I];
    if (!S.Executable)
      continue;
    uintptr_t Page = S.Range.Begin & ~(File.PageSize - 1);
    long Failed = sys::protect(reinterpret_cast<void *>(Page),
                               S.Range.End - Page, sys::ReadExecute);
    if (sys::isError(Failed)) {
      Why << "cannot make code executable";
      Why.reason(Failed);
      return false;
    }
  }
  return true;
}

void loader::unmapFile(ImageFile &File) {
  if (File.Fd >= 0)
    sys::call(Syscall::close, File.Fd);
  File.Fd = -1;
  if (File.MappingBytes)
    sys::unmap(File.Mapping, File.MappingBytes);
  File.MappingBytes = 0;
}

//===- CheckLinked.cpp - what everything linked promises ------------------===//
//
// Program headers decide what runs, so they are what is looked at; sections
// are only for tools (gABI, Program Loading).
//
//===----------------------------------------------------------------------===//

#include "compiler/link/CheckLinked.h"
#include "llvm/Object/ELF.h"

using namespace llvm;
using namespace llvm::object;
using namespace wasmc;

namespace {

Error broken(const Twine &What) {
  return createStringError("the linked file " + What);
}

Error checkDynamic(const ELFFile<ELF64LE> &File) {
  auto Entries = File.dynamicEntries();
  if (!Entries)
    return Entries.takeError();
  for (const ELF64LE::Dyn &Entry : *Entries)
    switch (Entry.getTag()) {
    case llvm::ELF::DT_NEEDED:
      return broken("needs a shared library");
    case llvm::ELF::DT_TEXTREL:
      return broken("has text relocations");
    case llvm::ELF::DT_RELSZ:
    case llvm::ELF::DT_RELASZ:
    case llvm::ELF::DT_RELRSZ:
    case llvm::ELF::DT_PLTRELSZ:
      if (Entry.getVal())
        return broken("has dynamic relocations");
      break;
    default:
      break;
    }
  return Error::success();
}

} // namespace

Error wasmc::checkLinked(ArrayRef<char> Bytes) {
  auto File = ELFFile<ELF64LE>::create(StringRef(Bytes.data(), Bytes.size()));
  if (!File)
    return File.takeError();
  auto Headers = File->program_headers();
  if (!Headers)
    return Headers.takeError();
  bool StackHeader = false;
  for (const ELF64LE::Phdr &Header : *Headers) {
    bool Writable = Header.p_flags & llvm::ELF::PF_W;
    bool Executable = Header.p_flags & llvm::ELF::PF_X;
    if (Header.p_type == llvm::ELF::PT_INTERP)
      return broken("asks for an interpreter");
    if (Header.p_type == llvm::ELF::PT_LOAD && Writable && Executable)
      return broken("has a segment that is both writable and executable");
    if (Header.p_type == llvm::ELF::PT_GNU_STACK) {
      StackHeader = true;
      if (Executable)
        return broken("has an executable stack");
    }
  }
  if (!StackHeader)
    return broken("does not say that its stack is not executable");
  return checkDynamic(*File);
}

//===- LinkLibrary.cpp - an image as a part of programs -------------------===//
//
// The module's objects are linked into an image as for a loader, and what would
// be mapped of that becomes one section of a relocatable object without
// relocations. A program's linker moves it as a whole: it can't relax code
// whose addresses stand in trap tables, merge it with another library's, or
// throw parts of it away, and no symbol of it clashes with anybody's.
//
//===----------------------------------------------------------------------===//

#include "compiler/link/Link.h"
#include "llvm/Object/Archive.h"
#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Object/ELF.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using namespace llvm::object;
using namespace wasmc;

namespace {

using ImageFile = ELFFile<ELF64LE>;
using Bytes = SmallVector<char, 0>;

/// The code finds its constants by pages of this size (AArch64's ADRP), so the
/// section stays where it was linked within one.
constexpr uint64_t SectionAlign = 4096;

template <typename T> void append(Bytes &To, const T &Value) {
  const char *First = reinterpret_cast<const char *>(&Value);
  To.append(First, First + sizeof(T));
}

void alignTo(Bytes &B, uint64_t Align) {
  B.resize(llvm::alignTo(B.size(), Align));
}

/// What a loader would map, from address 0 on.
Expected<Bytes> contents(const ImageFile &Image) {
  auto Headers = Image.program_headers();
  if (!Headers)
    return Headers.takeError();
  Bytes Result;
  for (const ELF64LE::Phdr &Header : *Headers) {
    if (Header.p_type != ELF::PT_LOAD)
      continue;
    assert(Header.p_memsz == Header.p_filesz && !(Header.p_flags & ELF::PF_W) &&
           "images have no data that is written");
    auto Part = Image.getSegmentContents(Header);
    if (!Part)
      return Part.takeError();
    if (Result.size() < Header.p_vaddr + Part->size())
      Result.resize(Header.p_vaddr + Part->size());
    llvm::copy(*Part, Result.begin() + Header.p_vaddr);
  }
  return std::move(Result);
}

/// One section of code, and what objects need besides.
class ObjectWriter {
public:
  enum Section : unsigned { Null, Code, Symbols, Strings, Stack, NumSections };

  ObjectWriter(const ImageFile &Image, Bytes Contents)
      : Image(Image), Contents(std::move(Contents)) {
    Table.resize(sizeof(ELF64LE::Sym)); // symbol 0
    Names.push_back(0);
  }

  /// Local ones come first.
  Error addFunctions() {
    auto Sections = Image.sections();
    if (!Sections)
      return Sections.takeError();
    for (const ELF64LE::Shdr &Section : *Sections) {
      if (Section.sh_type != ELF::SHT_SYMTAB)
        continue;
      auto List = Image.symbols(&Section);
      auto Texts = Image.getStringTableForSymtab(Section);
      if (!List)
        return List.takeError();
      if (!Texts)
        return Texts.takeError();
      for (const ELF64LE::Sym &S : *List)
        if (S.getType() == ELF::STT_FUNC && S.st_shndx != ELF::SHN_UNDEF)
          if (Error E = addFunction(S, *Texts))
            return E;
    }
    return Error::success();
  }

  /// Seen by the other members of the archive only.
  Bytes finish(StringRef Symbol) {
    NumLocals = unsigned(Table.size() / sizeof(ELF64LE::Sym));
    add(Symbol, ELF::STB_GLOBAL, ELF::STT_OBJECT, Image.getHeader().e_entry, 0);
    Bytes Result;
    Result.resize(sizeof(ELF64LE::Ehdr));
    place(Result, Code, Contents, SectionAlign);
    place(Result, Symbols, Table, 8);
    for (auto [Section, Name] : {std::pair(Code, ".text.wasmc"),
                                 {Symbols, ".symtab"},
                                 {Strings, ".strtab"},
                                 {Stack, ".note.GNU-stack"}})
      Headers[Section].sh_name = name(Name);
    place(Result, Strings, Names, 1);
    place(Result, Stack, Bytes(), 1);
    fillHeaders();
    alignTo(Result, 8);
    writeFileHeader(Result);
    for (const ELF64LE::Shdr &Header : Headers)
      append(Result, Header);
    return Result;
  }

private:
  Error addFunction(const ELF64LE::Sym &S, StringRef Texts) {
    auto Name = S.getName(Texts);
    if (!Name)
      return Name.takeError();
    add(*Name, ELF::STB_LOCAL, ELF::STT_FUNC, S.st_value, S.st_size);
    return Error::success();
  }

  uint32_t name(StringRef Name) {
    auto At = uint32_t(Names.size());
    Names.append(Name.begin(), Name.end());
    Names.push_back(0);
    return At;
  }

  void add(StringRef Name, unsigned char Binding, unsigned char Type,
           uint64_t Value, uint64_t Size) {
    ELF64LE::Sym S = {};
    S.st_name = name(Name);
    S.setBindingAndType(Binding, Type);
    S.st_other = ELF::STV_HIDDEN;
    S.st_shndx = Code;
    S.st_value = Value;
    S.st_size = Size;
    append(Table, S);
  }

  void place(Bytes &To, Section S, const Bytes &What, uint64_t Align) {
    alignTo(To, Align);
    Headers[S].sh_offset = To.size();
    Headers[S].sh_size = What.size();
    Headers[S].sh_addralign = Align;
    To.append(What.begin(), What.end());
  }

  void fillHeaders() {
    Headers[Code].sh_type = ELF::SHT_PROGBITS;
    Headers[Code].sh_flags = ELF::SHF_ALLOC | ELF::SHF_EXECINSTR;
    Headers[Symbols].sh_type = ELF::SHT_SYMTAB;
    Headers[Symbols].sh_link = Strings;
    Headers[Symbols].sh_info = NumLocals;
    Headers[Symbols].sh_entsize = sizeof(ELF64LE::Sym);
    Headers[Strings].sh_type = ELF::SHT_STRTAB;
    Headers[Stack].sh_type = ELF::SHT_PROGBITS;
  }

  void writeFileHeader(Bytes &To) const {
    // Machine and flags, which say what RISC-V code passes in which registers.
    ELF64LE::Ehdr H = Image.getHeader();
    H.e_type = ELF::ET_REL;
    H.e_entry = 0;
    H.e_phoff = 0;
    H.e_phentsize = 0;
    H.e_phnum = 0;
    H.e_shoff = To.size();
    H.e_shentsize = sizeof(ELF64LE::Shdr);
    H.e_shnum = NumSections;
    H.e_shstrndx = Strings;
    std::memcpy(To.data(), &H, sizeof(H));
  }

  const ImageFile &Image;
  Bytes Contents, Table, Names;
  unsigned NumLocals = 0;
  ELF64LE::Shdr Headers[NumSections] = {};
};

Expected<Bytes> imageObject(const LinkJob &Job, StringRef Symbol) {
  auto Linked = linkImage(Job);
  if (!Linked)
    return Linked.takeError();
  auto Image = ImageFile::create(StringRef(Linked->data(), Linked->size()));
  if (!Image)
    return Image.takeError();
  auto Contents = contents(*Image);
  if (!Contents)
    return Contents.takeError();
  ObjectWriter Writer(*Image, std::move(*Contents));
  if (Error E = Writer.addFunctions())
    return E;
  return Writer.finish(Symbol);
}

/// The members of an archive.
Error addMembers(ArrayRef<char> From, std::vector<NewArchiveMember> &To) {
  auto Archive = Archive::create(
      MemoryBufferRef(StringRef(From.data(), From.size()), "runtime"));
  if (!Archive)
    return Archive.takeError();
  Error Failed = Error::success();
  for (const Archive::Child &Child : (*Archive)->children(Failed)) {
    auto Member = NewArchiveMember::getOldMember(Child, /*Deterministic=*/true);
    if (!Member) {
      consumeError(std::move(Failed));
      return Member.takeError();
    }
    To.push_back(std::move(*Member));
  }
  return Failed;
}

} // namespace

Expected<Bytes> wasmc::linkLibrary(const LinkJob &Job, StringRef ImageSymbol,
                                   ArrayRef<char> Glue) {
  LinkJob Image = Job;
  Image.IsPart = true;
  auto Object = imageObject(Image, ImageSymbol);
  if (!Object)
    return Object.takeError();
  std::vector<NewArchiveMember> Members;
  Members.emplace_back(
      MemoryBufferRef(StringRef(Glue.data(), Glue.size()), "glue.o"));
  Members.emplace_back(
      MemoryBufferRef(StringRef(Object->data(), Object->size()), "image.o"));
  if (Error E = addMembers(hostLibrary(Job.Architecture), Members))
    return E;
  auto Archive = writeArchiveToBuffer(Members, SymtabWritingMode::NormalSymtab,
                                      object::Archive::K_GNU,
                                      /*Deterministic=*/true, /*Thin=*/false);
  if (!Archive)
    return Archive.takeError();
  StringRef Text = (*Archive)->getBuffer();
  return Bytes(Text.begin(), Text.end());
}

//===- DamagedImageTest.cpp - a damaged file is a sentence, never a crash -===//
//
// Real images, changed bit by bit and cut at every length. What is still loaded
// is linked and looked at, too; code is not run, for nothing can be said of
// damaged code.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/abi/Trailer.h"
#include "runtime-support/loader/Elf.h"
#include "runtime-support/loader/Linker.h"
#include "runtime-support/loader/Store.h"
#include "llvm/Support/MemoryBuffer.h"
#include "gtest/gtest.h"
#include <sys/mman.h>
#include <unistd.h>

using namespace wasmc;
using namespace wasmc::loader;

namespace wasmc::test {

namespace {

/// A file in memory.
class MemoryFile {
public:
  explicit MemoryFile(llvm::StringRef Contents)
      : Fd(memfd_create("image", MFD_CLOEXEC)) {
    EXPECT_EQ(write(Fd, Contents.data(), Contents.size()),
              ssize_t(Contents.size()));
  }
  ~MemoryFile() { close(Fd); }
  std::string path() const { return "/proc/self/fd/" + std::to_string(Fd); }

private:
  int Fd;
};

class DamagedImage : public testing::Test {
protected:
  void SetUp() override {
    Exporter = read("exporter");
    Importer = read("importer");
    open();
  }
  void TearDown() override {
    close();
    closeThread(T);
  }

  void open() {
    loader::Text Why;
    E = openEngine(uint64_t(getpagesize()), Why);
    ASSERT_TRUE(E) << text(Why);
    openStore(S, *E);
    useThread(S, T);
  }
  void close() {
    closeStore(S);
    Names.destroy();
    if (Lasting)
      release(*Lasting);
    Lasting = nullptr;
    closeEngine(*E);
  }

  static std::string read(const char *Name) {
    auto File = llvm::MemoryBuffer::getFile(std::string(WASMC_TEST_IMAGES "/") +
                                            Name + ".cwasm");
    EXPECT_TRUE(bool(File));
    std::string Contents = (*File)->getBuffer().str();
    // Whatever is instantiated here, nothing of it is run.
    memset(&Contents[header(Contents) + offsetof(abi::ImageHeader, Init)], 0,
           sizeof(abi::ImageHeader::Init));
    return Contents;
  }
  /// The header's place in the file: its segment begins at address 0.
  static uint64_t header(const std::string &Contents) {
    return reinterpret_cast<const ElfHeader *>(Contents.data())->Entry;
  }
  static std::string text(const loader::Text &Why) {
    return {Why.bytes().Data, Why.bytes().Size};
  }

  /// What loading says; nothing if the image is loaded. Then everything is done
  /// with it that doesn't run its code.
  /// Trusted: what is behind the checksum must hold without it, for whoever
  /// forges a file can give it one.
  std::string verdict(const std::string &Contents, bool Trusted = true) {
    loader::Image *Image;
    Problem P = {};
    MemoryFile File(Contents);
    if (load(*E, {File.path().c_str(), Trusted}, Image, P) != Outcome::Ok)
      return text(P.Why);
    if (!Image->File.Header->Init.get())
      instantiateAndLook(*Image);
    release(*Image);
    return "";
  }

  void instantiateAndLook(loader::Image &Image) {
    Instance *I;
    Problem P = {};
    std::vector<Extern> Imports(Image.File.Header->Imports.Count);
    Outcome Made = Names.resolve(Image, Imports.data(), P);
    if (Made == Outcome::Ok)
      Made = instantiate(S, Image, Imports.data(), I, P);
    if (Made != Outcome::Ok) {
      EXPECT_NE(text(P.Why), "");
      return;
    }
    for (const abi::ExportEntry &X : Image.File.Header->Exports) {
      Extern Found;
      ASSERT_TRUE(findExport(*I, {X.Name.begin(), X.Name.Count}, Found));
      if (Found.Type.Kind == abi::ExternKind::Global)
        readGlobal(Found);
      if (Found.Type.Kind == abi::ExternKind::Func)
        funcType(*E, Found.Type);
    }
    drop(*I);
  }

  /// The importer finds the exporter's exports, of an image that is whole.
  void registerExporter() {
    Problem P = {};
    MemoryFile File(Exporter);
    ASSERT_EQ(load(*E, {File.path().c_str(), /*Trusted=*/true}, Lasting, P),
              Outcome::Ok)
        << text(P.Why);
    ASSERT_EQ(instantiate(S, *Lasting, nullptr, Exports, P), Outcome::Ok)
        << text(P.Why);
    ASSERT_TRUE(Names.define({"a", 1}, *Exports));
  }

  /// Flips each bit; the number of flips that were refused.
  unsigned flipBits(std::string Contents) {
    unsigned Refused = 0;
    for (size_t I = 0; I != Contents.size(); ++I)
      for (unsigned Bit = 0; Bit != 8; ++Bit) {
        Contents[I] ^= char(1 << Bit);
        SCOPED_TRACE(testing::Message() << "bit " << Bit << " of byte " << I);
        std::string Says = verdict(Contents);
        if (!Says.empty()) {
          ++Refused;
          EXPECT_TRUE(isSentence(Says)) << Says;
        }
        Contents[I] ^= char(1 << Bit);
      }
    return Refused;
  }
  static bool isSentence(llvm::StringRef Says) {
    return Says.starts_with("damaged image: ") ||
           Says.starts_with("not an image: ") || Says.starts_with("abi: ") ||
           Says.starts_with("flags: ") || Says.starts_with("target: ") ||
           Says.starts_with("page size: ") || Says.starts_with("cannot ") ||
           Says.starts_with("no memory for ");
  }

  std::string Exporter, Importer;
  Engine *E = nullptr;
  Store S;
  Thread T = {};
  Linker Names = {};
  loader::Image *Lasting = nullptr; ///< the exporter's
  Instance *Exports = nullptr;
};

/// As it was made, with the checksum that it was given.
std::string original(const char *Name) {
  auto File = llvm::MemoryBuffer::getFile(std::string(WASMC_TEST_IMAGES "/") +
                                          Name + ".cwasm");
  return (*File)->getBuffer().str();
}

TEST_F(DamagedImage, ChecksumsTellEveryFlippedBit) {
  std::string Contents = original("exporter");
  EXPECT_EQ(verdict(Contents, /*Trusted=*/false), "");
  for (size_t I = 0; I != Contents.size(); ++I) {
    SCOPED_TRACE(testing::Message() << "byte " << I);
    Contents[I] ^= char(1 << I % 8);
    EXPECT_TRUE(isSentence(verdict(Contents, /*Trusted=*/false)));
    Contents[I] ^= char(1 << I % 8);
  }
}

TEST_F(DamagedImage, ChecksumsTellCutAndLengthenedOnes) {
  std::string Contents = original("exporter");
  const std::string Missing = "damaged image: its end is missing";
  for (size_t Cut = 1; Cut != 300; ++Cut)
    EXPECT_EQ(
        verdict(Contents.substr(0, Contents.size() - Cut), /*Trusted=*/false),
        Missing);
  EXPECT_EQ(verdict(Contents + "x", /*Trusted=*/false), Missing);
  // The end of another file doesn't do.
  EXPECT_EQ(verdict(Contents + Contents.substr(Contents.size() - 120),
                    /*Trusted=*/false),
            Missing);
  Contents[Contents.size() - sizeof(abi::Trailer)] ^= 1; // the signature
  EXPECT_EQ(verdict(Contents, /*Trusted=*/false),
            "damaged image: its checksum is wrong");
}

TEST_F(DamagedImage, WholeOnesAreTaken) {
  EXPECT_EQ(verdict(Exporter), "");
  registerExporter();
  EXPECT_EQ(verdict(Importer), "");
}

TEST_F(DamagedImage, FlippedBitsAreRefusedOrHarmless) {
  EXPECT_GT(flipBits(Exporter), Exporter.size());
}

TEST_F(DamagedImage, FlippedBitsOfImportersAreRefusedOrHarmless) {
  registerExporter();
  EXPECT_GT(flipBits(Importer), Importer.size());
}

TEST_F(DamagedImage, CutOnesAreRefused) {
  // The section headers at the end are not loaded.
  uint64_t Loaded = 0;
  auto *Elf = reinterpret_cast<const ElfHeader *>(Exporter.data());
  auto *Segments =
      reinterpret_cast<const ElfSegment *>(Exporter.data() + sizeof(*Elf));
  for (unsigned I = 0; I != Elf->NumProgramHeaders; ++I)
    if (Segments[I].Type == ElfLoad)
      Loaded = std::max(Loaded, Segments[I].Offset + Segments[I].FileBytes);
  ASSERT_LE(Loaded, Exporter.size());
  for (size_t Size = 0; Size != Loaded; ++Size)
    EXPECT_TRUE(isSentence(verdict(Exporter.substr(0, Size)))) << Size;
  EXPECT_EQ(verdict(Exporter.substr(0, Loaded)), "");
}

template <typename T>
std::string with(std::string Contents, uint64_t Offset, T Value) {
  memcpy(&Contents[Offset], &Value, sizeof(T));
  return Contents;
}

#define FIELD(Name) {#Name, offsetof(abi::ImageHeader, Name)}
struct Field {
  const char *Name;
  uint64_t Offset;
};

TEST_F(DamagedImage, ReferencesLeadIntoIt) {
  const Field References[] = {
      FIELD(MemoryImage), FIELD(Init),       FIELD(Start),
      FIELD(CodeBegin),   FIELD(CodeEnd),    FIELD(Funcrefs),
      FIELD(Tables),      FIELD(Elems),      FIELD(Datas),
      FIELD(Functions),   FIELD(TrapStream), FIELD(Names),
      FIELD(Types),       FIELD(Exports),    FIELD(MemoryRoutinesEnd)};
  for (const Field &F : References)
    for (int32_t Distance : {0x1000000, 0x7ffffff8, -0x1000000, -0x7ffffff8})
      EXPECT_TRUE(isSentence(
          verdict(with(Exporter, header(Exporter) + F.Offset, Distance))))
          << F.Name << ' ' << Distance;
  for (int32_t Distance : {0x1000000, -0x1000000})
    EXPECT_EQ(
        verdict(with(Importer,
                     header(Importer) + offsetof(abi::ImageHeader, Imports),
                     Distance)),
        "damaged image: imports");
}

TEST_F(DamagedImage, ArraysEndInIt) {
  const Field Arrays[] = {FIELD(Funcrefs), FIELD(Tables),    FIELD(Elems),
                          FIELD(Datas),    FIELD(Functions), FIELD(TrapStream),
                          FIELD(Names),    FIELD(Types),     FIELD(Exports)};
  for (const Field &F : Arrays)
    for (uint32_t Count : {0x100000u, 0x80000000u, 0xffffffffu})
      EXPECT_TRUE(isSentence(
          verdict(with(Exporter, header(Exporter) + F.Offset + 4, Count))))
          << F.Name << ' ' << Count;
}

TEST_F(DamagedImage, OffsetsAreInTheInstance) {
  const Field Offsets[] = {FIELD(FuncrefOffset), FIELD(ElemSizeOffset),
                           FIELD(DataSizeOffset), FIELD(TypeIdOffset)};
  for (const Field &F : Offsets)
    for (int32_t Offset : {0, 8, -8, -56, -0x100000, 0x7ffffff8})
      EXPECT_TRUE(isSentence(
          verdict(with(Exporter, header(Exporter) + F.Offset, Offset))))
          << F.Name << ' ' << Offset;
}

/// Where the array begins in the file, whose first segment has address 0.
template <typename T>
uint64_t arrayAt(const std::string &Contents, uint64_t Field) {
  abi::RelArray<T> Array;
  memcpy(&Array, &Contents[Field], sizeof(Array));
  return Field + int64_t(Array.First.Distance);
}

TEST_F(DamagedImage, NumbersAreOfWhatIsThere) {
  uint64_t Header = header(Exporter);
  uint64_t Elems = arrayAt<abi::ElemInit>(
      Exporter, Header + offsetof(abi::ImageHeader, Elems));
  uint64_t Words = arrayAt<uint32_t>(Exporter, Elems);
  EXPECT_EQ(verdict(with(Exporter, Words, 0x10000)), "damaged image: segments");
  uint64_t Funcrefs = arrayAt<abi::FuncrefInit>(
      Exporter, Header + offsetof(abi::ImageHeader, Funcrefs));
  EXPECT_EQ(
      verdict(with(Exporter, Funcrefs + offsetof(abi::FuncrefInit, TypeId),
                   0x10000)),
      "damaged image: functions");
  uint64_t Exports = arrayAt<abi::ExportEntry>(
      Exporter, Header + offsetof(abi::ImageHeader, Exports));
  EXPECT_EQ(
      verdict(with(Exporter,
                   Exports + offsetof(abi::ExportEntry, ImportPlusOne), 1)),
      "damaged image: exports");
}

TEST_F(DamagedImage, FurtherMemoriesAreOfWhatIsThere) {
  registerExporter();
  uint64_t Header = header(Importer);
  uint64_t Field = Header + offsetof(abi::ImageHeader, FurtherMemories);
  EXPECT_EQ(verdict(Importer), "");
  EXPECT_EQ(verdict(with(Importer, Field, 0x1000000)),
            "damaged image: further memories");
  for (uint32_t Count : {101u, 0x80000000u, 0xffffffffu})
    EXPECT_EQ(verdict(with(Importer, Field + 4, Count)),
              "damaged image: further memories");
  uint64_t First = arrayAt<abi::MemoryInit>(Importer, Field);
  abi::MemoryInit Good;
  memcpy(&Good, &Importer[First], sizeof(Good));
  EXPECT_EQ(Good.Index, 1u);
  EXPECT_EQ(Good.Shape.MaxPages, 2u);
  auto Says = [&](auto Change) {
    abi::MemoryInit Bad = Good;
    Change(Bad);
    return verdict(with(Importer, First, Bad));
  };
  const char *Memories = "damaged image: further memories";
  EXPECT_EQ(Says([](auto &M) { M.Offset = -32; }), Memories);
  EXPECT_EQ(Says([](auto &M) { M.Offset = -0x100000; }), Memories);
  EXPECT_EQ(Says([](auto &M) { M.Shape.MinPages = 3; }), Memories);
  EXPECT_EQ(Says([](auto &M) { M.Shape.MaxPages = 65537; }), Memories);
  EXPECT_EQ(Says([](auto &M) { M.Shape.PageSizeLog2 = 17; }), Memories);
  EXPECT_EQ(Says([](auto &M) { M.Shape.Flags = abi::Shared; }), Memories);
  const char *References = "damaged image: references to memories";
  EXPECT_EQ(Says([](auto &M) { M.Index = 3; }), References);
  uint64_t Refs = Header + offsetof(abi::ImageHeader, MemoryRefOffset);
  // An imported memory has one too, and imports are looked at first.
  EXPECT_EQ(verdict(with(Importer, Refs, -80)), "damaged image: imports");
  EXPECT_EQ(verdict(with(Importer, Refs, 0)), "damaged image: imports");
}

TEST_F(DamagedImage, TypesAreOfWhatIsThere) {
  uint64_t Exports = arrayAt<abi::ExportEntry>(
      Exporter, header(Exporter) + offsetof(abi::ImageHeader, Exports));
  constexpr uint64_t Type = offsetof(abi::ExportEntry, Type);
  abi::ExternType T;
  // The memory, the table, two globals, and functions.
  for (unsigned I : {1, 2, 4}) {
    uint64_t At = Exports + I * sizeof(abi::ExportEntry) + Type;
    memcpy(&T, &Exporter[At], sizeof(T));
    T.Type = T.Value.Heap = abi::EarlierType | 0x10000;
    EXPECT_EQ(verdict(with(Exporter, At, T)), "damaged image: exports") << I;
  }
}

TEST_F(DamagedImage, PartsOfInstancesDontOverlap) {
  uint64_t Header = header(Exporter);
  uint64_t Table = arrayAt<abi::TableInit>(
      Exporter, Header + offsetof(abi::ImageHeader, Tables));
  int32_t Offset;
  memcpy(&Offset, &Exporter[Table + offsetof(abi::TableInit, Offset)], 4);
  EXPECT_EQ(
      verdict(with(Exporter, Header + offsetof(abi::ImageHeader, TypeIdOffset),
                   Offset)),
      "damaged image: types");
  EXPECT_EQ(verdict(with(Exporter,
                         Header + offsetof(abi::ImageHeader, ElemSizeOffset),
                         Offset + 36)),
            "damaged image: segments");
}

TEST_F(DamagedImage, AllThatIsLeftOutIsImported) {
  registerExporter();
  uint64_t Header = header(Importer);
  EXPECT_EQ(verdict(with(Importer,
                         Header + offsetof(abi::ImageHeader, Imports) + 4, 0)),
            "damaged image: imports");
  uint64_t Memory = arrayAt<abi::MemoryInit>(
      Importer, Header + offsetof(abi::ImageHeader, FurtherMemories));
  // Number 0 is the imported one, 2 the next one, and there are no others.
  for (uint32_t Index : {0, 2, 3, -1})
    EXPECT_EQ(verdict(with(Importer, Memory + offsetof(abi::MemoryInit, Index),
                           Index)),
              "damaged image: references to memories");
}

TEST_F(DamagedImage, NamesEnd) {
  uint64_t Names = header(Exporter) + offsetof(abi::ImageHeader, Names);
  uint32_t Count;
  memcpy(&Count, &Exporter[Names + 4], sizeof(Count));
  ASSERT_GT(Count, 0u);
  uint64_t Last = arrayAt<char>(Exporter, Names) + Count - 1;
  EXPECT_EQ(verdict(with(Exporter, Last, 'x')),
            "damaged image: tables for traps");
}

/// Where the program header of the code is.
uint64_t codeSegment(const std::string &Contents) {
  auto *Segments =
      reinterpret_cast<const ElfSegment *>(Contents.data() + sizeof(ElfHeader));
  unsigned I = 0;
  while (!(Segments[I].Flags & ElfExecute))
    ++I;
  return sizeof(ElfHeader) + I * sizeof(ElfSegment);
}

TEST_F(DamagedImage, SegmentsDontOverlap) {
  uint64_t Code = codeSegment(Exporter);
  ElfSegment S;
  memcpy(&S, &Exporter[Code], sizeof(S));
  S.Address = S.Offset = 0;
  EXPECT_EQ(verdict(with(Exporter, Code, S)),
            "damaged image: segments overlap");
  S.Address = S.Offset = 0x10000001;
  EXPECT_EQ(verdict(with(Exporter, Code, S)),
            "damaged image: a segment is not in the file");
}

TEST_F(DamagedImage, CodeIsNotWritten) {
  uint64_t Flags = codeSegment(Exporter) + offsetof(ElfSegment, Flags);
  EXPECT_EQ(verdict(with(Exporter, Flags, 7)),
            "damaged image: code that can be written");
}

TEST_F(DamagedImage, OthersAreToldWhatTheyAre) {
  uint64_t Header = header(Exporter);
  EXPECT_EQ(verdict(with(Exporter, 0, 'x')),
            "not an image: no ELF file of 64 bits");
  EXPECT_EQ(verdict(with(Exporter, offsetof(ElfHeader, Type), uint16_t(2))),
            "not an image: no shared object");
  EXPECT_EQ(verdict(with(Exporter, offsetof(ElfHeader, Machine), uint16_t(8))),
            std::string("target: the image is for ELF machine 8, this machine "
                        "is ") +
                OwnTarget +
                "; recompile with wasmc compile --emit=cwasm --target " +
                OwnTarget);
  EXPECT_EQ(verdict(with(Exporter, Header, 0)),
            "not an image: no header at the entry address");
  EXPECT_EQ(verdict(with(Exporter, Header + 4, 77)),
            "abi: the image has 77, this runtime has 2; recompile with wasmc "
            "compile --emit=cwasm of this runtime's version");
  EXPECT_EQ(verdict(with(Exporter, Header + offsetof(abi::ImageHeader, Flags),
                         uint32_t(abi::HasMemory))),
            "not an image: an executable");
}

} // namespace

} // namespace wasmc::test

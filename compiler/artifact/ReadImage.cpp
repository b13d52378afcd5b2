//===- ReadImage.cpp - an image's description of itself -------------------===//
//
// The counterpart of ImageModule.cpp, for looking at files that anybody may
// have changed: every distance and count is checked against the section.
//
//===----------------------------------------------------------------------===//

#include "compiler/artifact/ImageModule.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Object/ELF.h"
#include <cstring>

using namespace llvm;
using namespace wasmc;

namespace {

Expected<ArrayRef<uint8_t>> imageSection(ArrayRef<char> Executable) {
  auto File = object::ELFFile<object::ELF64LE>::create(
      StringRef(Executable.data(), Executable.size()));
  if (!File)
    return File.takeError();
  auto Sections = File->sections();
  if (!Sections)
    return Sections.takeError();
  for (const object::ELF64LE::Shdr &Section : *Sections) {
    auto Name = File->getSectionName(Section);
    if (!Name)
      return Name.takeError();
    if (*Name == ImageSection)
      return File->getSectionContents(Section);
  }
  return createStringError("it has no description of a WebAssembly module");
}

/// Reads structures by their offset in the section. What isn't in it is read
/// as zeros, and Damaged is set.
class DescriptionReader {
public:
  explicit DescriptionReader(ArrayRef<uint8_t> Section)
      : Section(Section), TextLeft(Section.size()) {}

  bool Damaged = false;

  template <typename T> T read(uint64_t At) {
    static_assert(std::is_trivially_copyable_v<T>);
    T Value = {};
    if (At > Section.size() || Section.size() - At < sizeof(T))
      Damaged = true;
    else
      std::memcpy(static_cast<void *>(&Value), Section.data() + At, sizeof(T));
    return Value;
  }

  /// Calls Do(Offset) for each element of the RelArray at Field.
  template <typename T, typename Function>
  void forEach(uint64_t Field, Function Do) {
    auto Array = read<abi::RelArray<T>>(Field);
    int64_t Begin = int64_t(Field) + Array.First.Distance;
    if (Begin < 0 || uint64_t(Begin) > Section.size() ||
        (Section.size() - uint64_t(Begin)) / sizeof(T) < Array.Count) {
      Damaged = true;
      return;
    }
    for (uint32_t I = 0; I != Array.Count; ++I)
      Do(uint64_t(Begin) + I * sizeof(T));
  }

  template <typename T> std::vector<T> array(uint64_t Field) {
    std::vector<T> Result;
    forEach<T>(Field, [&](uint64_t At) { Result.push_back(read<T>(At)); });
    return Result;
  }
  /// Texts don't overlap: all together they are no longer than the section.
  std::string text(uint64_t Field) {
    uint64_t Length = read<abi::RelArray<char>>(Field).Count;
    if (Length > TextLeft) {
      Damaged = true;
      return "";
    }
    TextLeft -= Length;
    return toStringRef(array<uint8_t>(Field)).str();
  }

private:
  ArrayRef<uint8_t> Section;
  uint64_t TextLeft;
};

#define FIELD(Name) offsetof(abi::ImageHeader, Name)

ImageManifest readManifest(DescriptionReader &R) {
  ImageManifest M;
  constexpr uint64_t At = FIELD(Manifest);
  size_t I = 0;
  R.forEach<abi::RelArray<char>>(At + offsetof(abi::Manifest, Texts),
                                 [&](uint64_t Text) {
                                   if (I != M.Texts.size())
                                     M.Texts[I++] = R.text(Text);
                                 });
  I = 0;
  R.forEach<uint64_t>(At + offsetof(abi::Manifest, Numbers),
                      [&](uint64_t Number) {
                        if (I != M.Numbers.size())
                          M.Numbers[I++] = R.read<uint64_t>(Number);
                      });
  return M;
}

/// Without what is only for the runtime.
ImageLinking readLinking(DescriptionReader &R) {
  ImageLinking L;
  L.Types = R.array<uint32_t>(FIELD(Types));
  L.NumTypes = R.read<uint32_t>(FIELD(NumTypes));
  R.forEach<abi::ImportEntry>(FIELD(Imports), [&](uint64_t At) {
    auto Entry = R.read<abi::ImportEntry>(At);
    L.Imports.push_back({R.text(At + offsetof(abi::ImportEntry, Module)),
                         R.text(At + offsetof(abi::ImportEntry, Name)),
                         Entry.Type, Entry.Offset});
  });
  R.forEach<abi::ExportEntry>(FIELD(Exports), [&](uint64_t At) {
    auto Entry = R.read<abi::ExportEntry>(At);
    L.Exports.push_back({R.text(At + offsetof(abi::ExportEntry, Name)),
                         Entry.Type, Entry.ImportPlusOne, Entry.Offset, ""});
  });
  return L;
}

ImageSummary readSummary(DescriptionReader &R) {
  ImageSummary S;
  S.AbiVersion = R.read<uint32_t>(FIELD(Version));
  ImageManifest Manifest = readManifest(R);
  if (!Manifest[abi::ManifestText::Target].empty())
    S.Manifest = std::move(Manifest);
  if (S.AbiVersion != abi::AbiVersion) {
    S.Loadable = S.Manifest.has_value();
    return S;
  }
  auto Header = R.read<abi::ImageHeader>(0);
  S.Loadable = Header.Flags & abi::Loadable;
  S.HasMemory = Header.Flags & abi::HasMemory;
  S.Memory = Header.Memory;
  S.MemoryImageSize = Header.MemoryImageSize;
  S.StackSize = Header.StackSize;
  S.NumFunctions = Header.Functions.Count;
  S.Grants = R.array<uint8_t>(FIELD(Grants));
  if (S.Loadable)
    S.Linking = readLinking(R);
  return S;
}

#undef FIELD

} // namespace

Expected<ImageSummary> wasmc::readImage(ArrayRef<char> Executable) {
  Expected<ArrayRef<uint8_t>> Section = imageSection(Executable);
  if (!Section)
    return Section.takeError();
  DescriptionReader R(*Section);
  bool Ours = R.read<uint32_t>(0) == abi::ImageMagic;
  ImageSummary S = readSummary(R);
  if (!Ours || R.Damaged)
    return createStringError("its description is damaged");
  if (S.AbiVersion != abi::AbiVersion && !S.Manifest)
    return createStringError(
        "it was made for version %u of the runtime's ABI, this is version %u",
        S.AbiVersion, abi::AbiVersion);
  return S;
}

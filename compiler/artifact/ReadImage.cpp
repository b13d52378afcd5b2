//===- ReadImage.cpp - an executable's description of itself --------------===//
//
// The counterpart of ImageModule.cpp, for looking at files that anybody may
// have changed: every distance and count is checked against the section.
//
//===----------------------------------------------------------------------===//

#include "compiler/artifact/ImageModule.h"
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

/// The array that the RelArray at Field refers to.
Expected<ArrayRef<uint8_t>> arrayAt(ArrayRef<uint8_t> Section, size_t Field,
                                    abi::RelArray<uint8_t> Array) {
  if (!Array.Count)
    return ArrayRef<uint8_t>();
  int64_t Begin = int64_t(Field) + Array.First.Distance;
  if (Begin < 0 || uint64_t(Begin) + Array.Count > Section.size())
    return createStringError("its description is damaged");
  return Section.slice(size_t(Begin), Array.Count);
}

} // namespace

Expected<ImageSummary> wasmc::readImage(ArrayRef<char> Executable) {
  Expected<ArrayRef<uint8_t>> Section = imageSection(Executable);
  if (!Section)
    return Section.takeError();
  abi::ImageHeader Header;
  if (Section->size() < sizeof(Header))
    return createStringError("its description is damaged");
  std::memcpy(static_cast<void *>(&Header), Section->data(), sizeof(Header));
  if (Header.Magic != abi::ImageMagic)
    return createStringError("its description is damaged");
  if (Header.Version != abi::AbiVersion)
    return createStringError(
        "it was made for version %u of the runtime's ABI, this is version %u",
        Header.Version, abi::AbiVersion);
  Expected<ArrayRef<uint8_t>> Grants =
      arrayAt(*Section, offsetof(abi::ImageHeader, Grants), Header.Grants);
  if (!Grants)
    return Grants.takeError();

  ImageSummary S;
  S.AbiVersion = Header.Version;
  S.Loadable = Header.Flags & abi::Loadable;
  S.HasMemory = Header.Flags & abi::HasMemory;
  S.MemoryMinPages = Header.MemoryMinPages;
  S.MemoryMaxPages = Header.MemoryMaxPages;
  S.MemoryImageSize = Header.MemoryImageSize;
  S.StackSize = Header.StackSize;
  S.NumFunctions = Header.Functions.Count;
  S.Grants = Grants->vec();
  return S;
}

//===- VerifyFile.cpp - is this file whole, and for this machine? ---------===//

#include "runtime-support/loader/VerifyFile.h"
#include "runtime-support/abi/Trailer.h"
#include "runtime-support/loader/Checksum.h"
#include "runtime-support/loader/CpuFeatures.h"
#include "runtime-support/loader/Elf.h"

using namespace wasmc;
using namespace wasmc::loader;

namespace {

//===--- Checksum ---------------------------------------------------------===//

bool damaged(const char *What, Text &Why) {
  Why << "damaged image: " << What;
  return false;
}

/// Adds a file's bytes from its first on, each once: from segments that are
/// mapped, which costs no copy, and by reading what is between them.
class FileSum {
public:
  explicit FileSum(const ImageFile &File) : File(File) {}

  /// False if the file can't be read up to End.
  bool addUpTo(uint64_t End) {
    for (uint32_t I = 0; I != File.NumSegments; ++I)
      if (!addSegment(File.Segments[I], End))
        return false;
    return addByReading(End);
  }

  uint64_t sum() const { return Sum.sum(); }

private:
  /// Segments that overlap in the file are read.
  bool addSegment(const Segment &S, uint64_t End) {
    uint64_t Bytes = S.Range.End - S.Range.Begin;
    if (S.FileOffset < At || S.FileOffset > End || Bytes > End - S.FileOffset)
      return true;
    if (!addByReading(S.FileOffset))
      return false;
    Sum.add(reinterpret_cast<const void *>(S.Range.Begin), Bytes);
    At += Bytes;
    return true;
  }

  bool addByReading(uint64_t End) {
    char Buffer[4096];
    while (At < End) {
      uint64_t Bytes = End - At < sizeof(Buffer) ? End - At : sizeof(Buffer);
      if (!readExactly(File.Fd, Buffer, Bytes, At))
        return false;
      Sum.add(Buffer, Bytes);
      At += Bytes;
    }
    return true;
  }

  const ImageFile &File;
  Checksum Sum;
  uint64_t At = 0;
};

//===--- Manifest ---------------------------------------------------------===//

/// What a terminal can be shown of a text that may be anything.
struct Printable {
  Bytes Of;
};
Text &operator<<(Text &Why, Printable P) {
  constexpr uint64_t Most = 64;
  for (uint64_t I = 0; I != P.Of.Size && I != Most; ++I) {
    char C = P.Of.Data[I];
    bool Shown = C >= ' ' && C <= '~';
    Why << Bytes{Shown ? &C : "?", 1};
  }
  return Why;
}

/// A text of the manifest; empty if there is none, or not in the image.
Bytes manifestText(const ImageFile &File, abi::ManifestText Which) {
  using TextRef = abi::RelArray<char>;
  const abi::RelArray<TextRef> &Texts = File.Header->Manifest.Texts;
  if (uint32_t(Which) >= Texts.Count)
    return {nullptr, 0};
  const TextRef *Text = Texts.begin() + uint32_t(Which);
  if (uintptr_t(Text) % alignof(TextRef) ||
      !File.contains(Text, sizeof(TextRef)) || !Text->Count ||
      !File.contains(Text->begin(), Text->Count))
    return {nullptr, 0};
  return {Text->begin(), Text->Count};
}

bool verifyAbi(const abi::ImageHeader &H, Text &Why) {
  if (H.Magic != abi::ImageMagic) {
    Why << "not an image: no header at the entry address";
    return false;
  }
  if (H.Version == abi::AbiVersion)
    return true;
  Why << "abi: the image has " << uint64_t(H.Version) << ", this runtime has "
      << uint64_t(abi::AbiVersion)
      << "; recompile with wasmc compile --emit=cwasm of this runtime's "
         "version";
  return false;
}

bool verifyFlags(const abi::ImageHeader &H, Text &Why) {
  uint32_t Unknown = H.Flags & ~uint32_t(abi::KnownImageFlags);
  if (Unknown) {
    Why << "flags: the image has " << uint64_t(H.Flags)
        << ", this runtime knows " << uint64_t(abi::KnownImageFlags)
        << "; recompile with wasmc compile --emit=cwasm of this runtime's "
           "version";
    return false;
  }
  if (H.Flags & abi::Loadable)
    return true;
  Why << "not an image: an executable";
  return false;
}

bool verifyTarget(const ImageFile &File, Text &Why) {
  Bytes Target = manifestText(File, abi::ManifestText::Target);
  constexpr Bytes Ours = {OwnTarget, sizeof(OwnTarget) - 1};
  if (Target == Ours)
    return true;
  Text Name = {};
  wrongTarget((Name << Printable{Target}).bytes(), Why);
  return false;
}

bool verifyCpuFeature(Bytes Feature, Presence Found, const ImageFile &File,
                      Text &Why) {
  if (Found == Presence::Present)
    return true;
  Why << "cpu_features: the image needs " << Printable{Feature}
      << (Found == Presence::Missing
              ? ", this machine has none"
              : ", this runtime can't tell whether this machine has it")
      << "; recompile with wasmc compile --emit=cwasm without --cpu "
      << Printable{manifestText(File, abi::ManifestText::Cpu)}
      << " or --features +" << Printable{Feature};
  return false;
}

/// "avx,avx2"
bool verifyCpuFeatures(const ImageFile &File, Text &Why) {
  CpuFeatures Cpu;
  Bytes Rest = manifestText(File, abi::ManifestText::CpuFeatures);
  while (Rest.Size) {
    uint64_t Size = 0;
    while (Size != Rest.Size && Rest.Data[Size] != ',')
      ++Size;
    Bytes Feature = {Rest.Data, Size};
    if (!verifyCpuFeature(Feature, Cpu.find(Feature), File, Why))
      return false;
    Size += Size != Rest.Size;
    Rest = {Rest.Data + Size, Rest.Size - Size};
  }
  return true;
}

} // namespace

bool loader::verifyChecksum(const ImageFile &File, Text &Why) {
  abi::Trailer T;
  if (File.FileBytes < sizeof(T) ||
      !readExactly(File.Fd, &T, sizeof(T), File.FileBytes - sizeof(T)) ||
      T.Magic != abi::TrailerMagic || T.FileBytes != File.FileBytes)
    return damaged("its end is missing", Why);
  FileSum Sum(File);
  if (!Sum.addUpTo(File.FileBytes - sizeof(T) + abi::TrailerSummedBytes))
    return damaged("it can't be read to its end", Why);
  return Sum.sum() == T.Checksum || damaged("its checksum is wrong", Why);
}

bool loader::verifyManifest(const ImageFile &File, Text &Why) {
  return verifyAbi(*File.Header, Why) && verifyFlags(*File.Header, Why) &&
         verifyTarget(File, Why) && verifyCpuFeatures(File, Why);
}

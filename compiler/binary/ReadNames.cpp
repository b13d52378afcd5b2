//===- ReadNames.cpp - the name section -----------------------------------===//
//
// Spec: Appendix, Custom Sections. An error in a custom section is no error of
// the module, so what is malformed ends the reading and nothing more.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/SectionReader.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::binary;
using namespace wasmc::wasm;

namespace {
class NameReader {
public:
  NameReader(ByteReader R, const Module &M, Names &Into)
      : R(R), M(M), Into(Into) {}

  /// What has been read before an error stays.
  Error read();

private:
  Error readMap(ByteReader &Sub, NameKind Kind, uint32_t Outer);
  Error readNestedMap(ByteReader &Sub, NameKind Kind);
  Error readSubsection(NameKind Kind, ByteReader &Sub);

  ByteReader R;
  const Module &M;
  Names &Into;
};
} // namespace

Error NameReader::readMap(ByteReader &Sub, NameKind Kind, uint32_t Outer) {
  std::vector<NameEntry> &Entries = Into.Entries[size_t(Kind)];
  uint32_t Count;
  if (Error E = assignTo(Count, Sub.readU32()))
    return E;
  for (uint32_t N = 0; N < Count; ++N) {
    NameEntry Entry;
    Entry.Outer = Outer;
    if (Error E = assignTo(Entry.Index, Sub.readU32()))
      return E;
    if (Error E = assignTo(Entry.Name, Sub.readName()))
      return E;
    if (Kind == NameKind::Func && Entry.Index < M.Functions.size())
      Into.Functions[Entry.Index] = Entry.Name;
    bool Ascends = Entries.empty() || Entries.back().Outer < Outer ||
                   Entries.back().Index < Entry.Index;
    if (Ascends && !Entry.Name.empty())
      Entries.push_back(Entry);
    else
      Into.Complete = false;
  }
  return Error::success();
}

Error NameReader::readNestedMap(ByteReader &Sub, NameKind Kind) {
  uint32_t Count;
  if (Error E = assignTo(Count, Sub.readU32()))
    return E;
  for (uint32_t N = 0; N < Count; ++N) {
    uint32_t Outer;
    if (Error E = assignTo(Outer, Sub.readU32()))
      return E;
    const std::vector<NameEntry> &Entries = Into.Entries[size_t(Kind)];
    // A search needs them in order.
    if (!Entries.empty() && Entries.back().Outer >= Outer) {
      Into.Complete = false;
      return Error::success();
    }
    if (Error E = readMap(Sub, Kind, Outer))
      return E;
  }
  return Error::success();
}

Error NameReader::readSubsection(NameKind Kind, ByteReader &Sub) {
  if (Kind == NameKind::Module) {
    if (Error E = assignTo(Into.Module, Sub.readName()))
      return E;
    Into.Complete &= !Into.Module.empty();
  } else if (isNestedKind(Kind)) {
    if (Error E = readNestedMap(Sub, Kind))
      return E;
  } else {
    if (Kind == NameKind::Func)
      Into.Functions.resize(M.Functions.size());
    if (Error E = readMap(Sub, Kind, 0))
      return E;
  }
  Into.Complete &= Sub.atEnd();
  return Error::success();
}

Error NameReader::read() {
  for (unsigned Seen = 0; !R.atEnd();) {
    uint8_t Id;
    if (Error E = assignTo(Id, R.readByte()))
      return E;
    Expected<uint32_t> Size = R.readSize();
    if (!Size)
      return Size.takeError();
    uint64_t Start = R.offset();
    Expected<ArrayRef<uint8_t>> Content = R.readBytes(*Size);
    if (!Content)
      return Content.takeError();
    // Each comes once; their order has no meaning to a reader.
    bool Known = Id < NumNameKinds && !(Seen >> Id & 1);
    Into.Complete &= Known;
    if (!Known)
      continue;
    Seen |= 1u << Id;
    ByteReader Sub(*Content, Start);
    if (Error E = readSubsection(NameKind(Id), Sub))
      return E;
  }
  return Error::success();
}

void wasmc::binary::readNames(const CustomSection &Section, Module &M) {
  ByteReader R(Section.Bytes.Bytes, Section.Bytes.Offset);
  if (Error E = NameReader(R, M, M.Name).read()) {
    consumeError(std::move(E));
    M.Name.Complete = false;
  }
}

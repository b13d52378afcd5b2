//===- ReadSegments.cpp - element and data segments -----------------------===//
//
// Spec: Binary Format, Element Section and Data Section.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/SectionReader.h"
#include "compiler/wasm/Limits.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::binary;
using namespace wasmc::wasm;

namespace {
/// Bits of the number at the head of an element segment. For active segments
/// the second bit means that table and type are written out.
enum ElemFlags : uint32_t {
  NotActive = 1 << 0,
  ExplicitOrDeclarative = 1 << 1,
  UsesExprs = 1 << 2,
  AllElemFlags = NotActive | ExplicitOrDeclarative | UsesExprs
};
enum DataFlags : uint32_t { ActiveIn0 = 0, Passive = 1, Active = 2 };
} // namespace

/// Everything before the elements: mode, table, offset and type.
Error SectionReader::readElemHead(ElemSegment &S, uint32_t Flags) {
  bool Explicit = Flags & ExplicitOrDeclarative;
  S.UsesExprs = Flags & UsesExprs;
  if (Flags & NotActive) {
    S.Mode = Explicit ? SegmentMode::Declarative : SegmentMode::Passive;
  } else {
    S.Mode = SegmentMode::Active;
    if (Explicit)
      if (Error E = assignTo(S.Table, R.readU32()))
        return E;
    if (Error E = assignTo(S.OffsetExpr, readConstExpr()))
      return E;
  }
  // Indices of functions are references that are not null.
  S.Type =
      S.UsesExprs ? ValType::funcref() : ValType::ref(HeapType::Func, false);
  if (!(Flags & (NotActive | ExplicitOrDeclarative)))
    return Error::success();
  if (S.UsesExprs)
    return readRefType(S.Type);
  Expected<uint8_t> Kind = R.readByte();
  if (!Kind)
    return Kind.takeError();
  if (*Kind != 0)
    return inputError(Diag::BadElementsKind, R.offset() - 1);
  return Error::success();
}

Error SectionReader::readElemList(ElemSegment &S) {
  return readVector(limits::Elements, "elements", [&]() -> Error {
    if (S.UsesExprs)
      return assignTo(S.Exprs.emplace_back(), readConstExpr());
    return assignTo(S.Funcs.emplace_back(), R.readU32());
  });
}

Error SectionReader::readElem(ElemSegment &S) {
  S.Offset = R.offset();
  uint32_t Flags;
  if (Error E = assignTo(Flags, R.readU32()))
    return E;
  if (Flags & ~uint32_t(AllElemFlags))
    return inputError(Diag::BadElementsKind, S.Offset);
  if (Error E = readElemHead(S, Flags))
    return E;
  if (S.Mode != SegmentMode::Active)
    M.noteFeature(Feature::BulkMemory, S.Offset);
  if (S.Mode == SegmentMode::Declarative || S.UsesExprs || S.Table.Value != 0)
    M.noteFeature(Feature::ReferenceTypes, S.Offset);
  return readElemList(S);
}

Error SectionReader::readElems() {
  return readVector(limits::ElemSegments, "element segments",
                    [&] { return readElem(M.Elems.emplace_back()); });
}

Error SectionReader::readData(DataSegment &S) {
  S.Offset = R.offset();
  uint32_t Flags;
  if (Error E = assignTo(Flags, R.readU32()))
    return E;
  if (Flags > Active)
    return inputError(Diag::BadDataKind, S.Offset);
  if (Flags == Passive) {
    S.Mode = SegmentMode::Passive;
    M.noteFeature(Feature::BulkMemory, S.Offset);
  } else {
    S.Mode = SegmentMode::Active;
    if (Flags == Active)
      if (Error E = assignTo(S.Memory, R.readU32()))
        return E;
    if (Error E = assignTo(S.OffsetExpr, readConstExpr()))
      return E;
  }
  uint32_t Size;
  if (Error E = assignTo(Size, R.readU32()))
    return E;
  S.Bytes.Offset = R.offset();
  return assignTo(S.Bytes.Bytes, R.readBytes(Size));
}

Error SectionReader::readDatas() {
  DataOffset = R.offset();
  return readVector(limits::DataSegments, "data segments",
                    [&] { return readData(M.Datas.emplace_back()); });
}

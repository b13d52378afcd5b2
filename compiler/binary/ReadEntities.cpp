//===- ReadEntities.cpp - imports, tables, memories, globals, tags --------===//
//
// Spec: Binary Format, Types (Limits and what follows them) and the sections
// of imports, tables, memories, tags and globals.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/SectionReader.h"
#include "compiler/wasm/Limits.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::binary;
using namespace wasmc::wasm;

namespace {
/// Bits of the byte before limits.
enum LimitsFlags : uint8_t {
  HasMax = 1 << 0,
  IsShared = 1 << 1,
  Is64 = 1 << 2,
  HasPageSize = 1 << 3,
};
/// Announces a table with an initializer.
constexpr uint8_t TableInitCode = 0x40;
} // namespace

/// Entities that are imported and those that are defined count together.
template <typename T>
Error SectionReader::add(std::vector<T> &To, T Entity, uint32_t Limit,
                         StringRef What) {
  if (To.size() == Limit)
    return tooMany(Limit, What, R.offset());
  To.push_back(std::move(Entity));
  return Error::success();
}

Error SectionReader::readLimitsBody(Limits &L, uint8_t Flags) {
  L.Addr = Flags & Is64 ? AddrType::I64 : AddrType::I32;
  L.Shared = Flags & IsShared;
  if (Error E = assignTo(L.Min, R.readU64()))
    return E;
  if (!(Flags & HasMax))
    return Error::success();
  return assignTo(L.Max.emplace(), R.readU64());
}

Error SectionReader::readTableType(TableType &T) {
  if (Error E = readRefType(T.Elem))
    return E;
  uint64_t Start = R.offset();
  uint8_t Flags;
  if (Error E = assignTo(Flags, R.readByte()))
    return E;
  if (Flags & ~(HasMax | Is64))
    return inputError(Diag::BadLimitsFlags, Start);
  if (Flags & Is64)
    M.noteFeature(Feature::Memory64, Start);
  return readLimitsBody(T.Lim, Flags);
}

Error SectionReader::readMemoryType(MemoryType &T) {
  uint64_t Start = R.offset();
  uint8_t Flags;
  if (Error E = assignTo(Flags, R.readByte()))
    return E;
  // A page size behind which nothing comes counts as malformed flags: the
  // official suite's binary.wast knows no page sizes.
  if (Flags & ~(HasMax | IsShared | Is64 | HasPageSize) ||
      (Flags == HasPageSize && R.atEnd()))
    return inputError(Diag::BadLimitsFlags, Start);
  if (Flags & IsShared)
    M.noteFeature(Feature::Threads, Start);
  if (Flags & Is64)
    M.noteFeature(Feature::Memory64, Start);
  if (Error E = readLimitsBody(T.Lim, Flags))
    return E;
  if (!(Flags & HasPageSize))
    return Error::success();
  M.noteFeature(Feature::CustomPageSizes, Start);
  uint32_t PageSizeLog2;
  uint64_t PageSizeOffset = R.offset();
  if (Error E = assignTo(PageSizeLog2, R.readU32()))
    return E;
  if (PageSizeLog2 >= 64)
    return inputError(Diag::BadPageSize, PageSizeOffset);
  T.PageSizeLog2 = PageSizeLog2;
  return Error::success();
}

Error SectionReader::readGlobalType(GlobalType &T) {
  if (Error E = readValType(T.Type))
    return E;
  return readMutability(T.Mutable);
}

Error SectionReader::readTagType(TagType &T) {
  uint64_t Start = R.offset();
  M.noteFeature(Feature::Exceptions, Start);
  uint8_t Attribute;
  if (Error E = assignTo(Attribute, R.readByte()))
    return E;
  if (Attribute != 0)
    return inputError(Diag::BadTagAttribute, Start);
  return assignTo(T.Type, R.readU32());
}

Error SectionReader::readTable(Table &T) {
  T.Offset = R.offset();
  Expected<uint8_t> Code = R.peekByte();
  if (!Code)
    return Code.takeError();
  if (*Code != TableInitCode)
    return readTableType(T.Type);
  M.noteFeature(Feature::FunctionReferences, T.Offset);
  R.skip(1);
  Expected<uint8_t> Reserved = R.readByte();
  if (!Reserved)
    return Reserved.takeError();
  if (*Reserved != 0)
    return inputError(Diag::ZeroByteExpected, R.offset() - 1);
  if (Error E = readTableType(T.Type))
    return E;
  return assignTo(T.Init.emplace(), readConstExpr());
}

Error SectionReader::readTables() {
  return readVector(limits::Tables, "tables", [&]() -> Error {
    Table T;
    if (Error E = readTable(T))
      return E;
    if (!M.Tables.empty())
      M.noteFeature(Feature::ReferenceTypes, T.Offset);
    return add(M.Tables, std::move(T), limits::Tables, "tables");
  });
}

Error SectionReader::readMemories() {
  return readVector(limits::Memories, "memories", [&]() -> Error {
    Memory Mem;
    Mem.Offset = R.offset();
    if (Error E = readMemoryType(Mem.Type))
      return E;
    if (!M.Memories.empty())
      M.noteFeature(Feature::MultiMemory, Mem.Offset);
    return add(M.Memories, Mem, limits::Memories, "memories");
  });
}

Error SectionReader::readTags() {
  return readVector(limits::Tags, "tags", [&]() -> Error {
    Tag T;
    T.Offset = R.offset();
    if (Error E = readTagType(T.Type))
      return E;
    return add(M.Tags, T, limits::Tags, "tags");
  });
}

Error SectionReader::readGlobals() {
  return readVector(limits::Globals, "globals", [&]() -> Error {
    Global G;
    G.Offset = R.offset();
    if (Error E = readGlobalType(G.Type))
      return E;
    if (Error E = assignTo(G.Init, readConstExpr()))
      return E;
    return add(M.Globals, G, limits::Globals, "globals");
  });
}

Error SectionReader::readImport() {
  Import I;
  I.Offset = R.offset();
  if (Error E = assignTo(I.Module, R.readName()))
    return E;
  if (Error E = assignTo(I.Name, R.readName()))
    return E;
  uint64_t KindOffset = R.offset();
  uint8_t Kind;
  if (Error E = assignTo(Kind, R.readByte()))
    return E;
  if (Kind > uint8_t(ExternKind::Tag))
    return inputError(Diag::BadImportKind, KindOffset);
  I.Kind = ExternKind(Kind);
  if (Error E = readImportedEntity(I))
    return E;
  M.Imports.push_back(I);
  return Error::success();
}

/// Reads the type behind an import's kind and adds what it describes.
Error SectionReader::readImportedEntity(Import &I) {
  uint64_t Start = R.offset();
  switch (I.Kind) {
  case ExternKind::Func: {
    Function F;
    F.Imported = true;
    F.TypeOffset = Start;
    I.Index = M.NumImportedFuncs++;
    if (Error E = assignTo(F.Type, R.readU32()))
      return E;
    return add(M.Functions, F, limits::Functions, "functions");
  }
  case ExternKind::Table: {
    Table T;
    T.Imported = true;
    T.Offset = Start;
    I.Index = M.Tables.size();
    if (!M.Tables.empty())
      M.noteFeature(Feature::ReferenceTypes, Start);
    if (Error E = readTableType(T.Type))
      return E;
    return add(M.Tables, std::move(T), limits::Tables, "tables");
  }
  case ExternKind::Memory: {
    Memory Mem;
    Mem.Imported = true;
    Mem.Offset = Start;
    I.Index = M.Memories.size();
    if (!M.Memories.empty())
      M.noteFeature(Feature::MultiMemory, Start);
    if (Error E = readMemoryType(Mem.Type))
      return E;
    return add(M.Memories, Mem, limits::Memories, "memories");
  }
  case ExternKind::Global: {
    Global G;
    G.Imported = true;
    G.Offset = Start;
    I.Index = M.Globals.size();
    if (Error E = readGlobalType(G.Type))
      return E;
    if (G.Type.Mutable)
      M.noteFeature(Feature::MutableGlobals, Start);
    return add(M.Globals, G, limits::Globals, "globals");
  }
  case ExternKind::Tag: {
    Tag T;
    T.Imported = true;
    T.Offset = Start;
    I.Index = M.Tags.size();
    if (Error E = readTagType(T.Type))
      return E;
    return add(M.Tags, T, limits::Tags, "tags");
  }
  }
  llvm_unreachable("no such kind");
}

Error SectionReader::readImports() {
  return readVector(limits::Imports, "imports", [&] { return readImport(); });
}

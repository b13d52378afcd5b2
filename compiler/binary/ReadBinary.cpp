//===- ReadBinary.cpp - header, order and sizes of sections ---------------===//
//
// Spec: Binary Format, Modules.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/ReadBinary.h"
#include "compiler/binary/SectionReader.h"
#include "compiler/wasm/Instruction.h"
#include "compiler/wasm/Limits.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::binary;
using namespace wasmc::wasm;

struct SectionReader::Row {
  uint8_t Id;
  Error (SectionReader::*Read)();
};

/// The sections in the order in which they must come.
const SectionReader::Row SectionReader::Rows[] = {
    {1, &SectionReader::readTypes},      {2, &SectionReader::readImports},
    {3, &SectionReader::readFunctions},  {4, &SectionReader::readTables},
    {5, &SectionReader::readMemories},   {13, &SectionReader::readTags},
    {6, &SectionReader::readGlobals},    {7, &SectionReader::readExports},
    {8, &SectionReader::readStart},      {9, &SectionReader::readElems},
    {12, &SectionReader::readDataCount}, {10, &SectionReader::readCode},
    {11, &SectionReader::readDatas},
};

static constexpr uint8_t CustomId = 0;

Error SectionReader::tooMany(uint32_t Limit, StringRef What, uint64_t Offset) {
  return inputError(Diag::ImplementationLimit, Offset,
                    "more than " + Twine(Limit) + " " + What);
}

Error SectionReader::readHeader() {
  constexpr uint8_t Magic[] = {0x00, 'a', 's', 'm'};
  constexpr uint8_t Version[] = {0x01, 0x00, 0x00, 0x00};
  // Layer 1; the version is that of the component model's drafts.
  constexpr uint8_t Component[] = {0x0D, 0x00, 0x01, 0x00};

  ArrayRef<uint8_t> Bytes = R.rest();
  if (Bytes.size() < 4)
    return inputError(Diag::UnexpectedEnd, Bytes.size());
  if (Bytes.take_front(4) != ArrayRef(Magic))
    return inputError(Diag::BadMagic, 0);
  if (Bytes.size() < 8)
    return inputError(Diag::UnexpectedEnd, Bytes.size());
  ArrayRef<uint8_t> Found = Bytes.slice(4, 4);
  if (Found == ArrayRef(Component))
    return inputError(Diag::IsComponent, 4);
  if (Found != ArrayRef(Version))
    return inputError(Diag::BadVersion, 4);
  if (Bytes.size() > limits::ModuleSize)
    return inputError(Diag::ImplementationLimit, limits::ModuleSize,
                      "more than " + Twine(limits::ModuleSize) + " bytes");
  R.skip(8);
  return Error::success();
}

Error SectionReader::readCustom(uint64_t End, uint8_t Behind) {
  Expected<StringRef> Name = R.readName();
  if (!Name)
    return Name.takeError();
  if (R.offset() > End)
    return inputError(Diag::UnexpectedEndOfSection, End);
  uint64_t Start = R.offset();
  Expected<ArrayRef<uint8_t>> Content = R.readBytes(End - Start);
  if (!Content)
    return Content.takeError();
  M.Customs.push_back({*Name, Span{*Content, Start}, Behind});
  return Error::success();
}

/// NextRow: the first section in the order that may still come.
Error SectionReader::readSection(size_t &NextRow) {
  uint64_t Start = R.offset();
  uint8_t Id;
  if (Error E = assignTo(Id, R.readByte()))
    return E;
  auto InOrder = llvm::find_if(Rows, [&](const Row &S) { return S.Id == Id; });
  if (Id != CustomId && InOrder == std::end(Rows))
    return inputError(Diag::BadSectionId, Start);
  Expected<uint32_t> Size = R.readSize();
  if (!Size)
    return Size.takeError();
  uint64_t End = R.offset() + *Size;
  if (Id == CustomId)
    return readCustom(End, NextRow ? Rows[NextRow - 1].Id : 0);

  size_t Place = InOrder - Rows;
  if (Place < NextRow)
    return inputError(Diag::UnexpectedContent, Start);
  NextRow = Place + 1;
  if (Error E = (this->*InOrder->Read)())
    return E;
  if (R.offset() != End)
    return inputError(Diag::SectionSizeMismatch, End);
  return Error::success();
}

/// What can only be compared when all sections are known.
Error SectionReader::finish() {
  if (Bodies.size() != M.Functions.size() - M.NumImportedFuncs)
    return inputError(Diag::FunctionCodeMismatch,
                      CodeOffset ? CodeOffset : R.offset());
  for (size_t N = 0; N < Bodies.size(); ++N)
    M.Functions[M.NumImportedFuncs + N].Body = Bodies[N];
  if (M.DataCount && *M.DataCount != M.Datas.size())
    return inputError(Diag::DataCountMismatch,
                      DataOffset ? DataOffset : DataCountOffset);
  auto Name = llvm::find_if(
      M.Customs, [](const CustomSection &S) { return S.Name == "name"; });
  if (Name != M.Customs.end())
    readNames(*Name, M);
  return Error::success();
}

Error SectionReader::readSections() {
  size_t NextRow = 0;
  while (!R.atEnd())
    if (Error E = readSection(NextRow))
      return E;
  return finish();
}

/// Bodies are not decoded while sections are read. If something behind them
/// is malformed, the reason may be in a body: the first error is the one that
/// the grammar finds.
Error SectionReader::findMalformedBody() const {
  for (const Span &Body : Bodies) {
    InstructionReader Reader(
        Span{M.Bytes.drop_front(Body.Offset), Body.Offset});
    if (Error E = readLocals(Reader.bytes()).takeError())
      return E;
    if (Error E = skipExpression(Reader))
      return E;
    if (Reader.offset() != Body.Offset + Body.Bytes.size())
      return inputError(Diag::SectionSizeMismatch, Reader.offset());
  }
  return Error::success();
}

Error SectionReader::read() {
  if (Error E = readHeader())
    return E;
  M.noteFeature(Feature::Mvp, 0);
  Error E = readSections();
  if (!E)
    return E;
  if (Error Earlier = findMalformedBody()) {
    consumeError(std::move(E));
    return Earlier;
  }
  return E;
}

Expected<Span> SectionReader::readConstExpr() {
  Span Result{R.rest(), R.offset()};
  InstructionReader Instructions(Result);
  if (Error E = skipExpression(Instructions))
    return E;
  size_t Size = Instructions.offset() - Result.Offset;
  Result.Bytes = Result.Bytes.take_front(Size);
  R.skip(Size);
  return Result;
}

Expected<Module> wasmc::readBinary(ArrayRef<uint8_t> Bytes) {
  Module M;
  M.Bytes = Bytes;
  if (Error E = SectionReader(Bytes, M).read())
    return E;
  return M;
}

//===- ReadCode.cpp - functions, exports, start, code ---------------------===//
//
// Spec: Binary Format, Function, Export, Start, Code and Data Count Section.
// Function bodies are only cut out here.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/SectionReader.h"
#include "compiler/wasm/Limits.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::binary;
using namespace wasmc::wasm;

Error SectionReader::readFunctions() {
  return readVector(limits::Functions, "functions", [&]() -> Error {
    Function F;
    F.TypeOffset = R.offset();
    if (Error E = assignTo(F.Type, R.readU32()))
      return E;
    if (M.Functions.size() == limits::Functions)
      return tooMany(limits::Functions, "functions", F.TypeOffset);
    M.Functions.push_back(F);
    return Error::success();
  });
}

Error SectionReader::readExport() {
  Export X;
  X.Offset = R.offset();
  if (Error E = assignTo(X.Name, R.readName()))
    return E;
  uint8_t Kind;
  if (Error E = assignTo(Kind, R.readByte()))
    return E;
  if (Kind > uint8_t(ExternKind::Tag))
    return inputError(Diag::BadExportKind, R.offset() - 1);
  X.Kind = ExternKind(Kind);
  if (Error E = assignTo(X.Index, R.readU32()))
    return E;
  if (X.Kind == ExternKind::Global && X.Index < M.Globals.size() &&
      M.Globals[X.Index].Type.Mutable)
    M.noteFeature(Feature::MutableGlobals, X.Offset);
  M.Exports.push_back(X);
  return Error::success();
}

Error SectionReader::readExports() {
  return readVector(limits::Exports, "exports", [&] { return readExport(); });
}

Error SectionReader::readStart() {
  M.StartOffset = R.offset();
  return assignTo(M.Start.emplace(), R.readU32());
}

Error SectionReader::readDataCount() {
  DataCountOffset = R.offset();
  M.noteFeature(Feature::BulkMemory, DataCountOffset);
  return assignTo(M.DataCount.emplace(), R.readU32());
}

Error SectionReader::readCode() {
  CodeOffset = R.offset();
  return readVector(limits::Functions, "functions", [&]() -> Error {
    uint64_t SizeOffset = R.offset();
    Expected<uint32_t> Size = R.readSize();
    if (!Size)
      return Size.takeError();
    if (*Size > limits::FunctionSize)
      return inputError(Diag::ImplementationLimit, SizeOffset,
                        "a function of more than " +
                            Twine(limits::FunctionSize) + " bytes");
    uint64_t Start = R.offset();
    Expected<ArrayRef<uint8_t>> Body = R.readBytes(*Size);
    if (!Body)
      return Body.takeError();
    Bodies.push_back(Span{*Body, Start});
    return Error::success();
  });
}

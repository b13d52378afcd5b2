//===- ReadTypes.cpp - the type section -----------------------------------===//
//
// Spec: Binary Format, Types and Type Section: recursive groups of function,
// struct and array types.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/SectionReader.h"
#include "compiler/wasm/Limits.h"
#include "compiler/wasm/Unread.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::binary;
using namespace wasmc::wasm;

namespace {
constexpr uint8_t RecGroupCode = 0x4E, FinalSubCode = 0x4F, SubCode = 0x50,
                  ArrayCode = 0x5E, StructCode = 0x5F, FuncCode = 0x60,
                  I8Code = 0x78, I16Code = 0x77;
} // namespace

Error SectionReader::readValType(ValType &Into) {
  uint64_t Start = R.offset();
  if (Error E = assignTo(Into, R.readValType()))
    return E;
  M.noteFeature(featureOf(Into), Start);
  return Error::success();
}

Error SectionReader::readRefType(ValType &Into) {
  uint64_t Start = R.offset();
  if (Error E = assignTo(Into, R.readRefType()))
    return E;
  M.noteFeature(featureOf(Into), Start);
  return Error::success();
}

Error SectionReader::readMutability(bool &Into) {
  uint8_t Flag;
  if (Error E = assignTo(Flag, R.readByte()))
    return E;
  if (Flag > 1)
    return inputError(Diag::BadMutability, R.offset() - 1);
  Into = Flag;
  return Error::success();
}

Error SectionReader::readResultType(std::vector<ValType> &Into, uint32_t Limit,
                                    StringRef What) {
  return readVector(
      Limit, What, [&]() -> Error { return readValType(Into.emplace_back()); });
}

Error SectionReader::readStorageType(FieldType &F) {
  Expected<uint8_t> Code = R.peekByte();
  if (!Code)
    return Code.takeError();
  if (*Code != I8Code && *Code != I16Code)
    return readValType(F.Type);
  R.skip(1);
  F.Type = ValType::I32;
  F.Pack = *Code == I8Code ? FieldType::I8 : FieldType::I16;
  return Error::success();
}

Error SectionReader::readField(FieldType &F) {
  if (Error E = readStorageType(F))
    return E;
  return readMutability(F.Mutable);
}

Error SectionReader::readCompositeType(SubType &T) {
  uint64_t Start = R.offset();
  uint8_t Code;
  if (Error E = assignTo(Code, R.readTypeCode()))
    return E;
  switch (Code) {
  case FuncCode:
    T.Kind = SubType::Func;
    if (Error E =
            readResultType(T.Function.Params, limits::Params, "parameters"))
      return E;
    if (Error E =
            readResultType(T.Function.Results, limits::Results, "results"))
      return E;
    if (T.Function.Results.size() > 1)
      M.noteFeature(Feature::MultiValue, Start);
    return Error::success();
  case StructCode:
    T.Kind = SubType::Struct;
    M.noteFeature(Feature::Gc, Start);
    return readVector(limits::Fields, "fields",
                      [&] { return readField(T.Fields.emplace_back()); });
  case ArrayCode:
    T.Kind = SubType::Array;
    M.noteFeature(Feature::Gc, Start);
    return readField(T.Fields.emplace_back());
  default:
    if (std::optional<Unread> Known = unreadType(Code))
      return unsupportedFeature(Known->Proposal, Start, Known->Text);
    return inputError(Diag::BadCompositeType, Start);
  }
}

Error SectionReader::readSubType(SubType &T) {
  T.Offset = R.offset();
  Expected<uint8_t> Code = R.peekByte();
  if (!Code)
    return Code.takeError();
  if (*Code != SubCode && *Code != FinalSubCode)
    return readCompositeType(T);
  R.skip(1);
  M.noteFeature(Feature::Gc, T.Offset);
  T.Final = *Code == FinalSubCode;
  uint32_t Supers;
  if (Error E = assignTo(Supers, R.readU32()))
    return E;
  // The grammar has a vector of supertypes, validation allows one.
  if (Supers > 1)
    return inputError(Diag::BadSubtype, T.Offset,
                      Twine(M.Types.size()) + " has more than one super type");
  if (Supers == 1)
    if (Error E = assignTo(T.Super.emplace(), R.readU32()))
      return E;
  return readCompositeType(T);
}

Error SectionReader::readRecGroup() {
  uint64_t Start = R.offset();
  uint32_t Count = 1;
  Expected<uint8_t> Code = R.peekByte();
  if (!Code)
    return Code.takeError();
  if (*Code == RecGroupCode) {
    R.skip(1);
    M.noteFeature(Feature::Gc, Start);
    if (Error E = assignTo(Count, R.readU32()))
      return E;
  }
  TypeIndex First(M.Types.size());
  for (uint32_t N = 0; N < Count; ++N) {
    if (M.Types.size() == limits::Types)
      return tooMany(limits::Types, "types", R.offset());
    SubType T;
    T.GroupStart = First;
    T.GroupSize = Count;
    if (Error E = readSubType(T))
      return E;
    M.Types.push_back(std::move(T));
  }
  return Error::success();
}

Error SectionReader::readTypes() {
  return readVector(limits::Types, "types", [&] { return readRecGroup(); });
}

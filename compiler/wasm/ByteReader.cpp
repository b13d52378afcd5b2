//===- ByteReader.cpp - bytes, LEB128, names, types -----------------------===//
//
// The grammar's leaves (spec: Binary Format, Values and Types).
//
//===----------------------------------------------------------------------===//

#include "compiler/wasm/ByteReader.h"
#include "compiler/wasm/Unread.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Endian.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;

Error ByteReader::endOfBytes() const {
  return inputError(Diag::UnexpectedEndOfSection, Base + Bytes.size());
}

Expected<ArrayRef<uint8_t>> ByteReader::readBytes(size_t Count) {
  if (Count > remaining())
    return endOfBytes();
  ArrayRef<uint8_t> Result = Bytes.slice(Pos, Count);
  Pos += Count;
  return Result;
}

// A number of N bits takes at most ceil(N/7) bytes. In the last of these the
// bits beyond N must be zero, or copies of the sign; a continuation bit there
// makes it too long.

template <typename T, unsigned Bits> Expected<T> ByteReader::readUnsigned() {
  T Result = 0;
  for (unsigned Shift = 0; Shift < Bits; Shift += 7) {
    Expected<uint8_t> Byte = readByte();
    if (!Byte)
      return Byte.takeError();
    unsigned Left = Bits - Shift;
    if (Left < 7 && (*Byte & 0x7F) >> Left)
      return inputError(Diag::IntegerTooLarge, offset() - 1);
    Result |= T(*Byte & 0x7F) << Shift;
    if (*Byte < 0x80)
      return Result;
  }
  return inputError(Diag::IntegerTooLong, offset());
}

template <typename T, unsigned Bits> Expected<T> ByteReader::readSigned() {
  uint64_t Result = 0;
  for (unsigned Shift = 0; Shift < Bits; Shift += 7) {
    Expected<uint8_t> Byte = readByte();
    if (!Byte)
      return Byte.takeError();
    unsigned Left = Bits - Shift;
    if (Left < 7) {
      unsigned SignBits = 0x7F & (~0u << (Left - 1));
      unsigned Got = *Byte & SignBits;
      if (Got != 0 && Got != SignBits)
        return inputError(Diag::IntegerTooLarge, offset() - 1);
    }
    Result |= uint64_t(*Byte & 0x7F) << Shift;
    if (*Byte >= 0x80)
      continue;
    if ((*Byte & 0x40) && Shift + 7 < 64)
      Result |= ~uint64_t(0) << (Shift + 7);
    return T(Result);
  }
  return inputError(Diag::IntegerTooLong, offset());
}

Expected<uint32_t> ByteReader::readLongU32() {
  return readUnsigned<uint32_t, 32>();
}
Expected<uint64_t> ByteReader::readLongU64() {
  return readUnsigned<uint64_t, 64>();
}
Expected<int32_t> ByteReader::readS32() { return readSigned<int32_t, 32>(); }
Expected<int64_t> ByteReader::readS33() { return readSigned<int64_t, 33>(); }
Expected<int64_t> ByteReader::readS64() { return readSigned<int64_t, 64>(); }

Expected<uint32_t> ByteReader::readFixed32() {
  Expected<ArrayRef<uint8_t>> Fixed = readBytes(4);
  if (!Fixed)
    return Fixed.takeError();
  return support::endian::read32le(Fixed->data());
}

Expected<uint64_t> ByteReader::readFixed64() {
  Expected<ArrayRef<uint8_t>> Fixed = readBytes(8);
  if (!Fixed)
    return Fixed.takeError();
  return support::endian::read64le(Fixed->data());
}

Expected<uint32_t> ByteReader::readSize() {
  uint64_t Start = offset();
  Expected<uint32_t> Size = readU32();
  if (Size && *Size > remaining())
    return inputError(Diag::LengthOutOfBounds, Start);
  return Size;
}

Expected<StringRef> ByteReader::readName() {
  Expected<uint32_t> Length = readSize();
  if (!Length)
    return Length.takeError();
  const UTF8 *Begin = Bytes.data() + Pos;
  const UTF8 *Bad = Begin;
  if (!isLegalUTF8String(&Bad, Begin + *Length))
    return inputError(Diag::BadUtf8, offset() + (Bad - Begin));
  Pos += *Length;
  return StringRef(reinterpret_cast<const char *>(Begin), *Length);
}

Expected<uint8_t> ByteReader::readTypeCode() {
  Expected<uint8_t> Code = readByte();
  if (Code && *Code >= 0x80)
    return inputError(Diag::IntegerTooLong, offset() - 1);
  return Code;
}

static std::optional<HeapType> abstractHeapType(uint8_t Byte) {
  switch (Byte) {
#define HEAP_TYPE(Name, Text, RefText, Code)                                   \
  case Code:                                                                   \
    return HeapType::Name;
#include "compiler/wasm/HeapTypes.def"
  default:
    return std::nullopt;
  }
}

/// No type that is read begins with this byte.
static Error badType(uint8_t Code, uint64_t Start, Diag Otherwise) {
  if (std::optional<Unread> Known = unreadType(Code))
    return unsupportedFeature(Known->Proposal, Start, Known->Text);
  return inputError(Otherwise, Start);
}

Expected<HeapType> ByteReader::readHeapType() {
  uint64_t Start = offset();
  Expected<uint8_t> First = peekByte();
  if (!First)
    return First.takeError();
  if (std::optional<HeapType> Abstract = abstractHeapType(*First)) {
    ++Pos;
    return *Abstract;
  }
  uint8_t Code = *First;
  Expected<int64_t> Index = readS33();
  if (!Index)
    return Index.takeError();
  if (*Index < 0)
    return badType(Code, Start, Diag::BadHeapType);
  // What HeapType cannot hold is no type of a module that fits the limits.
  if (*Index > int64_t(UINT32_MAX - HeapType::NumAbstract))
    return inputError(Diag::UnknownType, Start, Twine(*Index));
  return HeapType::defined(TypeIndex(uint32_t(*Index)));
}

/// A reference type behind its constructor.
static Expected<ValType> refTypeOf(ByteReader &Reader, uint8_t Code,
                                   uint64_t Start, Diag Otherwise) {
  if (std::optional<HeapType> Abstract = abstractHeapType(Code))
    return ValType::ref(*Abstract, true);
  if (Code != 0x63 && Code != 0x64)
    return badType(Code, Start, Otherwise);
  Expected<HeapType> Heap = Reader.readHeapType();
  if (!Heap)
    return Heap.takeError();
  return ValType::ref(*Heap, Code == 0x63);
}

Expected<ValType> ByteReader::readValType() {
  uint64_t Start = offset();
  Expected<uint8_t> Code = readTypeCode();
  if (!Code)
    return Code.takeError();
  switch (*Code) {
  case 0x7F:
    return ValType::I32;
  case 0x7E:
    return ValType::I64;
  case 0x7D:
    return ValType::F32;
  case 0x7C:
    return ValType::F64;
  case 0x7B:
    return ValType::V128;
  default:
    return refTypeOf(*this, *Code, Start, Diag::BadValueType);
  }
}

Expected<ValType> ByteReader::readRefType() {
  uint64_t Start = offset();
  Expected<uint8_t> Code = readTypeCode();
  if (!Code)
    return Code.takeError();
  return refTypeOf(*this, *Code, Start, Diag::BadReferenceType);
}

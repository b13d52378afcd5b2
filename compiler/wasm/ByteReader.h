//===- ByteReader.h - bytes, LEB128, names, types --------------*- C++ -*-===//
//
// The grammar's leaves (spec: Binary Format, Values and Types), shared by
// the section reader in binary/ and the instruction reader.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASM_BYTEREADER_H
#define WASMC_WASM_BYTEREADER_H

#include "compiler/base/Error.h"
#include "compiler/wasm/Types.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace wasmc::wasm {

/// Puts the value of From into Into, or hands on its error.
template <typename T, typename U>
[[nodiscard]] llvm::Error assignTo(T &Into, llvm::Expected<U> From) {
  if (!From)
    return From.takeError();
  Into = T(std::move(*From));
  return llvm::Error::success();
}

class ByteReader {
public:
  /// Base is the offset of Bytes' first byte in the module.
  ByteReader(llvm::ArrayRef<uint8_t> Bytes, uint64_t Base)
      : Bytes(Bytes), Base(Base) {}

  bool atEnd() const { return Pos == Bytes.size(); }
  uint64_t offset() const { return Base + Pos; }
  size_t remaining() const { return Bytes.size() - Pos; }
  /// What has not been read yet.
  llvm::ArrayRef<uint8_t> rest() const { return Bytes.drop_front(Pos); }
  /// Steps over Count <= remaining() bytes.
  void skip(size_t Count) {
    assert(Count <= remaining());
    Pos += Count;
  }

  llvm::Expected<uint8_t> readByte() {
    if (LLVM_UNLIKELY(atEnd()))
      return endOfBytes();
    return Bytes[Pos++];
  }
  llvm::Expected<uint8_t> peekByte() const {
    if (LLVM_UNLIKELY(atEnd()))
      return endOfBytes();
    return Bytes[Pos];
  }
  llvm::Expected<llvm::ArrayRef<uint8_t>> readBytes(size_t Count);
  llvm::Expected<uint32_t> readU32() {
    if (LLVM_LIKELY(!atEnd() && Bytes[Pos] < 0x80))
      return Bytes[Pos++];
    return readLongU32();
  }
  llvm::Expected<uint64_t> readU64() {
    if (LLVM_LIKELY(!atEnd() && Bytes[Pos] < 0x80))
      return Bytes[Pos++];
    return readLongU64();
  }
  llvm::Expected<int32_t> readS32();
  llvm::Expected<int64_t> readS33();
  llvm::Expected<int64_t> readS64();
  llvm::Expected<uint32_t> readFixed32();
  llvm::Expected<uint64_t> readFixed64();
  /// The size of something that follows, in bytes: at most remaining().
  llvm::Expected<uint32_t> readSize();
  /// A length and that many bytes of valid UTF-8.
  llvm::Expected<llvm::StringRef> readName();
  /// The one byte of a type's constructor: a negative s7, whose bit 7 is 0.
  llvm::Expected<uint8_t> readTypeCode();
  llvm::Expected<ValType> readValType();
  llvm::Expected<HeapType> readHeapType();
  llvm::Expected<ValType> readRefType();

private:
  llvm::Error endOfBytes() const;
  llvm::Expected<uint32_t> readLongU32();
  llvm::Expected<uint64_t> readLongU64();
  template <typename T, unsigned Bits> llvm::Expected<T> readUnsigned();
  template <typename T, unsigned Bits> llvm::Expected<T> readSigned();

  llvm::ArrayRef<uint8_t> Bytes;
  uint64_t Base;
  size_t Pos = 0;
};

} // namespace wasmc::wasm

#endif

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

class ByteReader {
public:
  /// Base is the offset of Bytes' first byte in the module.
  ByteReader(llvm::ArrayRef<uint8_t> Bytes, uint64_t Base)
      : Bytes(Bytes), Base(Base) {}

  bool atEnd() const { return Pos == Bytes.size(); }
  uint64_t offset() const { return Base + Pos; }
  size_t remaining() const { return Bytes.size() - Pos; }

  llvm::Expected<uint8_t> readByte();
  llvm::Expected<uint8_t> peekByte() const;
  llvm::Expected<llvm::ArrayRef<uint8_t>> readBytes(size_t Count);
  llvm::Expected<uint32_t> readU32();
  llvm::Expected<uint64_t> readU64();
  llvm::Expected<int32_t> readS32();
  llvm::Expected<int64_t> readS33();
  llvm::Expected<int64_t> readS64();
  llvm::Expected<uint32_t> readFixed32();
  llvm::Expected<uint64_t> readFixed64();
  /// A length and that many bytes of valid UTF-8.
  llvm::Expected<llvm::StringRef> readName();
  llvm::Expected<ValType> readValType();
  llvm::Expected<HeapType> readHeapType();
  llvm::Expected<ValType> readRefType();

private:
  llvm::ArrayRef<uint8_t> Bytes;
  uint64_t Base;
  size_t Pos = 0;
};

} // namespace wasmc::wasm

#endif

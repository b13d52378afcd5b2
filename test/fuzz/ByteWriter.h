//===- ByteWriter.h - a growing piece of binary -----------------*- C++ -*-===//

#ifndef WASMC_TEST_FUZZ_BYTEWRITER_H
#define WASMC_TEST_FUZZ_BYTEWRITER_H

#include "compiler/wasm/Opcode.h"
#include "compiler/wasm/Types.h"
#include "llvm/Support/LEB128.h"
#include <vector>

namespace wasmc::test {

class ByteWriter {
public:
  void byte(uint8_t B) { Bytes.push_back(B); }
  void bytes(llvm::ArrayRef<uint8_t> B) {
    Bytes.insert(Bytes.end(), B.begin(), B.end());
  }
  void u32(uint32_t V) {
    uint8_t Buffer[5];
    bytes({Buffer, llvm::encodeULEB128(V, Buffer)});
  }
  void s64(int64_t V) {
    uint8_t Buffer[10];
    bytes({Buffer, llvm::encodeSLEB128(V, Buffer)});
  }
  /// The low Size bytes, little endian.
  void fixed(uint64_t Bits, unsigned Size) {
    for (; Size != 0; --Size, Bits >>= 8)
      byte(uint8_t(Bits));
  }
  void name(llvm::StringRef S) {
    u32(S.size());
    bytes({S.bytes_begin(), S.size()});
  }
  void op(wasm::Opcode Op) {
    const wasm::OpcodeInfo &Info = wasm::opcodeInfo(Op);
    if (Info.Prefix == wasm::OpcodePrefix::None)
      return byte(uint8_t(Info.Code));
    byte(uint8_t(Info.Prefix));
    u32(Info.Code);
  }
  void u64(uint64_t V) {
    uint8_t Buffer[10];
    bytes({Buffer, llvm::encodeULEB128(V, Buffer)});
  }
  void heapType(wasm::HeapType H) {
    if (H.isDefined())
      s64(H.index().Value);
    else
      byte(wasm::typeCode(H.abstract()));
  }
  /// Nullable references to abstract heap types in their short form.
  void type(wasm::ValType T) {
    bool Short = T.isRef() && T.isNullable() && !T.heapType().isDefined();
    if (!Short)
      byte(wasm::typeCode(T));
    if (T.isRef())
      heapType(T.heapType());
  }
  void types(llvm::ArrayRef<wasm::ValType> Types) {
    u32(Types.size());
    for (wasm::ValType T : Types)
      type(T);
  }
  void sized(const ByteWriter &Piece) {
    u32(Piece.Bytes.size());
    bytes(Piece.Bytes);
  }

  std::vector<uint8_t> Bytes;
};

} // namespace wasmc::test

#endif

//===- TrapStream.cpp - addresses to Wasm offsets, packed -----------------===//

#include "compiler/artifact/TrapStream.h"
#include "llvm/Support/LEB128.h"

using namespace llvm;
using namespace wasmc;

void wasmc::encodeTrapRows(ArrayRef<TrapRow> Rows,
                           std::vector<uint8_t> &Stream) {
  uint8_t Bytes[16];
  uint64_t Address = 0;
  int64_t Offset = 0;
  for (const TrapRow &Row : Rows) {
    assert(Row.Address >= Address && "rows out of order");
    unsigned Size = encodeULEB128(Row.Address - Address + 1, Bytes);
    Size += encodeSLEB128(int64_t(Row.WasmOffset) - Offset, Bytes + Size);
    Stream.insert(Stream.end(), Bytes, Bytes + Size);
    Stream.push_back(uint8_t(Row.Code));
    Address = Row.Address;
    Offset = Row.WasmOffset;
  }
  Stream.push_back(0);
}

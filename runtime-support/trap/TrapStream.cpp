//===- TrapStream.cpp - from an address to the module ---------------------===//

#include "runtime-support/trap/TrapStream.h"

using namespace wasmc;
using abi::FunctionEntry;

namespace {

/// Reads LEB128 numbers; past the end, zeros, which end a function's rows.
class StreamReader {
public:
  StreamReader(const abi::RelArray<uint8_t> &Stream, uint32_t Offset)
      : At(Stream.begin() + (Offset < Stream.Count ? Offset : Stream.Count)),
        End(Stream.end()) {}

  uint8_t byte() { return At != End ? *At++ : 0; }

  uint64_t unsignedNumber() {
    uint64_t Value = 0;
    uint8_t Byte;
    unsigned Shift = 0;
    do {
      Byte = byte();
      if (Shift < 64)
        Value |= uint64_t(Byte & 0x7f) << Shift;
      Shift += 7;
    } while (Byte & 0x80);
    return Value;
  }

  int64_t signedNumber() {
    uint64_t Value = 0;
    uint8_t Byte;
    unsigned Shift = 0;
    do {
      Byte = byte();
      if (Shift < 64)
        Value |= uint64_t(Byte & 0x7f) << Shift;
      Shift += 7;
    } while (Byte & 0x80);
    if (Shift < 64 && (Byte & 0x40))
      Value |= ~uint64_t(0) << Shift;
    return int64_t(Value);
  }

private:
  const uint8_t *At;
  const uint8_t *End;
};

uintptr_t codeOf(const FunctionEntry &F) { return uintptr_t(F.Code.get()); }

/// The last function that begins at or before Pc.
const FunctionEntry *findFunction(const abi::ImageHeader &Image, uintptr_t Pc) {
  if (Pc < uintptr_t(Image.CodeBegin.get()) ||
      Pc >= uintptr_t(Image.CodeEnd.get()))
    return nullptr;
  uint32_t Low = 0, High = Image.Functions.Count;
  while (Low != High) {
    uint32_t Middle = Low + (High - Low) / 2;
    if (codeOf(Image.Functions[Middle]) <= Pc)
      Low = Middle + 1;
    else
      High = Middle;
  }
  return Low ? &Image.Functions[Low - 1] : nullptr;
}

} // namespace

trap::Location trap::locate(const abi::ImageHeader &Image, uintptr_t Pc) {
  Location Found = {findFunction(Image, Pc), false, 0, abi::TrapCode::None};
  if (!Found.Function)
    return Found;
  StreamReader Stream(Image.TrapStream, Found.Function->Stream);
  uintptr_t Address = codeOf(*Found.Function);
  int64_t Offset = 0;
  while (uint64_t DistancePlusOne = Stream.unsignedNumber()) {
    Address += DistancePlusOne - 1;
    if (Address > Pc)
      break;
    Offset += Stream.signedNumber();
    Found.BodyOffset = uint32_t(Offset);
    Found.Code = abi::TrapCode(Stream.byte());
    Found.HasOffset = true;
  }
  return Found;
}

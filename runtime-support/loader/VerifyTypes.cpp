//===- VerifyTypes.cpp - are these words types? ---------------------------===//

#include "runtime-support/loader/Types.h"

using namespace wasmc;
using namespace wasmc::loader;

namespace {

bool isHeapType(uint32_t Word, uint32_t NumEarlier, uint32_t NumInGroup) {
  uint32_t Index = Word & ~abi::TypeWordMask;
  switch (Word & abi::TypeWordMask) {
  case abi::EarlierType:
    return Index < NumEarlier;
  case abi::GroupMember:
    return Index < NumInGroup;
  default:
    return Word <= 0x7f; // an abstract heap type's code
  }
}

/// Reads words, and past the end finds that all is wrong.
class WordReader {
public:
  WordReader(const uint32_t *At, const uint32_t *End) : At(At), End(End) {}

  bool groups(uint32_t NumTypes) {
    while (Good && NumEarlier < NumTypes)
      group(NumTypes - NumEarlier);
    return Good && NumEarlier == NumTypes && At == End;
  }

private:
  uint32_t word() {
    Good = Good && At != End;
    return Good ? *At++ : 0;
  }
  void require(bool Condition) { Good = Good && Condition; }

  void group(uint32_t MostTypes) {
    NumInGroup = word();
    uint32_t NumWords = word();
    require(NumInGroup && NumInGroup <= MostTypes);
    const uint32_t *First = At;
    for (uint32_t I = 0; Good && I != NumInGroup; ++I)
      type();
    require(uint64_t(At - First) == NumWords);
    NumEarlier += NumInGroup;
  }

  void type() {
    require(word() <= 1); // final
    for (uint32_t I = 0, N = word(); Good && I != N; ++I)
      heap();
    switch (word()) {
    case FuncForm:
      values();
      values();
      break;
    case StructForm:
      for (uint32_t I = 0, N = word(); Good && I != N; ++I)
        field();
      break;
    case ArrayForm:
      field();
      break;
    default:
      Good = false;
    }
  }

  void heap() { require(isHeapType(word(), NumEarlier, NumInGroup)); }
  void values() {
    for (uint32_t I = 0, N = word(); Good && I != N; ++I)
      value();
  }
  void value() {
    uint32_t Code = word();
    if (isReference(Code))
      return heap();
    require(Code >= V128Code && Code <= I32Code);
    require(word() == 0);
  }
  void field() {
    value();
    require(word() <= 2); // packing
    require(word() <= 1); // mutable
  }

  const uint32_t *At;
  const uint32_t *End;
  uint32_t NumEarlier = 0;
  uint32_t NumInGroup = 0;
  bool Good = true;
};

} // namespace

bool loader::areTypeWords(const uint32_t *Words, uint32_t NumWords,
                          uint32_t NumTypes) {
  return WordReader(Words, Words + NumWords).groups(NumTypes);
}

bool loader::isValueType(abi::ValueType Type, uint32_t NumTypes) {
  if (isReference(Type.Code))
    return isHeapType(Type.Heap, NumTypes, 0);
  return Type.Code >= V128Code && Type.Code <= I32Code && Type.Heap == 0;
}

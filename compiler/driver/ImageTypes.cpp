//===- ImageTypes.cpp - an image's types, for people ----------------------===//
//
// Reads the words that abi/Image.h describes (TypeWord) back to wasm/'s types.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/ImageTypes.h"
#include "compiler/driver/TypeText.h"

using namespace llvm;
using namespace wasmc;

namespace {

/// Past the end, and for what is no type, everything is wrong from then on.
class TypeReader {
public:
  explicit TypeReader(ArrayRef<uint32_t> Words) : Words(Words) {}

  bool Good = true;

  /// By the types' indices. Those of structures and arrays are left empty.
  std::vector<wasm::FuncType> read(uint32_t NumTypes) {
    std::vector<wasm::FuncType> Types;
    while (Good && Types.size() < NumTypes) {
      GroupStart = uint32_t(Types.size());
      uint32_t NumInGroup = word();
      word(); // the words of the group
      Good = Good && NumInGroup && NumInGroup <= NumTypes - GroupStart;
      for (uint32_t I = 0; Good && I != NumInGroup; ++I)
        Types.push_back(type());
    }
    Good = Good && Words.empty();
    return Types;
  }

  wasm::ValType value(abi::ValueType V) {
    switch (V.Code) {
    case abi::I32Code:
      return wasm::ValType::I32;
    case abi::I64Code:
      return wasm::ValType::I64;
    case abi::F32Code:
      return wasm::ValType::F32;
    case abi::F64Code:
      return wasm::ValType::F64;
    case abi::V128Code:
      return wasm::ValType::V128;
    case abi::NullableRefCode:
    case abi::RefCode:
      return wasm::ValType::ref(heap(V.Heap),
                                /*Nullable=*/V.Code == abi::NullableRefCode);
    }
    Good = false;
    return {};
  }

private:
  uint32_t word() {
    if (Words.empty()) {
      Good = false;
      return 0;
    }
    uint32_t W = Words.front();
    Words = Words.drop_front();
    return W;
  }

  wasm::HeapType heap(uint32_t Word) {
    uint32_t Index = Word & ~abi::TypeWordMask;
    switch (Word & abi::TypeWordMask) {
    case abi::EarlierType:
      return wasm::HeapType::defined(wasm::TypeIndex(Index));
    case abi::GroupMember:
      return wasm::HeapType::defined(wasm::TypeIndex(GroupStart + Index));
    }
    for (uint32_t I = 0; I != wasm::HeapType::Bottom; ++I)
      if (wasm::typeCode(wasm::HeapType::Abstract(I)) == Word)
        return wasm::HeapType::Abstract(I);
    Good = false;
    return {};
  }

  wasm::ValType value() {
    uint32_t Code = word();
    return value(abi::ValueType{Code, word()});
  }
  std::vector<wasm::ValType> values() {
    std::vector<wasm::ValType> Types;
    for (uint32_t I = 0, N = word(); Good && I != N; ++I)
      Types.push_back(value());
    return Types;
  }
  void field() {
    value();
    word(); // packing
    word(); // mutable
  }

  wasm::FuncType type() {
    word(); // final
    for (uint32_t I = 0, N = word(); Good && I != N; ++I)
      heap(word());
    switch (word()) {
    case abi::FuncForm: {
      std::vector<wasm::ValType> Params = values();
      return {std::move(Params), values()};
    }
    case abi::StructForm:
      for (uint32_t I = 0, N = word(); Good && I != N; ++I)
        field();
      return {};
    case abi::ArrayForm:
      field();
      return {};
    }
    Good = false;
    return {};
  }

  ArrayRef<uint32_t> Words;
  uint32_t GroupStart = 0;
};

wasm::Limits limits(const abi::ExternType &T) {
  wasm::Limits L;
  L.Addr = T.Flags & abi::Addr64 ? wasm::AddrType::I64 : wasm::AddrType::I32;
  L.Shared = T.Flags & abi::Shared;
  L.Min = T.Min;
  if (T.Flags & abi::HasMaximum)
    L.Max = T.Max;
  return L;
}

class TextMaker {
public:
  explicit TextMaker(const ImageLinking &L)
      : Reader(L.Types), Types(Reader.read(L.NumTypes)) {}

  bool good() const { return Reader.Good; }

  std::string text(const abi::ExternType &T) {
    Reader.Good = Reader.Good && T.Kind <= abi::ExternKind::Tag;
    if (!Reader.Good)
      return "";
    return wasm::externKindText(wasm::ExternKind(T.Kind)).str() + " " +
           withoutKind(T);
  }

private:
  std::string withoutKind(const abi::ExternType &T) {
    switch (T.Kind) {
    case abi::ExternKind::Func:
    case abi::ExternKind::Tag:
      Reader.Good = Reader.Good && T.Type < Types.size();
      return Reader.Good ? typeText(Types[T.Type]) : "";
    case abi::ExternKind::Table:
      return typeText(wasm::TableType{Reader.value(T.Value), limits(T)});
    case abi::ExternKind::Memory:
      Reader.Good = Reader.Good && T.PageSizeLog2 < 64;
      return Reader.Good ? typeText(wasm::MemoryType{limits(T),
                                                     uint8_t(T.PageSizeLog2)})
                         : "";
    case abi::ExternKind::Global:
      return typeText(wasm::GlobalType{Reader.value(T.Value),
                                       bool(T.Flags & abi::Mutable)});
    }
    llvm_unreachable("not a kind");
  }

  TypeReader Reader;
  std::vector<wasm::FuncType> Types;
};

} // namespace

Expected<ImageTypeTexts> wasmc::imageTypeTexts(const ImageLinking &L) {
  TextMaker Maker(L);
  ImageTypeTexts Texts;
  for (const ImageImport &I : L.Imports)
    Texts.Imports.push_back(Maker.text(I.Type));
  for (const ImageExport &E : L.Exports)
    Texts.Exports.push_back(Maker.text(E.Type));
  if (!Maker.good())
    return createStringError("its types are damaged");
  return Texts;
}

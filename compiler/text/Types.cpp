//===- Types.cpp - type definitions and type uses -------------------------===//

#include "compiler/text/Assembler.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;
using wasm::FuncType;
using wasm::HeapType;
using wasm::TypeIndex;
using wasm::ValType;

namespace {
/// Abstract heap types: "func", its shorthand "funcref", its byte.
struct HeapRow {
  StringLiteral Name;
  StringLiteral Shorthand;
  HeapType::Abstract Heap;
  uint8_t Byte;
};
constexpr HeapRow HeapRows[] = {
#define HEAP_TYPE(Name, Text, RefText, Code)                                   \
  {Text, RefText, HeapType::Name, Code},
#include "compiler/wasm/HeapTypes.def"
};
} // namespace

/// All types get their index first: they may refer to later ones.
void Assembler::collectTypes(Cursor Fields) {
  while (!Fields.atEnd()) {
    const Node *Field = Fields.take();
    if (Field->head() == "type") {
      Groups.push_back({Types.Count, 1});
      defineType(*Field);
    } else if (Field->head() == "rec") {
      Cursor C = Cursor::inside(*Field);
      uint32_t First = Types.Count;
      while (const Node *Type = C.takeList("type"))
        defineType(*Type);
      expectEnd(C);
      Groups.push_back({First, Types.Count - First});
    }
  }
}

void Assembler::defineType(const Node &Field) {
  Cursor C = Cursor::inside(Field);
  define(Types, naming(*Field.Children[0], C));
  TypeEntries.emplace_back();
}

/// The next type. Alone: it makes a group by itself.
void Assembler::encodeType(const Node &Field, bool Alone) {
  Cursor C = Cursor::inside(Field);
  C.takeIf(TokenKind::Id);
  TypeEntry &Entry = TypeEntries[NextType];
  Entry.Encoded.mark(Field.offset());
  const Node *Sub = C.takeList("sub");
  Cursor S = Sub ? Cursor::inside(*Sub) : C;
  bool IsPlain = true;
  if (Sub) {
    bool Final = S.takeKeyword("final");
    EncodedVector Supers;
    while (S.atIndex())
      Supers.add().u64(index(Types, S));
    // Final and without a supertype is what types are by themselves.
    IsPlain = Final && Supers.Count == 0;
    if (!IsPlain) {
      Entry.Encoded.byte(Final ? 0x4F : 0x50);
      Entry.Encoded.u64(Supers.Count);
      Entry.Encoded.append(Supers.Contents);
    }
  }
  if (S.atEnd())
    return unexpected(S);
  encodeComposite(*S.take(), Entry);
  expectEnd(S);
  if (Sub)
    expectEnd(C);
  if (IsPlain && Alone && Entry.IsFunction)
    PlainFunctions.try_emplace(toStringRef(Entry.Encoded.Bytes), NextType);
  ++NextType;
}

void Assembler::encodeComposite(const Node &List, TypeEntry &Into) {
  StringRef Head = List.head();
  Encoder &E = Into.Encoded;
  if (Head == "func") {
    Cursor C = Cursor::inside(List);
    TypeUse Use;
    while (const Node *Param = C.takeList("param")) {
      Cursor P = Cursor::inside(*Param);
      // Has no meaning here; of two uses of a type each has its own names.
      Naming Named = naming(*Param->Children[0], P);
      while (!P.atEnd() && !failed()) {
        Use.Signature.Params.push_back(valType(P));
        if (Named)
          expectEnd(P);
      }
    }
    while (const Node *Result = C.takeList("result"))
      for (Cursor R = Cursor::inside(*Result); !R.atEnd() && !failed();)
        Use.Signature.Results.push_back(valType(R));
    expectEnd(C);
    encode(Use.Signature, E);
    Into.IsFunction = true;
    Into.Signature = std::move(Use.Signature);
  } else if (Head == "struct") {
    EncodedVector Fields;
    Into.Fields.Outer = NextType;
    Cursor C = Cursor::inside(List);
    while (const Node *Field = C.takeList("field")) {
      Cursor F = Cursor::inside(*Field);
      Naming N = naming(*Field->Children[0], F);
      if (N && F.atEnd())
        unexpected(F);
      while (!F.atEnd() && !failed()) {
        define(Into.Fields, N);
        encodeField(F, Fields.add());
        if (N)
          expectEnd(F);
      }
    }
    expectEnd(C);
    E.byte(0x5F);
    E.u64(Fields.Count);
    E.append(Fields.Contents);
  } else if (Head == "array") {
    Cursor C = Cursor::inside(List);
    E.byte(0x5E);
    encodeField(C, E);
    expectEnd(C);
  } else {
    fail(Diag::UnexpectedToken, List.offset(), List.Tok.Text);
  }
}

void Assembler::encodeField(Cursor &C, Encoder &Into) {
  auto Storage = [&](Cursor &S) {
    if (S.takeKeyword("i8"))
      Into.byte(0x78);
    else if (S.takeKeyword("i16"))
      Into.byte(0x77);
    else
      encode(valType(S), Into);
  };
  if (const Node *Mut = C.takeList("mut")) {
    Cursor M = Cursor::inside(*Mut);
    Storage(M);
    expectEnd(M);
    Into.byte(1);
  } else {
    Storage(C);
    Into.byte(0);
  }
}

ValType Assembler::valType(Cursor &C) {
  if (C.peek() && C.peek()->is(TokenKind::Keyword)) {
    ValType T = StringSwitch<ValType>(C.peek()->Tok.Text)
                    .Case("i32", ValType::I32)
                    .Case("i64", ValType::I64)
                    .Case("f32", ValType::F32)
                    .Case("f64", ValType::F64)
                    .Case("v128", ValType::V128)
                    .Default(ValType::Bottom);
    if (T != ValType(ValType::Bottom)) {
      C.take();
      return T;
    }
  }
  return refType(C);
}

ValType Assembler::refType(Cursor &C) {
  if (const Node *Ref = C.takeList("ref")) {
    Cursor R = Cursor::inside(*Ref);
    bool Nullable = R.takeKeyword("null");
    HeapType H = heapType(R);
    expectEnd(R);
    return ValType::ref(H, Nullable);
  }
  const Node *N = C.peek();
  for (const HeapRow &Row : HeapRows)
    if (N && N->isKeyword(Row.Shorthand)) {
      C.take();
      return ValType::ref(Row.Heap, true);
    }
  if (N && N->isKeyword("anyfunc"))
    fail(Diag::UnknownOperator, N->offset(), N->Tok.Text);
  unexpected(C);
  return ValType::funcref();
}

HeapType Assembler::heapType(Cursor &C) {
  if (C.atIndex())
    return HeapType::defined(TypeIndex(index(Types, C)));
  for (const HeapRow &Row : HeapRows)
    if (C.takeKeyword(Row.Name))
      return Row.Heap;
  unexpected(C);
  return HeapType::Func;
}

void Assembler::encode(HeapType H, Encoder &Into) {
  if (H.isDefined())
    return Into.s64(H.index().Value);
  for (const HeapRow &Row : HeapRows)
    if (Row.Heap == H.abstract())
      Into.byte(Row.Byte);
}

void Assembler::encode(ValType T, Encoder &Into) {
  static constexpr uint8_t NumberBytes[] = {0x7F, 0x7E, 0x7D, 0x7C, 0x7B};
  if (!T.isRef())
    return Into.byte(NumberBytes[T.kind()]);
  // An abstract nullable reference has a byte of its own: its heap type's.
  if (!T.isNullable() || T.heapType().isDefined())
    Into.byte(T.isNullable() ? 0x63 : 0x64);
  encode(T.heapType(), Into);
}

void Assembler::encode(const FuncType &Signature, Encoder &Into) {
  Into.byte(0x60);
  for (const auto *Side : {&Signature.Params, &Signature.Results}) {
    Into.u64(Side->size());
    for (ValType T : *Side)
      encode(T, Into);
  }
}

/// Finds or appends the type of an inline signature.
uint32_t Assembler::implicitType(const FuncType &Signature) {
  Encoder Encoded;
  encode(Signature, Encoded);
  auto [It, IsNew] =
      PlainFunctions.try_emplace(toStringRef(Encoded.Bytes), Types.Count);
  if (!IsNew)
    return It->second;
  uint32_t Index = define(Types);
  TypeEntry &Entry = TypeEntries.emplace_back();
  Groups.push_back({Index, 1});
  Entry.IsFunction = true;
  Entry.Signature = Signature;
  Entry.Encoded = std::move(Encoded);
  return Index;
}

TypeUse Assembler::typeUse(Cursor &C, bool AllowNames) {
  TypeUse Use;
  uint64_t At = C.offset();
  const Node *Type = C.takeList("type");
  if (Type) {
    Cursor T = Cursor::inside(*Type);
    Use.Index = index(Types, T);
    expectEnd(T);
  }
  bool Inline = false;
  while (const Node *Param = C.takeList("param")) {
    Inline = true;
    Cursor P = Cursor::inside(*Param);
    Naming N = naming(*Param->Children[0], P);
    if (N.Id && (!AllowNames || P.atEnd()))
      fail(Diag::UnexpectedToken, N.Id->offset(), N.Id->Tok.Text);
    while (!P.atEnd() && !failed()) {
      Use.Signature.Params.push_back(valType(P));
      Use.Params.push_back(N);
      if (N)
        expectEnd(P);
    }
  }
  while (const Node *Result = C.takeList("result")) {
    Inline = true;
    for (Cursor R = Cursor::inside(*Result); !R.atEnd() && !failed();)
      Use.Signature.Results.push_back(valType(R));
  }
  if (C.peek() && (C.peek()->head() == "param" || C.peek()->head() == "type"))
    unexpected(C);
  if (!Type) {
    if (!failed())
      Use.Index = implicitType(Use.Signature);
    return Use;
  }
  const TypeEntry *Entry =
      Use.Index < TypeEntries.size() ? &TypeEntries[Use.Index] : nullptr;
  if (Inline) {
    if (!Entry)
      fail(Diag::UnknownIdentifier, At, Twine("type ") + Twine(Use.Index));
    else if (!Entry->IsFunction || !(Entry->Signature == Use.Signature))
      fail(Diag::InlineFunctionType, At);
  } else if (Entry) {
    Use.Signature = Entry->Signature;
    Use.Params.resize(Use.Signature.Params.size());
  }
  return Use;
}

/// Flags, minimum, maximum, page size: spec, Binary Format, Limits.
Encoder Assembler::limits(Cursor &C, bool IsMemory) {
  bool Is64 = C.takeKeyword("i64");
  if (!Is64)
    C.takeKeyword("i32");
  // The grammar takes 64 bits for both address types; validation restricts.
  uint64_t Min = natural(C, 64, "i64");
  std::optional<uint64_t> Max, PageSizeLog2;
  if (C.peek() && C.peek()->is(TokenKind::Number))
    Max = natural(C, 64, "i64");
  bool Shared = IsMemory && C.takeKeyword("shared");
  if (const Node *PageSize = IsMemory ? C.takeList("pagesize") : nullptr) {
    Cursor P = Cursor::inside(*PageSize);
    uint64_t Size = natural(P, 64);
    expectEnd(P);
    if (!isPowerOf2_64(Size))
      fail(Diag::InvalidPageSizeText, PageSize->offset());
    else if (Size != DefaultPageSize)
      PageSizeLog2 = Log2_64(Size);
  }
  Encoder E;
  E.byte(uint8_t(Max.has_value() | Shared << 1 | Is64 << 2 |
                 PageSizeLog2.has_value() << 3));
  E.u64(Min);
  if (Max)
    E.u64(*Max);
  if (PageSizeLog2)
    E.u64(*PageSizeLog2);
  return E;
}

Encoder Assembler::tableType(Cursor &C) {
  Encoder Lim = limits(C, /*IsMemory=*/false);
  Encoder E;
  encode(refType(C), E);
  E.append(Lim);
  return E;
}

Encoder Assembler::globalType(Cursor &C) {
  Encoder E;
  if (const Node *Mut = C.takeList("mut")) {
    Cursor M = Cursor::inside(*Mut);
    encode(valType(M), E);
    expectEnd(M);
    E.byte(1);
  } else {
    encode(valType(C), E);
    E.byte(0);
  }
  return E;
}

//===- TypeSystem.cpp - validity, equality and order of types -------------===//

#include "compiler/validate/TypeSystem.h"
#include "compiler/wasm/Limits.h"
#include "llvm/ADT/StringMap.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

namespace {
/// Writes a recursive group so that equal groups give equal strings: types of
/// the group by their place in it, others by their canonical id.
class ShapeWriter {
public:
  ShapeWriter(std::string &Out, TypeIndex Start, ArrayRef<uint32_t> Canonical)
      : Out(Out), Start(Start), Canonical(Canonical) {}

  void write(const SubType &T) {
    number(T.Kind);
    number(T.Final);
    number(T.Super ? 1 : 0);
    if (T.Super)
      heapType(HeapType::defined(*T.Super));
    if (T.Kind == SubType::Func) {
      valTypes(T.Function.Params);
      valTypes(T.Function.Results);
      return;
    }
    number(T.Fields.size());
    for (const FieldType &F : T.Fields) {
      valType(F.Type);
      number(F.Pack * 2 + F.Mutable);
    }
  }

private:
  void number(uint32_t N) {
    Out.append(reinterpret_cast<const char *>(&N), sizeof N);
  }
  void heapType(HeapType H) {
    if (!H.isDefined()) {
      number(H.abstract());
      return;
    }
    uint32_t Index = H.index().Value;
    bool Inside = Index >= Start.Value;
    number(HeapType::NumAbstract + Inside);
    number(Inside ? Index - Start.Value : Canonical[Index]);
  }
  void valType(ValType T) {
    number(T.kind() * 2 + T.isNullable());
    if (T.isRef())
      heapType(T.heapType());
  }
  void valTypes(ArrayRef<ValType> Types) {
    number(Types.size());
    for (ValType T : Types)
      valType(T);
  }

  std::string &Out;
  TypeIndex Start;
  ArrayRef<uint32_t> Canonical;
};
} // namespace

std::string TypeSystem::shapeOf(TypeIndex Start, uint32_t Size) const {
  std::string Shape;
  ShapeWriter Writer(Shape, Start, Canonical);
  for (uint32_t N = 0; N < Size; ++N)
    Writer.write(Types[Start.Value + N]);
  return Shape;
}

//===----------------------------------------------------------------------===//
// Validity
//===----------------------------------------------------------------------===//

static Error unknownType(TypeIndex T, uint64_t Offset) {
  return inputError(Diag::UnknownType, Offset, Twine(T.Value));
}

/// What T mentions must be among the first Known types.
Error TypeSystem::checkReferences(const SubType &T, uint32_t Known) const {
  auto Check = [&](ValType V) -> Error {
    if (V.isRef() && V.heapType().isDefined() &&
        V.heapType().index().Value >= Known)
      return unknownType(V.heapType().index(), T.Offset);
    return Error::success();
  };
  for (ValType V : T.Function.Params)
    if (Error E = Check(V))
      return E;
  for (ValType V : T.Function.Results)
    if (Error E = Check(V))
      return E;
  for (const FieldType &F : T.Fields)
    if (Error E = Check(F.Type))
      return E;
  return Error::success();
}

bool TypeSystem::matchesField(const FieldType &Sub,
                              const FieldType &Super) const {
  if (Sub.Mutable != Super.Mutable || Sub.Pack != Super.Pack ||
      !matches(Sub.Type, Super.Type))
    return false;
  return !Sub.Mutable || matches(Super.Type, Sub.Type);
}

bool TypeSystem::matchesStructurally(const SubType &Sub,
                                     const SubType &Super) const {
  if (Sub.Kind != Super.Kind)
    return false;
  if (Sub.Kind == SubType::Func)
    return matches(Super.Function.Params, Sub.Function.Params) &&
           matches(Sub.Function.Results, Super.Function.Results);
  if (Sub.Fields.size() < Super.Fields.size())
    return false;
  for (size_t N = 0; N < Super.Fields.size(); ++N)
    if (!matchesField(Sub.Fields[N], Super.Fields[N]))
      return false;
  return true;
}

Error TypeSystem::checkSuper(TypeIndex T) const {
  const SubType &Sub = Types[T.Value];
  if (!Sub.Super)
    return Error::success();
  const SubType &Super = Types[Sub.Super->Value];
  if (Super.Final || !matchesStructurally(Sub, Super))
    return inputError(Diag::BadSubtype, Sub.Offset,
                      Twine(T.Value) + " does not match super type " +
                          Twine(Sub.Super->Value));
  if (Depth[T.Value] > limits::SubtypeDepth)
    return inputError(Diag::ImplementationLimit, Sub.Offset,
                      "more than " + Twine(limits::SubtypeDepth) +
                          " super types");
  return Error::success();
}

Error TypeSystem::checkGroup(TypeIndex Start, uint32_t Size) const {
  for (uint32_t T = Start.Value; T < Start.Value + Size; ++T) {
    if (Error E = checkReferences(Types[T], Start.Value + Size))
      return E;
    // A supertype comes before its subtypes, in the same group too.
    if (Types[T].Super && Types[T].Super->Value >= T)
      return unknownType(*Types[T].Super, Types[T].Offset);
  }
  return Error::success();
}

Expected<TypeSystem> TypeSystem::make(ArrayRef<SubType> Types) {
  TypeSystem S(Types);
  S.Canonical.reserve(Types.size());
  S.Depth.reserve(Types.size());
  StringMap<uint32_t> Groups; // shape to the first group's start
  for (uint32_t Start = 0; Start < Types.size();) {
    uint32_t Size = Types[Start].GroupSize;
    if (Error E = S.checkGroup(TypeIndex(Start), Size))
      return E;
    std::string Shape = S.shapeOf(TypeIndex(Start), Size);
    uint32_t First = Groups.try_emplace(Shape, Start).first->second;
    for (uint32_t N = 0; N < Size; ++N) {
      const SubType &T = Types[Start + N];
      S.Canonical.push_back(First + N);
      // Stays at the first depth beyond the limit, which is an error.
      S.Depth.push_back(T.Super ? std::min(S.Depth[T.Super->Value] + 1,
                                           int(limits::SubtypeDepth) + 1)
                                : 0);
    }
    for (uint32_t N = 0; N < Size; ++N)
      if (Error E = S.checkSuper(TypeIndex(Start + N)))
        return E;
    Start += Size;
  }
  return S;
}

Error TypeSystem::check(HeapType H, uint64_t Offset) const {
  if (H.isDefined() && H.index().Value >= Types.size())
    return unknownType(H.index(), Offset);
  return Error::success();
}

Error TypeSystem::check(ValType T, uint64_t Offset) const {
  return T.isRef() ? check(T.heapType(), Offset) : Error::success();
}

Expected<const SubType *> TypeSystem::get(TypeIndex T,
                                          SubType::CompositeKind Kind,
                                          uint64_t Offset) const {
  constexpr StringLiteral Names[] = {"function", "struct", "array"};
  if (T.Value >= Types.size())
    return unknownType(T, Offset);
  if (Types[T.Value].Kind != Kind)
    return inputError(Diag::TypeMismatch, Offset,
                      "type " + Twine(T.Value) + " is not a " + Names[Kind] +
                          " type");
  return &Types[T.Value];
}

Expected<const FuncType *> TypeSystem::func(TypeIndex T,
                                            uint64_t Offset) const {
  Expected<const SubType *> Type = get(T, SubType::Func, Offset);
  if (!Type)
    return Type.takeError();
  return &(*Type)->Function;
}

//===----------------------------------------------------------------------===//
// Matching
//===----------------------------------------------------------------------===//

static HeapType bottomOf(SubType::CompositeKind K) {
  return K == SubType::Func ? HeapType::NoFunc : HeapType::None;
}

static HeapType abstractOf(SubType::CompositeKind K) {
  switch (K) {
  case SubType::Func:
    return HeapType::Func;
  case SubType::Struct:
    return HeapType::Struct;
  case SubType::Array:
    return HeapType::Array;
  }
  llvm_unreachable("no such kind");
}

/// Both are abstract and differ.
static bool matchesAbstract(HeapType::Abstract Sub, HeapType::Abstract Super) {
  switch (Sub) {
  case HeapType::Bottom:
    return true;
  case HeapType::NoFunc:
    return Super == HeapType::Func;
  case HeapType::NoExtern:
    return Super == HeapType::Extern;
  case HeapType::NoExn:
    return Super == HeapType::Exn;
  case HeapType::None:
    return Super == HeapType::I31 || Super == HeapType::Struct ||
           Super == HeapType::Array || Super == HeapType::Eq ||
           Super == HeapType::Any;
  case HeapType::I31:
  case HeapType::Struct:
  case HeapType::Array:
    return Super == HeapType::Eq || Super == HeapType::Any;
  case HeapType::Eq:
    return Super == HeapType::Any;
  default:
    return false;
  }
}

bool TypeSystem::matchesDefined(TypeIndex Sub, TypeIndex Super) const {
  for (;;) {
    if (canonical(Sub) == canonical(Super))
      return true;
    const SubType &T = Types[Sub.Value];
    if (!T.Super)
      return false;
    Sub = *T.Super;
  }
}

bool TypeSystem::matches(HeapType Sub, HeapType Super) const {
  if (Sub == Super)
    return true;
  if (Sub.isDefined() && Super.isDefined())
    return matchesDefined(Sub.index(), Super.index());
  if (Sub.isDefined())
    return matches(abstractOf(Types[Sub.index().Value].Kind), Super);
  if (Super.isDefined())
    return matches(Sub, bottomOf(Types[Super.index().Value].Kind));
  return matchesAbstract(Sub.abstract(), Super.abstract());
}

bool TypeSystem::matchesSlowly(ValType Sub, ValType Super) const {
  if (Sub.kind() == ValType::Bottom)
    return true;
  if (!Sub.isRef() || !Super.isRef())
    return false;
  if (Sub.isNullable() && !Super.isNullable())
    return false;
  return matches(Sub.heapType(), Super.heapType());
}

bool TypeSystem::matches(ArrayRef<ValType> Sub, ArrayRef<ValType> Super) const {
  if (Sub.size() != Super.size())
    return false;
  for (size_t N = 0; N < Sub.size(); ++N)
    if (!matches(Sub[N], Super[N]))
      return false;
  return true;
}

HeapType TypeSystem::topOf(HeapType H) const {
  for (HeapType Top : {HeapType(HeapType::Func), HeapType(HeapType::Extern),
                       HeapType(HeapType::Exn)})
    if (matches(H, Top))
      return Top;
  return HeapType::Any;
}

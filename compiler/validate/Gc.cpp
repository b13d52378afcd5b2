//===- Gc.cpp - structs, arrays, i31 --------------------------------------===//
//
// Spec: Validation, Aggregate Instructions and Scalar Reference Instructions.
//
//===----------------------------------------------------------------------===//

#include "compiler/validate/CodeValidator.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

static ValType reference(uint32_t Type, bool Nullable) {
  return ValType::ref(HeapType::defined(TypeIndex(Type)), Nullable);
}

static Error notDefaultable(uint64_t Offset) {
  return inputError(Diag::TypeMismatch, Offset,
                    "field type has no default value");
}

Error CodeValidator::structNew() {
  Expected<const SubType *> T =
      C.Types.get(TypeIndex(I.Index), SubType::Struct, I.Offset);
  if (!T)
    return T.takeError();
  SmallVector<ValType, 8> Fields;
  for (const FieldType &F : (*T)->Fields)
    Fields.push_back(F.Type);
  if (Error E = pop(Fields))
    return E;
  push(reference(I.Index, false));
  return Error::success();
}

Error CodeValidator::structNewDefault() {
  Expected<const SubType *> T =
      C.Types.get(TypeIndex(I.Index), SubType::Struct, I.Offset);
  if (!T)
    return T.takeError();
  for (const FieldType &F : (*T)->Fields)
    if (!F.Type.isDefaultable())
      return notDefaultable(I.Offset);
  push(reference(I.Index, false));
  return Error::success();
}

/// The field of a struct that the immediates name.
Expected<const FieldType *> CodeValidator::fieldAt() {
  Expected<const SubType *> T =
      C.Types.get(TypeIndex(I.Index), SubType::Struct, I.Offset);
  if (!T)
    return T.takeError();
  if (I.Index2 >= (*T)->Fields.size())
    return inputError(Diag::UnknownField, I.Offset, Twine(I.Index2));
  return &(*T)->Fields[I.Index2];
}

/// Packed fields are read by the instructions that extend them, and no other.
Error CodeValidator::pushField(const FieldType &F, bool Extends) {
  if (Extends != (F.Pack != FieldType::Unpacked))
    return inputError(Diag::TypeMismatch, I.Offset,
                      Extends ? "field is not packed" : "field is packed");
  push(F.Type);
  return Error::success();
}

Error CodeValidator::structGet() {
  Expected<const FieldType *> F = fieldAt();
  if (!F)
    return F.takeError();
  if (Error E = pop(reference(I.Index, true)))
    return E;
  return pushField(**F, I.Op != Opcode::StructGet);
}

Error CodeValidator::structSet() {
  Expected<const FieldType *> F = fieldAt();
  if (!F)
    return F.takeError();
  if (!(*F)->Mutable)
    return inputError(Diag::FieldImmutable, I.Offset, Twine(I.Index2));
  return pop({reference(I.Index, true), (*F)->Type});
}

/// The field type of an array.
Expected<const FieldType *> CodeValidator::arrayAt(uint32_t Type) {
  Expected<const SubType *> T =
      C.Types.get(TypeIndex(Type), SubType::Array, I.Offset);
  if (!T)
    return T.takeError();
  return &(*T)->Fields.front();
}

Expected<const FieldType *> CodeValidator::mutableArrayAt(uint32_t Type) {
  Expected<const FieldType *> F = arrayAt(Type);
  if (F && !(*F)->Mutable)
    return inputError(Diag::ArrayImmutable, I.Offset, Twine(Type));
  return F;
}

Error CodeValidator::arrayNew() {
  Expected<const FieldType *> F = arrayAt(I.Index);
  if (!F)
    return F.takeError();
  if (Error E = pop({(*F)->Type, ValType::I32}))
    return E;
  push(reference(I.Index, false));
  return Error::success();
}

Error CodeValidator::arrayNewDefault() {
  Expected<const FieldType *> F = arrayAt(I.Index);
  if (!F)
    return F.takeError();
  if (!(*F)->Type.isDefaultable())
    return notDefaultable(I.Offset);
  if (Error E = pop(ValType(ValType::I32)))
    return E;
  push(reference(I.Index, false));
  return Error::success();
}

/// The number of operands comes from the module: nothing is made of it before
/// as many were found on the stack, or control does not come here.
Error CodeValidator::arrayNewFixed() {
  Expected<const FieldType *> F = arrayAt(I.Index);
  if (!F)
    return F.takeError();
  const Frame &Inner = Frames.back();
  uint64_t Wanted = I.Index2;
  if (Inner.Unreachable)
    Wanted = std::min<uint64_t>(Wanted, Stack.size() - Inner.Height);
  for (uint64_t N = 0; N < Wanted; ++N)
    if (Error E = pop((*F)->Type))
      return E;
  push(reference(I.Index, false));
  return Error::success();
}

static bool isPlainData(const FieldType &F) {
  return F.Type.isNumeric() || F.Type.kind() == ValType::V128;
}

Error CodeValidator::arrayNewData() {
  Expected<const FieldType *> F = arrayAt(I.Index);
  if (!F)
    return F.takeError();
  if (!isPlainData(**F))
    return inputError(Diag::ArrayNotNumeric, I.Offset);
  if (Error E = checkData(I.Index2))
    return E;
  if (Error E = pop({ValType::I32, ValType::I32}))
    return E;
  push(reference(I.Index, false));
  return Error::success();
}

static Error elementMismatch(uint64_t Offset, ValType From, ValType To) {
  return inputError(Diag::TypeMismatch, Offset,
                    "array of " + toString(To) + " does not take elements of " +
                        toString(From));
}

Error CodeValidator::arrayNewElem() {
  Expected<const FieldType *> F = arrayAt(I.Index);
  if (!F)
    return F.takeError();
  Expected<const ElemSegment *> S = elemAt(I.Index2);
  if (!S)
    return S.takeError();
  if (!C.Types.matches((*S)->Type, (*F)->Type))
    return elementMismatch(I.Offset, (*S)->Type, (*F)->Type);
  if (Error E = pop({ValType::I32, ValType::I32}))
    return E;
  push(reference(I.Index, false));
  return Error::success();
}

Error CodeValidator::arrayGet() {
  Expected<const FieldType *> F = arrayAt(I.Index);
  if (!F)
    return F.takeError();
  if (Error E = pop({reference(I.Index, true), ValType::I32}))
    return E;
  return pushField(**F, I.Op != Opcode::ArrayGet);
}

Error CodeValidator::arraySet() {
  Expected<const FieldType *> F = mutableArrayAt(I.Index);
  if (!F)
    return F.takeError();
  return pop({reference(I.Index, true), ValType::I32, (*F)->Type});
}

Error CodeValidator::arrayLen() {
  if (Error E = pop(ValType::ref(HeapType::Array, true)))
    return E;
  push(ValType::I32);
  return Error::success();
}

Error CodeValidator::arrayFill() {
  Expected<const FieldType *> F = mutableArrayAt(I.Index);
  if (!F)
    return F.takeError();
  return pop(
      {reference(I.Index, true), ValType::I32, (*F)->Type, ValType::I32});
}

Error CodeValidator::arrayCopy() {
  Expected<const FieldType *> To = mutableArrayAt(I.Index);
  if (!To)
    return To.takeError();
  Expected<const FieldType *> From = arrayAt(I.Index2);
  if (!From)
    return From.takeError();
  if ((*From)->Pack != (*To)->Pack ||
      !C.Types.matches((*From)->Type, (*To)->Type))
    return inputError(Diag::ArrayTypesDiffer, I.Offset);
  return pop({reference(I.Index, true), ValType::I32, reference(I.Index2, true),
              ValType::I32, ValType::I32});
}

Error CodeValidator::arrayInitData() {
  Expected<const FieldType *> F = mutableArrayAt(I.Index);
  if (!F)
    return F.takeError();
  if (!isPlainData(**F))
    return inputError(Diag::ArrayNotNumeric, I.Offset);
  if (Error E = checkData(I.Index2))
    return E;
  return pop(
      {reference(I.Index, true), ValType::I32, ValType::I32, ValType::I32});
}

Error CodeValidator::arrayInitElem() {
  Expected<const FieldType *> F = mutableArrayAt(I.Index);
  if (!F)
    return F.takeError();
  Expected<const ElemSegment *> S = elemAt(I.Index2);
  if (!S)
    return S.takeError();
  if (!C.Types.matches((*S)->Type, (*F)->Type))
    return elementMismatch(I.Offset, (*S)->Type, (*F)->Type);
  return pop(
      {reference(I.Index, true), ValType::I32, ValType::I32, ValType::I32});
}

/// The result is nullable if the operand is.
Error CodeValidator::convertReference(HeapType From, HeapType To) {
  ValType T;
  if (Error E = popRef(T))
    return E;
  bool Nullable = T.isRef() && T.isNullable();
  push(T);
  if (Error E = pop(ValType::ref(From, true)))
    return E;
  push(ValType::ref(To, Nullable));
  return Error::success();
}

Error CodeValidator::anyConvertExtern() {
  return convertReference(HeapType::Extern, HeapType::Any);
}

Error CodeValidator::externConvertAny() {
  return convertReference(HeapType::Any, HeapType::Extern);
}

Error CodeValidator::refI31() {
  if (Error E = pop(ValType(ValType::I32)))
    return E;
  push(ValType::ref(HeapType::I31, false));
  return Error::success();
}

Error CodeValidator::i31Get() {
  if (Error E = pop(ValType::ref(HeapType::I31, true)))
    return E;
  push(ValType::I32);
  return Error::success();
}

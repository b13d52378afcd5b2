//===- EntryThunk.cpp - calls between a module and its host ---------------===//
//
// A host knows a function's type only when it runs, and can't make a call of
// that type itself. So an image has for each type of an exported function one
// thunk that takes arguments from an array, calls, and puts the results there
// (abi/Image.h, EntryThunk); and for each type of an imported function one that
// does the reverse (ImportEntry::HostThunk).
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/EntryThunk.h"
#include "compiler/lower/FunctionLowering.h"
#include <set>

using namespace llvm;
using namespace wasmc;

using abi::ValueBytes;

/// The array that both kinds of thunk use.
namespace {

class ValueArray {
public:
  ValueArray(FunctionLowering &Body, Value *Address)
      : Body(Body), B(Body.builder()), Address(Address) {}

  Value *load(uint64_t I, Type *Ty) {
    return Body.load(Ty, slot(I, 0), AliasClass::Control);
  }
  /// All 16 bytes, so that nothing is left over of what was there.
  void store(uint64_t I, Value *V) {
    unsigned Bits = V->getType()->getPrimitiveSizeInBits();
    if (Bits == 32)
      V = B.CreateZExt(B.CreateBitCast(V, B.getInt32Ty()), B.getInt64Ty());
    Body.store(V, slot(I, 0), AliasClass::Control);
    if (Bits <= 64)
      Body.store(B.getInt64(0), slot(I, 8), AliasClass::Control);
  }

private:
  Value *slot(uint64_t I, uint64_t Byte) {
    return B.CreateConstInBoundsGEP1_64(B.getInt8Ty(), Address,
                                        I * ValueBytes + Byte);
  }

  FunctionLowering &Body;
  IRBuilder<> &B;
  Value *Address;
};

} // namespace

namespace {

class EntryThunk {
public:
  EntryThunk(ModuleLowering &M, wasm::TypeIndex T)
      : M(M), Ty(M.Wasm.Types[T.Value].Function),
        F(*M.define(entrySymbol(T), type(M))), Body(M, F), B(Body.builder()) {}

  void lower() {
    ValueArray Values(Body, F.getArg(2));
    SmallVector<Value *, 8> Args, Results;
    for (auto [I, T] : enumerate(Ty.Params))
      Args.push_back(Values.load(I, M.type(T)));
    Body.callLinked(Ty, F.getArg(1), Args, Results);
    for (auto [I, V] : enumerate(Results))
      Values.store(I, V);
    B.CreateRetVoid();
  }

private:
  static FunctionType *type(ModuleLowering &M) {
    return FunctionType::get(Type::getVoidTy(M.Context), {M.Ptr, M.Ptr, M.Ptr},
                             false);
  }

  ModuleLowering &M;
  const wasm::FuncType &Ty;
  Function &F;
  FunctionLowering Body;
  IRBuilder<> &B;
};

/// Its vmctx is an abi::HostCallee.
class HostThunk {
public:
  HostThunk(ModuleLowering &M, wasm::TypeIndex T)
      : M(M), Ty(M.Wasm.Types[T.Value].Function),
        F(*M.define(hostThunkSymbol(T),
                    functionType(M, Ty, /*IsLinked=*/true))),
        Body(M, F), B(Body.builder()) {}

  void lower() {
    uint64_t Count = std::max(Ty.Params.size(), Ty.Results.size());
    AllocaInst *Array = B.CreateAlloca(
        ArrayType::get(M.I8, std::max<uint64_t>(Count, 1) * ValueBytes));
    Array->setAlignment(Align(ValueBytes));
    ValueArray Values(Body, Array);
    Value *Callee = F.getArg(0);
    FunctionAbi Abi(B, M, Ty, /*IsLinked=*/true,
                    {Callee, offsetof(abi::HostCallee, Exec)});
    for (auto [I, V] : enumerate(Abi.parameters(F)))
      Values.store(I, V);
    static_assert(offsetof(abi::HostCallee, Call) == 0);
    Value *Call = Body.load(M.Ptr, Callee, AliasClass::Control);
    FunctionType *CallType =
        FunctionType::get(Type::getVoidTy(M.Context), {M.Ptr, M.Ptr}, false);
    B.CreateCall(CallType, Call, {Callee, Array})
        ->addFnAttr(Attribute::NoUnwind);
    SmallVector<Value *, 8> Results;
    for (auto [I, T] : enumerate(Ty.Results))
      Results.push_back(Values.load(I, M.type(T)));
    Abi.emitReturn(F, Results);
  }

private:
  ModuleLowering &M;
  const wasm::FuncType &Ty;
  Function &F;
  FunctionLowering Body;
  IRBuilder<> &B;
};

/// Of the functions that Choose wants.
template <typename Predicate>
std::set<wasm::TypeIndex> typesOf(const ModuleLowering &M, Predicate Choose) {
  std::set<wasm::TypeIndex> Types;
  for (auto [Index, Func] : enumerate(M.Wasm.Functions))
    if (Choose(uint32_t(Index)))
      Types.insert(wasm::TypeIndex(M.Plan.Module->canonicalType(Func.Type)));
  return Types;
}

} // namespace

void wasmc::lowerThunks(ModuleLowering &M) {
  std::set<uint32_t> Exported;
  for (const wasm::Export &E : M.Wasm.Exports)
    if (E.Kind == wasm::ExternKind::Func)
      Exported.insert(E.Index);
  for (wasm::TypeIndex T :
       typesOf(M, [&](uint32_t I) { return Exported.count(I) != 0; }))
    EntryThunk(M, T).lower();
  for (wasm::TypeIndex T :
       typesOf(M, [&](uint32_t I) { return M.Wasm.Functions[I].Imported; }))
    HostThunk(M, T).lower();
}

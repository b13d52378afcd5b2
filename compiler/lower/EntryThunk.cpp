//===- EntryThunk.cpp - calls from outside into a module ------------------===//
//
// A host knows a function's type only when it runs, and can't make a call of
// that type itself. So an image has for each type of an exported function one
// thunk that takes arguments from an array, calls, and puts the results there
// (abi/Image.h, EntryThunk).
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/EntryThunk.h"
#include "compiler/lower/FunctionLowering.h"
#include <set>

using namespace llvm;
using namespace wasmc;

static constexpr uint64_t ValueBytes = 16;

namespace {

class EntryThunk {
public:
  EntryThunk(ModuleLowering &M, wasm::TypeIndex T)
      : M(M), Ty(M.Wasm.Types[T.Value].Function),
        F(*M.define(entrySymbol(T), type(M))), Body(M, F), B(Body.builder()) {}

  void lower() {
    SmallVector<Value *, 8> Args, Results;
    for (auto [I, T] : enumerate(Ty.Params))
      Args.push_back(Body.load(M.type(T), slot(I, 0), AliasClass::Control));
    emitCall(B, M, Ty, F.getArg(1), F.getArg(0), Args, Results);
    for (auto [I, V] : enumerate(Results))
      store(I, V);
    B.CreateRetVoid();
  }

private:
  static FunctionType *type(ModuleLowering &M) {
    return FunctionType::get(Type::getVoidTy(M.Context), {M.Ptr, M.Ptr, M.Ptr},
                             false);
  }
  Value *slot(uint64_t I, uint64_t Byte) {
    return B.CreateConstInBoundsGEP1_64(M.I8, F.getArg(2),
                                        I * ValueBytes + Byte);
  }

  /// All 16 bytes, so that nothing is left over of an argument.
  void store(uint64_t I, Value *V) {
    unsigned Bits = V->getType()->getPrimitiveSizeInBits();
    if (Bits == 32)
      V = B.CreateZExt(B.CreateBitCast(V, M.I32), M.I64);
    Body.store(V, slot(I, 0), AliasClass::Control);
    if (Bits <= 64)
      Body.store(B.getInt64(0), slot(I, 8), AliasClass::Control);
  }

  ModuleLowering &M;
  const wasm::FuncType &Ty;
  Function &F;
  FunctionLowering Body;
  IRBuilder<> &B;
};

} // namespace

void wasmc::lowerEntryThunks(ModuleLowering &M) {
  std::set<wasm::TypeIndex> Types;
  for (const wasm::Export &E : M.Wasm.Exports)
    if (E.Kind == wasm::ExternKind::Func)
      Types.insert(wasm::TypeIndex(
          M.Plan.Module->canonicalType(M.Wasm.Functions[E.Index].Type)));
  for (wasm::TypeIndex T : Types)
    EntryThunk(M, T).lower();
}

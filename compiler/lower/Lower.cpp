//===- Lower.cpp - functions and initialisation ---------------------------===//

#include "compiler/lower/Lower.h"
#include "compiler/lower/EntryThunk.h"
#include "compiler/lower/Fuel.h"
#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;

LoweredModule wasmc::lowerFunctions(const LowerPlan &Plan,
                                    ArrayRef<wasm::FuncIndex> Functions,
                                    const TargetMachine &TM) {
  ModuleLowering M(Plan, TM);
  if (Plan.Options->Interruptible)
    M.askForInterruptChecks();
  if (Plan.Options->Fuel != FuelMode::None)
    M.tellOfFuelChecks();
  M.tellOfBoundsChecks();
  for (wasm::FuncIndex Index : Functions) {
    FunctionType *Ty =
        functionType(M, M.Wasm.funcType(Index), Plan.form(Index).IsLinked);
    Function *F = M.define(functionSymbol(Index), Ty);
    M.addDebugScope(*F);
    FunctionLowering(M, *F).lowerBody(Index);
  }
  return M.finish();
}

namespace {

/// Instantiation (spec: Execution, Modules) of what isn't in the image.
class InitLowering {
public:
  explicit InitLowering(ModuleLowering &M)
      : M(M), Wasm(M.Wasm), F(*M.define(InitSymbol, type(M))), Body(M, F) {}

  void lower() {
    if (M.Plan.Options->Fuel != FuelMode::None)
      Body.chargeOnce(initFuel(Wasm));
    for (uint32_t I = 0; I != Wasm.Globals.size(); ++I)
      if (!Wasm.Globals[I].Imported)
        initGlobal(wasm::GlobalIndex(I));
    for (uint32_t I = 0; I != Wasm.Tables.size(); ++I)
      if (Wasm.Tables[I].Init)
        fillTable(I);
    for (uint32_t I = 0; I != Wasm.Elems.size(); ++I)
      evaluateElems(I);
    for (uint32_t I = 0; I != Wasm.Elems.size(); ++I)
      initElems(I);
    for (uint32_t I = 0; I != Wasm.Datas.size(); ++I)
      initData(I);
    if (Wasm.Start) {
      SmallVector<Value *, 1> None;
      Body.call(*Wasm.Start, {}, None);
    }
    Body.builder().CreateRetVoid();
  }

private:
  static FunctionType *type(ModuleLowering &M) {
    return FunctionType::get(Type::getVoidTy(M.Context), {M.Ptr}, false);
  }
  Value *word(uint64_t V) { return Body.builder().getInt64(V); }

  void initGlobal(wasm::GlobalIndex G) {
    Value *V = Body.lowerConstant(Wasm.Globals[G.Value].Init);
    Body.store(V, Body.globalAddress(G), AliasClass::Instance);
  }

  void fillTable(uint32_t Table) {
    Value *Word = Body.lowerConstant(*Wasm.Tables[Table].Init);
    Body.callRuntime(
        RuntimeCall::table_fill,
        {word(Table), word(0), Word, word(Wasm.Tables[Table].Type.Lim.Min)});
  }

  /// All segments are evaluated before the first is written to a table.
  void evaluateElems(uint32_t Segment) {
    uint32_t First = M.Plan.DynamicElemStart[Segment];
    if (First == ~0u)
      return;
    for (auto [I, Expr] : enumerate(Wasm.Elems[Segment].Exprs)) {
      int32_t Offset = M.Plan.Layout.dynamicElemWord(First + I);
      Body.store(Body.lowerConstant(Expr), Body.instanceAddress(Offset),
                 AliasClass::Instance);
    }
  }

  void initElems(uint32_t Segment) {
    const wasm::ElemSegment &S = Wasm.Elems[Segment];
    if (S.Mode == wasm::SegmentMode::Active)
      Body.callRuntime(RuntimeCall::table_init,
                       {word(S.Table.Value), word(Segment),
                        Body.lowerConstant(S.OffsetExpr), word(0),
                        word(S.size())});
    if (S.Mode != wasm::SegmentMode::Passive)
      Body.callRuntime(RuntimeCall::elem_drop, {word(Segment)});
  }

  void initData(uint32_t Segment) {
    const wasm::DataSegment &S = Wasm.Datas[Segment];
    if (S.Mode != wasm::SegmentMode::Active || M.Plan.DataInImage[Segment])
      return;
    Body.callRuntime(RuntimeCall::memory_init,
                     {word(S.Memory.Value), word(Segment),
                      Body.lowerConstant(S.OffsetExpr), word(0),
                      word(S.Bytes.Bytes.size())});
    Body.callRuntime(RuntimeCall::data_drop, {word(Segment)});
  }

  ModuleLowering &M;
  const wasm::Module &Wasm;
  Function &F;
  FunctionLowering Body;
};

} // namespace

/// An imported function that can be called through a reference: forwards to
/// the import.
static void lowerThunk(ModuleLowering &M, wasm::FuncIndex Index) {
  const wasm::FuncType &Type = M.Wasm.funcType(Index);
  bool IsLinked = M.Plan.form(Index).IsLinked;
  Function *F =
      M.define(functionSymbol(Index), functionType(M, Type, IsLinked));
  FunctionLowering Body(M, *F);
  FunctionAbi Abi = Body.abi(Type, IsLinked);
  SmallVector<Value *, 4> Results;
  Body.call(Index, Abi.parameters(*F), Results);
  Abi.emitReturn(*F, Results);
}

/// What the runtime begins an executable with, which knows plain functions.
static void lowerStart(ModuleLowering &M) {
  for (const wasm::Export &E : M.Wasm.Exports) {
    if (E.Name != "_start" || E.Kind != wasm::ExternKind::Func ||
        !M.Plan.form(wasm::FuncIndex(E.Index)).IsLinked)
      continue;
    FunctionType *Type =
        FunctionType::get(Type::getVoidTy(M.Context), {M.Ptr}, false);
    FunctionLowering Body(M, *M.define(StartSymbol, Type));
    SmallVector<Value *, 1> None;
    Body.call(wasm::FuncIndex(E.Index), {}, None);
    Body.builder().CreateRetVoid();
  }
}

LoweredModule wasmc::lowerInit(const LowerPlan &Plan, const TargetMachine &TM) {
  ModuleLowering M(Plan, TM);
  InitLowering(M).lower();
  if (Plan.isLoadable()) {
    lowerThunks(M);
    return M.finish();
  }
  lowerStart(M);
  for (wasm::FuncIndex Index : Plan.Funcrefs)
    if (M.Wasm.Functions[Index.Value].Imported)
      lowerThunk(M, Index);
  return M.finish();
}

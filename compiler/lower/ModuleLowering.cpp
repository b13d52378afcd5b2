//===- ModuleLowering.cpp - what one LLVM module's functions share --------===//

#include "compiler/lower/ModuleLowering.h"
#include "compiler/lower/FunctionAbi.h"
#include "llvm/BinaryFormat/Dwarf.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/Verifier.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;
using namespace wasmc;

namespace {
struct RuntimeCallRow {
  StringLiteral Symbol;
  uint8_t NumParams;
  bool HasResult;
};
constexpr RuntimeCallRow RuntimeCallRows[] = {
#define RUNTIME_CALL(Name, NumParams, HasResult)                               \
  {"wasmc_rt_" #Name, NumParams, HasResult},
#include "runtime-support/abi/RuntimeCalls.def"
};

struct WasiRow {
  StringLiteral Name, Params, Result;
};
constexpr WasiRow WasiRows[] = {
#define WASI(Name, Params, Result) {#Name, Params, Result},
#include "runtime-support/abi/Wasi.def"
};

/// A type in the letters of Wasi.def; "?" for what no WASI function takes.
std::string letters(ArrayRef<wasm::ValType> Types) {
  std::string S;
  for (wasm::ValType T : Types)
    S += T == wasm::ValType::I32 ? 'i' : T == wasm::ValType::I64 ? 'I' : '?';
  return S;
}
} // namespace

static ByteSwizzle byteSwizzle(const TargetMachine &TM) {
  if (TM.getTargetTriple().isAArch64())
    return ByteSwizzle::Tbl;
  if (TM.getTargetTriple().isX86() &&
      TM.getMCSubtargetInfo()->checkFeatures("+ssse3"))
    return ByteSwizzle::Pshufb;
  return ByteSwizzle::None;
}

/// With Deterministic, none that differs from target to target.
static RelaxedChoices relaxedChoices(const CompileOptions &Options,
                                     const TargetMachine &TM) {
  if (Options.Deterministic)
    return {};
  bool IsX86 = TM.getTargetTriple().isX86();
  return {.LikeX86 = IsX86,
          .FusedMultiplyAdd =
              !IsX86 || TM.getMCSubtargetInfo()->checkFeatures("+fma")};
}

ModuleLowering::ModuleLowering(const LowerPlan &Plan, const TargetMachine &TM)
    : Plan(Plan), Wasm(Plan.Module->module()),
      ContextOwner(std::make_unique<LLVMContext>()),
      IR(std::make_unique<Module>("wasm", *ContextOwner)),
      Context(*ContextOwner), I8(Type::getInt8Ty(Context)),
      I16(Type::getInt16Ty(Context)), I32(Type::getInt32Ty(Context)),
      I64(Type::getInt64Ty(Context)), F32(Type::getFloatTy(Context)),
      F64(Type::getDoubleTy(Context)), Ptr(PointerType::get(Context, 0)),
      V128(FixedVectorType::get(I64, 2)), ByteSwizzle(byteSwizzle(TM)),
      Relaxed(relaxedChoices(*Plan.Options, TM)), Debug(*IR),
      Functions(Wasm.Functions.size()) {
  IR->setTargetTriple(TM.getTargetTriple());
  IR->setDataLayout(TM.createDataLayout());
  IR->setPICLevel(PICLevel::BigPIC);
  IR->setPIELevel(PIELevel::Large);
  IR->addModuleFlag(Module::Warning, "Debug Info Version",
                    DEBUG_METADATA_VERSION);
  IR->addModuleFlag(Module::Warning, "Dwarf Version", 5);
  if (StringRef Abi = TM.Options.MCOptions.getABIName(); !Abi.empty())
    IR->addModuleFlag(Module::Error, "target-abi", MDString::get(Context, Abi));
  Debug.createCompileUnit(DISourceLanguageName(dwarf::DW_LANG_C),
                          Debug.createFile("wasm", ""), "wasmc",
                          /*isOptimized=*/true, "", 0, "",
                          DICompileUnit::LineTablesOnly);

  MDBuilder MD(Context);
  MDNode *Root = MD.createTBAARoot("wasmc");
  const char *const Names[] = {"linear memory", "instance", "table", "control"};
  for (size_t I = 0; I != Tags.size(); ++I) {
    MDNode *Node = MD.createTBAAScalarTypeNode(Names[I], Root);
    Tags[I] = MD.createTBAAStructTagNode(Node, Node, 0);
  }
}

Type *ModuleLowering::type(wasm::ValType T) const {
  switch (T.kind()) {
  case wasm::ValType::I32:
    return I32;
  case wasm::ValType::I64:
  case wasm::ValType::Ref:
    return I64;
  case wasm::ValType::F32:
    return F32;
  case wasm::ValType::F64:
    return F64;
  case wasm::ValType::V128:
    return V128;
  case wasm::ValType::Bottom:
    break;
  }
  llvm_unreachable("validation leaves no unknown type in reachable code");
}

Function *ModuleLowering::declare(StringRef Symbol, FunctionType *Ty) {
  if (Function *F = IR->getFunction(Symbol))
    return F;
  auto *F = Function::Create(Ty, GlobalValue::ExternalLinkage, Symbol, *IR);
  F->setVisibility(GlobalValue::HiddenVisibility);
  F->setDSOLocal(true);
  F->addFnAttr(Attribute::NoUnwind);
  return F;
}

Function *ModuleLowering::function(wasm::FuncIndex Index) {
  Function *&F = Functions[Index.Value];
  if (!F) {
    F = declare(functionSymbol(Index),
                functionType(*this, Wasm.funcType(Index),
                             Plan.Forms.Functions[Index.Value].IsLinked));
  }
  return F;
}

ImportTarget ModuleLowering::importTarget(wasm::FuncIndex Index) const {
  const wasm::Import *I = Wasm.importOf(wasm::ExternKind::Func, Index.Value);
  assert(I && "not an import");
  if (I->Module != "wasi_snapshot_preview1")
    return {};
  const wasm::FuncType &Ty = Wasm.funcType(Index);
  for (const WasiRow &Row : WasiRows)
    if (Row.Name == I->Name && Row.Params == letters(Ty.Params) &&
        Row.Result == letters(Ty.Results))
      return {Row.Name.data()};
  return {};
}

Function *ModuleLowering::wasiFunction(StringRef Name, size_t NumParams,
                                       bool HasResult) {
  SmallVector<Type *, 10> Params(NumParams + 1, I64);
  Params[0] = Ptr;
  Type *Result = HasResult ? I64 : Type::getVoidTy(Context);
  return declare(("wasmc_wasi_" + Name).str(),
                 FunctionType::get(Result, Params, false));
}

FunctionType *ModuleLowering::runtimeFunctionType(RuntimeCall Call) const {
  const RuntimeCallRow &Row = RuntimeCallRows[size_t(Call)];
  SmallVector<Type *, 6> Params(Row.NumParams + 1, I64);
  Params[0] = Ptr;
  Type *Result = Row.HasResult ? I64 : Type::getVoidTy(Context);
  return FunctionType::get(Result, Params, false);
}

Function *ModuleLowering::runtimeFunction(RuntimeCall Call) {
  Function *&F = RuntimeFunctions[size_t(Call)];
  if (!F)
    F = declare(RuntimeCallRows[size_t(Call)].Symbol,
                runtimeFunctionType(Call));
  return F;
}

/// Neither mustprogress nor willreturn: a loop without effects runs for ever,
/// as the spec says. disable-tail-calls keeps runaway recursion from becoming
/// a loop, so that it exhausts the stack. Frame pointers are what backtraces
/// walk; probes make a large frame hit the guard page.
Function *ModuleLowering::define(StringRef Symbol, FunctionType *Ty) {
  Function *F = declare(Symbol, Ty);
  F->setSection(CodeSection);
  F->addFnAttr("frame-pointer", "all");
  F->addFnAttr("probe-stack", "inline-asm");
  F->addFnAttr("disable-tail-calls", "true");
  Argument *Vmctx = F->getArg(0);
  Vmctx->setName("vmctx");
  Vmctx->addAttr(Attribute::NonNull);
  Vmctx->addAttr(Attribute::NoUndef);
  Vmctx->addAttr(Attribute::getWithAlignment(Context, Align(abi::VmctxAlign)));
  return F;
}

/// The file is named for the function, so that a line of inlined code tells
/// which body its offset belongs to.
void ModuleLowering::addDebugScope(Function &F) {
  DIFile *File = Debug.createFile(F.getName(), "");
  DISubroutineType *Ty =
      Debug.createSubroutineType(Debug.getOrCreateTypeArray({}));
  F.setSubprogram(Debug.createFunction(
      File, F.getName(), "", File, 1, Ty, 1, DINode::FlagPrototyped,
      DISubprogram::SPFlagDefinition | DISubprogram::SPFlagOptimized));
}

void ModuleLowering::askForInterruptChecks() {
  auto Number = [&](IntegerType *Ty, int64_t N) {
    return ConstantAsMetadata::get(ConstantInt::getSigned(Ty, N));
  };
  IR->getOrInsertNamedMetadata("wasmc.interrupt")
      ->addOperand(MDNode::get(
          Context, {Number(I64, WASMC_HEADER_OFFSET(Exec)),
                    Number(I64, offsetof(abi::ExecutionContext, Deadline)),
                    Number(I8, int64_t(abi::TrapCode::Interrupted))}));
}

void ModuleLowering::tellOfFuelChecks() {
  auto *Code = ConstantInt::get(I8, uint64_t(abi::TrapCode::OutOfFuel));
  IR->getOrInsertNamedMetadata("wasmc.fuel")
      ->addOperand(MDNode::get(Context, ConstantAsMetadata::get(Code)));
}

void ModuleLowering::tellOfBoundsChecks() {
  unsigned Checked = 0;
  for (uint32_t I = 0; I != Wasm.Memories.size(); ++I)
    Checked += Plan.checksBounds(wasm::MemoryIndex(I));
  if (!Checked)
    return;
  auto Field = [](IntegerType *Ty, uint64_t N) {
    return ConstantAsMetadata::get(ConstantInt::get(Ty, N));
  };
  IR->getOrInsertNamedMetadata("wasmc.bounds")
      ->addOperand(MDNode::get(
          Context,
          {Field(I8, uint64_t(abi::TrapCode::MemoryOutOfBounds)),
           Field(Type::getInt1Ty(Context), Checked == Wasm.Memories.size())}));
}

void ModuleLowering::askForTrapCalls() {
  auto Number = [&](IntegerType *Ty, int64_t N) {
    return ConstantAsMetadata::get(ConstantInt::getSigned(Ty, N));
  };
  constexpr auto Call = int64_t(RuntimeCall::trap);
  IR->getOrInsertNamedMetadata("wasmc.trapcalls")
      ->addOperand(MDNode::get(
          Context, {Number(I64, WASMC_HEADER_OFFSET(Exec)),
                    Number(I64, offsetof(abi::ExecutionContext, RuntimeCalls)),
                    Number(I64, Call * int64_t(sizeof(void *))),
                    Number(I64, offsetof(abi::ExecutionContext, StackLimit)),
                    Number(I64, abi::StackHeadroom),
                    Number(I8, int64_t(abi::TrapCode::CallStackExhausted))}));
}

LoweredModule ModuleLowering::finish() {
  if (Plan.trapsByCalls())
    askForTrapCalls();
  Debug.finalize();
  assert(!verifyModule(*IR, &errs()) && "lowering made invalid IR");
  return {std::move(ContextOwner), std::move(IR)};
}

//===- LibraryModule.cpp - a static library's glue ------------------------===//
//
// The C ABI passes numbers and addresses as LLVM does, except that a 32-bit
// integer is sign-extended by whoever passes it on RISC-V (RISC-V ELF psABI,
// Integer Calling Convention).
//
//===----------------------------------------------------------------------===//

#include "compiler/artifact/LibraryModule.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;
using namespace wasmc;

namespace {

constexpr uint64_t ValueBytes = 16;

class GlueBuilder {
public:
  GlueBuilder(const LibraryDescription &Library, LLVMContext &Context,
              const TargetMachine &TM)
      : Library(Library), M(std::make_unique<Module>("library", Context)),
        B(Context), ExtendsI32(TM.getTargetTriple().isRISCV()) {
    M->setTargetTriple(TM.getTargetTriple());
    M->setDataLayout(TM.createDataLayout());
  }

  std::unique_ptr<Module> build() {
    std::vector<Constant *> Adaptors;
    for (const LibraryImport &I : Library.Imports)
      Adaptors.push_back(I.Symbol.empty() ? null() : addAdaptor(I));
    for (const LibraryFunction &F : Library.Functions)
      if (F.For == LibraryFunction::Call)
        addCall(F);
    addDescription(Adaptors);
    return std::move(M);
  }

private:
  Constant *null() { return ConstantPointerNull::get(B.getPtrTy()); }

  Type *type(CType T) {
    switch (T) {
    case CType::I32:
      return B.getInt32Ty();
    case CType::I64:
      return B.getInt64Ty();
    case CType::F32:
      return B.getFloatTy();
    case CType::F64:
      return B.getDoubleTy();
    case CType::V128:
    case CType::Ref:
      return B.getPtrTy();
    }
    llvm_unreachable("not a type");
  }

  static bool isReturned(const LibrarySignature &Type) {
    return Type.Results.size() == 1 && Type.Results[0] != CType::V128;
  }

  /// A declaration: Instance, the parameters, addresses for results.
  Function *declare(StringRef Symbol, const LibrarySignature &Sig,
                    Type *Returned, size_t NumAddresses) {
    SmallVector<Type *, 8> Params = {B.getPtrTy()};
    for (CType T : Sig.Params)
      Params.push_back(type(T));
    Params.append(NumAddresses, B.getPtrTy());
    return declare(Symbol, Returned, Params);
  }

  Function *declare(StringRef Symbol, Type *Returned, ArrayRef<Type *> Params) {
    // Two imports of one name may have one symbol only, and so one type.
    FunctionCallee Found = M->getOrInsertFunction(
        Symbol, FunctionType::get(Returned, Params, false));
    auto *F = cast<Function>(Found.getCallee());
    F->setDoesNotThrow();
    if (!ExtendsI32)
      return F;
    for (Argument &A : F->args())
      if (A.getType()->isIntegerTy(32))
        A.addAttr(Attribute::SExt);
    if (Returned->isIntegerTy(32))
      F->addRetAttr(Attribute::SExt);
    return F;
  }

  CallInst *call(Function *F, ArrayRef<Value *> Args) {
    CallInst *Call = B.CreateCall(F, Args);
    Call->setAttributes(F->getAttributes());
    return Call;
  }

  void begin(Function *F) {
    // Debuggers and profilers walk frame pointers, here as in all our code.
    F->addFnAttr("frame-pointer", "all");
    B.SetInsertPoint(BasicBlock::Create(M->getContext(), "", F));
  }

  Value *slot(Value *Values, size_t I) {
    return B.CreateConstInBoundsGEP1_64(B.getInt8Ty(), Values, I * ValueBytes);
  }
  void copyVector(Value *To, Value *From) {
    B.CreateMemCpy(To, Align(1), From, Align(1), ValueBytes);
  }
  /// A value as C has it to its slot.
  void put(Value *Values, size_t I, CType T, Value *V) {
    if (T == CType::V128)
      copyVector(slot(Values, I), V);
    else
      B.CreateStore(V, slot(Values, I));
  }
  /// From a slot to where C wants it.
  void get(Value *Values, size_t I, CType T, Value *To) {
    if (T == CType::V128)
      copyVector(To, slot(Values, I));
    else
      B.CreateStore(B.CreateLoad(type(T), slot(Values, I)), To);
  }

  /// status NAME(instance, parameters..., results*...)
  void addCall(const LibraryFunction &F) {
    const LibrarySignature &Sig = F.Type;
    const size_t NumParams = Sig.Params.size(), NumResults = Sig.Results.size();
    Function *Glue = declare(F.Symbol, Sig, B.getInt32Ty(), NumResults);
    begin(Glue);
    Value *Values = array(std::max(NumParams, NumResults));
    for (size_t I = 0; I != NumParams; ++I)
      put(Values, I, Sig.Params[I], Glue->getArg(unsigned(I + 1)));
    Value *Status = call(declare("wasmc_library_call", B.getInt32Ty(),
                                 {B.getPtrTy(), B.getInt32Ty(), B.getPtrTy()}),
                         {Glue->getArg(0), B.getInt32(F.Export), Values});
    if (NumResults) {
      auto *Good = BasicBlock::Create(M->getContext(), "good", Glue);
      auto *Done = BasicBlock::Create(M->getContext(), "done", Glue);
      B.CreateCondBr(B.CreateIsNull(Status), Good, Done);
      B.SetInsertPoint(Good);
      for (size_t I = 0; I != NumResults; ++I)
        get(Values, I, Sig.Results[I],
            Glue->getArg(unsigned(NumParams + 1 + I)));
      B.CreateBr(Done);
      B.SetInsertPoint(Done);
    }
    B.CreateRet(Status);
  }

  /// abi::ImportAdaptor
  Function *addAdaptor(const LibraryImport &Import) {
    const LibrarySignature &Sig = Import.Type;
    const bool Returned = isReturned(Sig);
    Function *Host = declare(Import.Symbol, Sig,
                             Returned ? type(Sig.Results[0]) : B.getVoidTy(),
                             Returned ? 0 : Sig.Results.size());
    Function *Glue = Function::Create(
        FunctionType::get(B.getVoidTy(), {B.getPtrTy(), B.getPtrTy()}, false),
        GlobalValue::PrivateLinkage, "import." + Import.Symbol, *M);
    Glue->setDoesNotThrow();
    begin(Glue);
    Value *Values = Glue->getArg(1);
    SmallVector<Value *, 8> Args = {Glue->getArg(0)};
    for (size_t I = 0; I != Sig.Params.size(); ++I)
      Args.push_back(argument(Values, I, Sig.Params[I]));
    // What the host writes goes to places of its own: it may read a vector
    // argument, in the array, after that.
    Value *Results = Returned ? nullptr : array(Sig.Results.size());
    for (size_t I = 0; !Returned && I != Sig.Results.size(); ++I) {
      B.CreateMemSet(slot(Results, I), B.getInt8(0), ValueBytes, Align(16));
      Args.push_back(slot(Results, I));
    }
    Value *Result = call(Host, Args);
    if (Returned)
      put(Values, 0, Sig.Results[0], Result);
    else
      for (size_t I = 0; I != Sig.Results.size(); ++I)
        copyVector(slot(Values, I), slot(Results, I));
    B.CreateRetVoid();
    return Glue;
  }

  Value *argument(Value *Values, size_t I, CType T) {
    Value *Slot = slot(Values, I);
    return T == CType::V128 ? Slot : B.CreateLoad(type(T), Slot);
  }

  Value *array(size_t NumValues) {
    AllocaInst *Array = B.CreateAlloca(ArrayType::get(
        B.getInt8Ty(), std::max<size_t>(NumValues, 1) * ValueBytes));
    Array->setAlignment(Align(ValueBytes));
    return Array;
  }

  /// An abi::Library.
  void addDescription(ArrayRef<Constant *> Adaptors) {
    auto *Image = new GlobalVariable(*M, B.getInt8Ty(), /*isConstant=*/true,
                                     GlobalValue::ExternalLinkage, nullptr,
                                     libraryImageSymbol(Library));
    Image->setVisibility(GlobalValue::HiddenVisibility);
    Constant *Name = B.CreateGlobalString(Library.Name, "", 0, M.get());
    Constant *Imports = ConstantArray::get(
        ArrayType::get(B.getPtrTy(), Adaptors.size()), Adaptors);
    auto *Table =
        new GlobalVariable(*M, Imports->getType(), /*isConstant=*/true,
                           GlobalValue::PrivateLinkage, Imports, "imports");
    Constant *Description =
        ConstantStruct::getAnon({cast<Constant>(Image), Name, Table});
    new GlobalVariable(*M, Description->getType(), /*isConstant=*/true,
                       GlobalValue::ExternalLinkage, Description,
                       librarySymbol(Library));
  }

  const LibraryDescription &Library;
  std::unique_ptr<Module> M;
  IRBuilder<> B;
  bool ExtendsI32;
};

} // namespace

std::string wasmc::libraryImageSymbol(const LibraryDescription &Library) {
  return "wasmc_image_" + Library.Name;
}
std::string wasmc::librarySymbol(const LibraryDescription &Library) {
  return "wasmc_library_of_" + Library.Name;
}

std::unique_ptr<Module>
wasmc::buildLibraryModule(const LibraryDescription &Library,
                          LLVMContext &Context, const TargetMachine &TM) {
  return GlueBuilder(Library, Context, TM).build();
}

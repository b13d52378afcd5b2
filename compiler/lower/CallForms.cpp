//===- CallForms.cpp - how functions are called ---------------------------===//
//
// A graph of functions, and of types: calls by reference go to a type's node,
// and from there to the functions of that type that have a reference. What may
// throw, and what must have the linked form, is spread over it until nothing
// changes:
//
//   may throw  a function that throws, or calls what may throw, unless a
//              catch_all around it stops every exception
//   linked     what may throw; what makes tail calls, and what they go to; a
//              type whose functions are linked, and all functions of it
//
// Time and memory are linear in the module's calls.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/CallForms.h"
#include "compiler/wasm/Instruction.h"

using namespace llvm;
using namespace wasmc;
using wasm::Opcode;

namespace {

using NodeId = uint32_t; ///< a function, or behind them a type

/// What a body does, as far as forms depend on it.
struct BodyCalls {
  struct Call {
    NodeId Callee;
    bool IsTail;
    bool IsCaught; ///< an exception doesn't leave the function
  };
  std::vector<Call> Calls;
  bool Throws = false;
};

/// Legacy try blocks catch nothing here: they would have to be read to their
/// end first, and a test too many after a call is no mistake.
class CallScanner {
public:
  CallScanner(const ValidModule &M, BodyCalls &Result)
      : M(M), NumFunctions(uint32_t(M.module().Functions.size())),
        Result(Result) {}

  void scan(const wasm::Function &F) {
    wasm::ByteReader Locals(F.Body.Bytes, F.Body.Offset);
    cantFail(wasm::readLocals(Locals));
    wasm::InstructionReader Reader({Locals.rest(), Locals.offset()});
    Open.assign(1, {});
    wasm::Instruction I;
    while (!Open.empty()) {
      cantFail(Reader.read(I));
      visit(I);
    }
  }

private:
  /// What stands around an instruction.
  struct Construct {
    bool CatchesAll = false;         ///< this one, or one around it
    SmallVector<uint32_t, 2> Caught; ///< tags, by this one alone
  };

  void visit(const wasm::Instruction &I) {
    switch (I.Op) {
    case Opcode::Block:
    case Opcode::Loop:
    case Opcode::If:
    case Opcode::Try:
      Open.push_back({Open.back().CatchesAll, {}});
      return;
    case Opcode::TryTable:
      Open.push_back({Open.back().CatchesAll, {}});
      for (const wasm::CatchClause &C : I.Catches)
        if (C.K == wasm::CatchClause::CatchAll ||
            C.K == wasm::CatchClause::CatchAllRef)
          Open.back().CatchesAll = true;
        else
          Open.back().Caught.push_back(C.Tag.Value);
      return;
    case Opcode::End:
    case Opcode::Delegate:
      Open.pop_back();
      return;
    case Opcode::Throw:
      Result.Throws |= !catches(I.Index);
      return;
    case Opcode::ThrowRef:
    case Opcode::Rethrow:
      Result.Throws |= !Open.back().CatchesAll;
      return;
    case Opcode::Call:
    case Opcode::ReturnCall:
      return call(I.Index, I.Op == Opcode::ReturnCall);
    case Opcode::CallIndirect:
    case Opcode::CallRef:
    case Opcode::ReturnCallIndirect:
    case Opcode::ReturnCallRef:
      return call(NumFunctions + M.canonicalType(wasm::TypeIndex(I.Index)),
                  I.Op == Opcode::ReturnCallIndirect ||
                      I.Op == Opcode::ReturnCallRef);
    default:
      return;
    }
  }

  bool catches(uint32_t Tag) const {
    return Open.back().CatchesAll || any_of(Open, [&](const Construct &C) {
             return is_contained(C.Caught, Tag);
           });
  }

  /// A tail call has left the function's blocks before it calls.
  void call(NodeId Callee, bool IsTail) {
    Result.Calls.push_back({Callee, IsTail, !IsTail && Open.back().CatchesAll});
  }

  const ValidModule &M;
  uint32_t NumFunctions;
  BodyCalls &Result;
  std::vector<Construct> Open;
};

class FormFinder {
public:
  FormFinder(const ValidModule &M, bool Open)
      : Valid(M), M(M.module()), IsOpen(Open),
        NumFunctions(uint32_t(this->M.Functions.size())) {
    Forms.Functions.resize(NumFunctions);
    Forms.Types.resize(this->M.Types.size());
  }

  CallForms find() {
    if (!IsOpen && !hasThrowsOrTailCalls())
      return std::move(Forms);
    size_t NumNodes = NumFunctions + M.Types.size();
    ThrowsTo.resize(NumNodes);
    LinksTo.resize(NumNodes);
    addReferences();
    for (uint32_t I = 0; I != NumFunctions; ++I)
      if (!M.Functions[I].Imported)
        addBody(I);
    if (IsOpen)
      addOutside();
    spread();
    return std::move(Forms);
  }

private:
  bool hasThrowsOrTailCalls() const {
    auto Has = [&](wasm::Feature F) { return M.Features.test(size_t(F)); };
    return Has(wasm::Feature::Exceptions) ||
           Has(wasm::Feature::LegacyExceptions) || Has(wasm::Feature::TailCall);
  }

  NodeId typeOf(uint32_t Function) const {
    return NumFunctions + Valid.canonicalType(M.Functions[Function].Type);
  }
  CallForm &form(NodeId N) {
    return N < NumFunctions ? Forms.Functions[N]
                            : Forms.Types[N - NumFunctions];
  }

  /// In an executable a call of an import is one of the runtime's functions,
  /// which nothing here is true of.
  bool isRuntimeFunction(NodeId N) const {
    return !IsOpen && N < NumFunctions && M.Functions[N].Imported;
  }

  void addReferences() {
    for (wasm::FuncIndex F : Valid.funcrefs()) {
      NodeId Type = typeOf(F.Value);
      ThrowsTo[F.Value].push_back(Type);
      LinksTo[F.Value].push_back(Type);
      LinksTo[Type].push_back(F.Value);
    }
  }

  void addBody(uint32_t Caller) {
    BodyCalls Body;
    CallScanner(Valid, Body).scan(M.Functions[Caller]);
    if (Body.Throws)
      markThrowing(Caller);
    for (const BodyCalls::Call &C : Body.Calls) {
      if (isRuntimeFunction(C.Callee))
        continue;
      if (!C.IsCaught)
        ThrowsTo[C.Callee].push_back(Caller);
      if (C.IsTail) {
        markLinked(Caller);
        markLinked(C.Callee);
      }
    }
  }

  void addOutside() {
    for (uint32_t I = 0; I != M.NumImportedFuncs; ++I)
      markThrowing(I);
    for (size_t T = 0; T != M.Types.size(); ++T)
      markThrowing(NodeId(NumFunctions + T));
  }

  void markLinked(NodeId N) {
    if (!form(N).IsLinked) {
      form(N).IsLinked = true;
      Work.push_back(N);
    }
  }
  void markThrowing(NodeId N) {
    if (!form(N).MayThrow) {
      form(N) = {true, true};
      Work.push_back(N);
    }
  }

  void spread() {
    while (!Work.empty()) {
      NodeId N = Work.back();
      Work.pop_back();
      if (form(N).MayThrow)
        for (NodeId To : ThrowsTo[N])
          markThrowing(To);
      for (NodeId To : LinksTo[N])
        markLinked(To);
    }
  }

  const ValidModule &Valid;
  const wasm::Module &M;
  bool IsOpen;
  uint32_t NumFunctions;
  CallForms Forms;
  std::vector<SmallVector<NodeId, 0>> ThrowsTo, LinksTo; ///< by node
  std::vector<NodeId> Work;
};

} // namespace

CallForms wasmc::findCallForms(const ValidModule &M, bool Open) {
  return FormFinder(M, Open).find();
}

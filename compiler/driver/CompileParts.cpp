//===- CompileParts.cpp - partitions to objects ---------------------------===//
//
// Each partition has an LLVM context and a target machine of its own and is
// taken from Wasm to object code in one go, so that no more IR exists than
// threads are working on.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/CompileParts.h"
#include "compiler/driver/BackendDiagnostics.h"
#include "compiler/driver/Parallel.h"
#include "compiler/driver/Partition.h"
#include "compiler/passes/Optimize.h"
#include "compiler/target/EmitObject.h"
#include "llvm/Target/TargetMachine.h"
#include <mutex>

using namespace llvm;
using namespace wasmc;

namespace {

class PartCompiler {
public:
  PartCompiler(const LowerPlan &Plan, const Session &S)
      : Plan(Plan), S(S), Parts(partitionFunctions(*Plan.Module)) {
    for (const Partition &P : Parts)
      NumFunctions += P.Functions.size();
  }

  Expected<CompiledParts> compile() {
    remarkLargeFunctions();
    // Initialisation counts as one more part.
    Result.Objects.resize(Parts.size() + 1);
    Result.Contents.resize(Parts.size() + 1);
    std::vector<size_t> Order = longestFirst();
    if (Error E = parallelFor(S.Jobs, Order.size(),
                              [&](size_t I) { return compilePart(Order[I]); }))
      return E;
    if (S.StopAfter < Stage::Object)
      return CompiledParts();
    return std::move(Result);
  }

private:
  void remarkLargeFunctions() {
    for (const Partition &P : Parts)
      if (!P.TooLarge.empty())
        S.remark("function " + describe(P.Functions[0]) +
                 " is compiled without optimization: it has " + P.TooLarge);
  }

  std::string describe(wasm::FuncIndex F) const {
    StringRef Name = Plan.Module->module().funcName(F);
    std::string Index = std::to_string(F.Value);
    return Name.empty() ? Index : ("\"" + Name + "\" (" + Index + ")").str();
  }

  /// A large part that begins last would keep one thread busy alone.
  std::vector<size_t> longestFirst() const {
    std::vector<uint64_t> Size(Parts.size() + 1);
    for (size_t I = 0; I < Parts.size(); ++I)
      for (wasm::FuncIndex F : Parts[I].Functions)
        Size[I] += Plan.Module->facts(F).NumInstructions;
    std::vector<size_t> Order(Size.size());
    std::iota(Order.begin(), Order.end(), 0);
    llvm::sort(Order, [&](size_t A, size_t B) {
      return std::tie(Size[B], A) < std::tie(Size[A], B);
    });
    return Order;
  }

  Error compilePart(size_t I) {
    bool IsInit = I == Parts.size();
    OptLevel Level = !IsInit && !Parts[I].TooLarge.empty() ? OptLevel::O0
                                                           : Plan.Options->Opt;
    auto TM = createTargetMachine(Plan.Options->Target, Level);
    if (!TM)
      return TM.takeError();
    LoweredModule M = IsInit ? lowerInit(Plan, **TM)
                             : lowerFunctions(Plan, Parts[I].Functions, **TM);
    BackendDiagnostics Diagnostics(*M.Context);
    if (S.StopAfter > Stage::Lower)
      optimize(*M.Module, **TM, Level, Plan.Options->LosesTraps);
    if (S.StopAfter > Stage::Optimize)
      Result.Objects[I] = emitObject(*M.Module, **TM, EmitKind::Object);
    if (Error E = Diagnostics.takeError())
      return E;
    M.Module.reset();
    if (!IsInit)
      reportDone(Parts[I].Functions.size());
    return S.StopAfter > Stage::Optimize ? readContents(I) : Error::success();
  }

  Error readContents(size_t I) {
    Expected<ObjectContents> Contents = readObject(Result.Objects[I]);
    if (!Contents)
      return Contents.takeError();
    Result.Contents[I] = std::move(*Contents);
    return Error::success();
  }

  void reportDone(size_t Functions) {
    std::lock_guard<std::mutex> Guard(Lock);
    NumDone += Functions;
    S.progress(Stage::Object, NumDone, NumFunctions);
  }

  const LowerPlan &Plan;
  const Session &S;
  std::vector<Partition> Parts;
  CompiledParts Result;
  std::mutex Lock; ///< of what follows
  size_t NumDone = 0, NumFunctions = 0;
};

} // namespace

Expected<CompiledParts> wasmc::compileParts(const LowerPlan &Plan,
                                            const Session &S) {
  return PartCompiler(Plan, S).compile();
}

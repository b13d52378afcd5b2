//===- CodeValidator.cpp - the walk over the instructions -----------------===//
//
// Spec: Validation, Instructions and Functions.
//
//===----------------------------------------------------------------------===//

#include "compiler/validate/CodeValidator.h"
#include "compiler/validate/OpTable.h"
#include "compiler/wasm/Limits.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

Error CodeValidator::use(Feature F, StringRef What) {
  if (!C.Accepted.test(size_t(F)))
    return unsupportedFeature(F, I.Offset, What);
  Used.set(size_t(F));
  return Error::success();
}

Error CodeValidator::useType(ValType T, uint64_t Offset) {
  Feature F = featureOf(T);
  if (!C.Accepted.test(size_t(F)))
    return unsupportedFeature(F, Offset, toString(T));
  Used.set(size_t(F));
  return C.Types.check(T, Offset);
}

/// The runs are added up before any of them is made, so that a large count
/// costs nothing.
Error CodeValidator::makeLocals(const FuncType &Type) {
  uint64_t Start = Reader.offset();
  auto Runs = readLocals(Reader.bytes());
  if (!Runs)
    return Runs.takeError();
  uint64_t Total = Type.Params.size();
  for (const LocalRun &Run : *Runs) {
    if (Error E = useType(Run.Type, Run.TypeOffset))
      return E;
    Total += Run.Count;
  }
  if (Total > limits::Locals)
    return inputError(Diag::ImplementationLimit, Start,
                      "more than " + Twine(limits::Locals) + " locals");

  Locals = Type.Params;
  for (const LocalRun &Run : *Runs)
    Locals.insert(Locals.end(), Run.Count, Run.Type);
  if (llvm::all_of(Locals, [](ValType T) { return T.isDefaultable(); }))
    return Error::success();
  IsInited.resize(Locals.size());
  for (size_t N = 0; N < Locals.size(); ++N)
    IsInited[N] = N < Type.Params.size() || Locals[N].isDefaultable();
  return Error::success();
}

Error CodeValidator::validateBody(const Function &F, FunctionFacts &Into) {
  Expected<const FuncType *> Type = C.Types.func(F.Type, F.TypeOffset);
  if (!Type)
    return Type.takeError();
  End = F.Body.Offset + F.Body.Bytes.size();
  if (Error E = makeLocals(**Type))
    return E;
  Facts.NumLocals = Locals.size();

  Frame &Body = Frames.emplace_back();
  Body.Block.K = BlockType::Type;
  Body.Block.Index = F.Type;
  Body.IsOutermost = true;
  if (Error E = walk())
    return E;
  if (Reader.offset() != End)
    return inputError(Diag::SectionSizeMismatch, End);
  Into = Facts;
  return Error::success();
}

Error CodeValidator::validateConstant(ValType T, uint32_t VisibleGlobals,
                                      std::vector<FuncIndex> &NamedFuncs) {
  IsConstant = true;
  NumGlobals = VisibleGlobals;
  References = &NamedFuncs;
  End = UINT64_MAX; // it was read to its own end before

  Frame &Outer = Frames.emplace_back();
  Outer.Block.K = BlockType::Value;
  Outer.Block.Result = T;
  Outer.IsOutermost = true;
  return walk();
}

Error CodeValidator::walk() {
  while (!Frames.empty()) {
    if (Error E = Reader.read(I))
      return E;
    // What begins behind the body's size is an end that comes too late, or
    // shows that the end is missing.
    if (LLVM_UNLIKELY(I.Offset >= End))
      return inputError(I.Op == Opcode::End ? Diag::SectionSizeMismatch
                                            : Diag::EndOpcodeExpected,
                        I.Offset);
    if (Error E = validateInstruction(opRow(I.Op)))
      return E;
  }
  return Error::success();
}

Error CodeValidator::validateInstruction(const OpRow &Row) {
  if (LLVM_UNLIKELY(!C.Accepted.test(size_t(Row.Proposal))))
    return unsupportedFeature(Row.Proposal, I.Offset, opcodeInfo(I.Op).Text);
  Used.set(size_t(Row.Proposal));
  count(Row);
  if (LLVM_UNLIKELY(IsConstant)) {
    if (!Row.IsConstant)
      return inputError(Diag::ConstantRequired, I.Offset);
    if (!Row.Rule && Row.NumOperands != 0) // arithmetic
      if (Error E = use(Feature::ExtendedConst, opcodeInfo(I.Op).Text))
        return E;
  }
  if (Row.Rule)
    return (this->*Row.Rule)();
  return applySignature(Row);
}

Error CodeValidator::applySignature(const OpRow &Row) {
  ArrayRef<ValType> Operands(Row.Operands.data(), Row.NumOperands);
  std::array<ValType, 4> Addressed;
  if (Row.Width != 0) {
    Addressed = Row.Operands;
    if (Error E = checkMemArg(Row, Addressed[0]))
      return E;
    Operands = ArrayRef(Addressed.data(), Row.NumOperands);
  }
  if (Error E = checkImmediates(Row))
    return E;
  if (Error E = pop(Operands))
    return E;
  push(ArrayRef(Row.Results.data(), Row.NumResults));
  return Error::success();
}

Error CodeValidator::checkImmediates(const OpRow &Row) {
  if (Row.Lanes != 0 && I.Lane >= Row.Lanes)
    return inputError(Diag::InvalidLaneIndex, I.Offset,
                      Twine(unsigned(I.Lane)));
  if (I.Op == Opcode::I8x16Shuffle)
    for (uint8_t Lane : I.Bytes)
      if (Lane >= 32)
        return inputError(Diag::InvalidLaneIndex, I.Offset,
                          Twine(unsigned(Lane)));
  return Error::success();
}

void CodeValidator::count(const OpRow &Row) {
  // Fibonacci hashing; the multiplier is 2^64 over the golden ratio.
  Facts.ShapeHash = (Facts.ShapeHash + uint64_t(I.Op) + 1) * 0x9E3779B97F4A7C15;
  Facts.ShapeHash ^= Facts.ShapeHash >> 32;
  ++Facts.NumInstructions;
  ++StraightLine;
  Facts.LongestBlock = std::max(Facts.LongestBlock, StraightLine);
  if (Row.Role == BlockRole::Inside)
    return;
  StraightLine = 0;
  Facts.NumBlocks += Row.Role == BlockRole::Edge;
}

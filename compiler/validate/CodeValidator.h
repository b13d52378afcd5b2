//===- CodeValidator.h - validation of instructions -------------*- C++ -*-===//
//
// Validates a function body or a constant expression in one pass (spec:
// Appendix, Validation Algorithm): a stack of the operands' types and one of
// the blocks. Instructions with a fixed signature follow from the opcode
// table; each of the others has a rule, a member function in the file of its
// family, and OpTable.cpp joins opcodes and rules.
//
// A validator is made for one piece of code and shares nothing but the
// context, which it does not change.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_VALIDATE_CODEVALIDATOR_H
#define WASMC_VALIDATE_CODEVALIDATOR_H

#include "compiler/validate/Context.h"
#include "compiler/validate/Validate.h"
#include "compiler/wasm/Instruction.h"

namespace wasmc::validation {

struct OpRow;

class CodeValidator {
public:
  CodeValidator(const Context &C, wasm::Span Code)
      : C(C), Reader(Code), End(Code.Offset) {}

  /// Code reaches from the body to the end of the module: a body's size is
  /// compared when the body has been read, as in the grammar.
  llvm::Error validateBody(const wasm::Function &F, FunctionFacts &Facts);

  /// An expression that leaves one value of type T and sees the first
  /// NumGlobals globals. Functions that it names are added to References.
  llvm::Error validateConstant(wasm::ValType T, uint32_t NumGlobals,
                               std::vector<wasm::FuncIndex> &References);

  /// Proposals that its instructions and types come from.
  const wasm::FeatureSet &usedFeatures() const { return Used; }

private:
  friend struct RuleTable;

  /// An open block. The outermost is the function or the constant expression.
  struct Frame {
    wasm::Opcode Op = wasm::Opcode::Block;
    wasm::BlockType Block;
    bool IsOutermost = false;
    bool Unreachable = false;
    size_t Height = 0;    ///< of the operand stack below its parameters
    size_t NumInited = 0; ///< of Inited, when it was entered
  };

  // CodeValidator.cpp: the walk.
  llvm::Error makeLocals(const wasm::FuncType &Type);
  llvm::Error walk();
  llvm::Error validateInstruction(const OpRow &Row);
  llvm::Error applySignature(const OpRow &Row);
  llvm::Error checkImmediates(const OpRow &Row);
  void count(const OpRow &Row);
  llvm::Error use(wasm::Feature F, llvm::StringRef What);
  llvm::Error useType(wasm::ValType T, uint64_t Offset);

  // Operands.cpp: the two stacks.
  void push(wasm::ValType T) { Stack.push_back(T); }
  void push(llvm::ArrayRef<wasm::ValType> Types) {
    Stack.insert(Stack.end(), Types.begin(), Types.end());
  }
  /// Is an error unless these are on top of the stack; the last is the top.
  llvm::Error require(llvm::ArrayRef<wasm::ValType> Types);
  llvm::Error pop(llvm::ArrayRef<wasm::ValType> Types);
  /// One operand of whatever type; Bottom where code is unreachable.
  llvm::Error popAny(wasm::ValType &Into);
  /// One reference, or Bottom.
  llvm::Error popRef(wasm::ValType &Into);
  llvm::Error mismatch(llvm::StringRef Who, llvm::ArrayRef<wasm::ValType> Types,
                       size_t MaxShown);
  void markUnreachable();
  llvm::Error checkBlockType();
  /// Opens the block that the current instruction begins; its type has been
  /// checked.
  llvm::Error pushFrame();
  /// The block's results must be all that it leaves; they are popped.
  llvm::Error finishFrame();
  llvm::ArrayRef<wasm::ValType> params(const Frame &F) const;
  llvm::ArrayRef<wasm::ValType> results(const Frame &F) const;
  llvm::Expected<const Frame *> frameAt(uint32_t Label);
  /// What a branch to the frame takes along.
  llvm::ArrayRef<wasm::ValType> labelTypes(const Frame &F) const {
    return F.Op == wasm::Opcode::Loop ? params(F) : results(F);
  }

  // Entities.cpp: what indices stand for.
  llvm::Expected<const wasm::FuncType *> funcAt(uint32_t Index) const;
  llvm::Expected<const wasm::FuncType *> funcTypeAt(uint32_t Index) const;
  llvm::Expected<const wasm::TableType *> tableAt(uint32_t Index) const;
  llvm::Expected<const wasm::MemoryType *> memoryAt(uint32_t Index) const;
  llvm::Expected<const wasm::GlobalType *> globalAt(uint32_t Index) const;
  llvm::Expected<const wasm::FuncType *> tagAt(uint32_t Index) const;
  llvm::Expected<wasm::ValType> localAt(uint32_t Index) const;
  llvm::Expected<const wasm::ElemSegment *> elemAt(uint32_t Index) const;
  llvm::Error checkData(uint32_t Index) const;

  // Control.cpp
  llvm::Error unreachable();
  llvm::Error block();
  llvm::Error if_();
  llvm::Error else_();
  llvm::Error end();
  llvm::Error br();
  llvm::Error brIf();
  llvm::Error brIfTaken();
  llvm::Error brTable();
  llvm::Error return_();

  // Calls.cpp
  llvm::Error call();
  llvm::Error callIndirect();
  llvm::Error callRef();
  llvm::Error returnCall();
  llvm::Error returnCallIndirect();
  llvm::Error returnCallRef();
  llvm::Error popCallee(bool Indirect, const wasm::FuncType *&Type);
  llvm::Error applyCall(const wasm::FuncType &Type);
  llvm::Error applyReturnCall(const wasm::FuncType &Type);

  // Exceptions.cpp
  llvm::Error throw_();
  llvm::Error throwRef();
  llvm::Error tryTable();
  llvm::Error checkCatch(const wasm::CatchClause &Clause);
  llvm::Error legacyCatch();
  llvm::Error legacyCatchAll();
  llvm::Error legacyDelegate();
  llvm::Error legacyRethrow();
  llvm::Error beginHandler(llvm::ArrayRef<wasm::ValType> Params);

  // Variable.cpp, parametric instructions included
  llvm::Error drop();
  llvm::Error select();
  llvm::Error selectTyped();
  llvm::Error localGet();
  llvm::Error localSet();
  llvm::Error localTee();
  llvm::Error globalGet();
  llvm::Error globalSet();
  void initLocal(uint32_t Index);

  // Table.cpp
  llvm::Error tableGet();
  llvm::Error tableSet();
  llvm::Error tableInit();
  llvm::Error elemDrop();
  llvm::Error tableCopy();
  llvm::Error tableGrow();
  llvm::Error tableSize();
  llvm::Error tableFill();

  // Memory.cpp
  llvm::Error checkMemArg(const OpRow &Row, wasm::ValType &Address);
  llvm::Error memorySize();
  llvm::Error memoryGrow();
  llvm::Error memoryInit();
  llvm::Error dataDrop();
  llvm::Error memoryCopy();
  llvm::Error memoryFill();

  // Reference.cpp
  llvm::Error refNull();
  llvm::Error refIsNull();
  llvm::Error refFunc();
  llvm::Error refEq();
  llvm::Error refAsNonNull();
  llvm::Error brOnNull();
  llvm::Error brOnNonNull();
  llvm::Error refTest();
  llvm::Error refCast();
  llvm::Error brOnCast();
  llvm::Error popForCast();

  // Gc.cpp
  llvm::Error structNew();
  llvm::Error structNewDefault();
  llvm::Error structGet();
  llvm::Error structSet();
  llvm::Error arrayNew();
  llvm::Error arrayNewDefault();
  llvm::Error arrayNewFixed();
  llvm::Error arrayNewData();
  llvm::Error arrayNewElem();
  llvm::Error arrayGet();
  llvm::Error arraySet();
  llvm::Error arrayLen();
  llvm::Error arrayFill();
  llvm::Error arrayCopy();
  llvm::Error arrayInitData();
  llvm::Error arrayInitElem();
  llvm::Error anyConvertExtern();
  llvm::Error externConvertAny();
  llvm::Error refI31();
  llvm::Error i31Get();
  llvm::Error convertReference(wasm::HeapType From, wasm::HeapType To);
  llvm::Expected<const wasm::FieldType *> fieldAt();
  llvm::Expected<const wasm::FieldType *> arrayAt(uint32_t Type);
  llvm::Expected<const wasm::FieldType *> mutableArrayAt(uint32_t Type);
  llvm::Error pushField(const wasm::FieldType &F, bool Extends);

  const Context &C;
  wasm::InstructionReader Reader;
  uint64_t End; ///< of the code, when its size is known
  wasm::Instruction I;
  std::vector<wasm::ValType> Stack;
  std::vector<Frame> Frames;
  std::vector<wasm::ValType> Locals;
  /// Locals that have no default value and were set, in order; those that
  /// were set in a block are taken back at its end.
  std::vector<uint32_t> Inited;
  llvm::BitVector IsInited; ///< empty if all locals have a default value
  wasm::FeatureSet Used;
  FunctionFacts Facts;
  uint32_t StraightLine = 0; ///< instructions since the last block border

  bool IsConstant = false;
  uint32_t NumGlobals = 0;                            ///< that are visible
  std::vector<wasm::FuncIndex> *References = nullptr; ///< if IsConstant
};

} // namespace wasmc::validation

#endif

//===- BodyWriter.h - a random function body --------------------*- C++ -*-===//
//
// Writes code from the top down: expression(T) writes instructions that leave
// one T on the stack, statement() some that leave nothing. Instructions with
// a fixed signature are chosen from the table; those with a signature of their
// own have a row in Specials, and code that optimizers like to change is in
// Idioms.
//
// Every body is valid and ends: a loop either counts a local that nothing else
// writes, or takes from the fuel at its head.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEST_FUZZ_BODYWRITER_H
#define WASMC_TEST_FUZZ_BODYWRITER_H

#include "test/fuzz/ByteWriter.h"
#include "test/fuzz/ModulePlan.h"
#include "test/fuzz/OpPool.h"
#include <optional>

namespace wasmc::test {

class BodyWriter {
public:
  BodyWriter(ModulePlan &Plan, const OpPool &Pool, Random &R,
             uint32_t Function);

  /// Locals, code and end, without the size.
  std::vector<uint8_t> write();

private:
  using Types = llvm::ArrayRef<wasm::ValType>;

  /// An instruction with a signature of its own. Result is what it can leave:
  /// a letter of Opcodes.def; r: references; n: numbers and vectors; ?: any
  /// type; s: nothing. Emit writes nothing and returns false where the module
  /// has nothing for it to work on.
  struct Special {
    wasm::Opcode Op;
    char Result;
    uint8_t Weight;
    bool (BodyWriter::*Emit)(wasm::Opcode Op, wasm::ValType T);
  };
  static const Special Specials[];
  static const unsigned NumSpecials;
  /// Several instructions; Result as above.
  struct Idiom {
    char Result;
    void (BodyWriter::*Emit)();
  };
  static const Idiom Idioms[];
  static const unsigned NumIdioms;

  struct Local {
    wasm::ValType Type;
    bool Counts = false; ///< a loop depends on it: no other code may write it
  };
  struct Label {
    std::vector<wasm::ValType> BranchTypes;
    /// Code that goes on at the label gets to an end.
    bool Targetable = true;
  };
  /// Puts an end to nested code: a level deeper until destroyed.
  class Deeper;

  // BodyWriter.cpp: what to write
  void expression(wasm::ValType T);
  void expressions(Types Ts);
  void statement();
  void statements(unsigned Most);
  void leaf(wasm::ValType T);
  bool special(char Result, wasm::ValType T);
  bool idiom(char Result);
  void fixed(const FixedOp &Op);
  void load(wasm::ValType T);
  void store();
  void op(wasm::Opcode Op) { Code.op(Op); }
  void constant(wasm::ValType T);
  void i32(int32_t V);
  void index(wasm::Opcode Op, uint32_t I);
  void immediates(wasm::Opcode Op);

  // BodyAddress.cpp: where to access memory and tables
  /// Leaves an address on the stack; the result is the offset to use with it.
  uint32_t address(unsigned Width);
  void access(wasm::Opcode Op, uint32_t Offset);
  uint32_t nearEnd(unsigned Width);
  void length();
  void elementIndex(const TablePlan &Table);
  void segmentOffset(uint32_t Size);

  // BodyControl.cpp
  bool block(wasm::Opcode Op, wasm::ValType T);
  bool blockStatement(wasm::Opcode Op, wasm::ValType T);
  bool branch(wasm::Opcode Op, wasm::ValType T);
  bool branchIf(wasm::Opcode Op, wasm::ValType T);
  bool branchTable(wasm::Opcode Op, wasm::ValType T);
  bool leave(wasm::Opcode Op, wasm::ValType T);
  bool call(wasm::Opcode Op, wasm::ValType T);
  bool callIndirect(wasm::Opcode Op, wasm::ValType T);
  bool structured(wasm::Opcode Op, Types Results);
  void blockOf(Types Params, Types Results);
  void ifOf(Types Params, Types Results);
  void loopOf(Types Params, Types Results);
  void countedLoop();
  void countedLoopAtEnd();
  void open(wasm::Opcode Op, Types Params, Types Results);
  void contents(Types Results);
  void deadCode();
  void useParams(Types Params);
  void takeFuel();
  std::optional<uint32_t> labelFor(Types Ts);
  uint32_t anyLabel();
  void dropAll(Types Ts);
  /// Leaves the last T of what is on the stack, and drops the others.
  void keepOne(Types Ts, wasm::ValType T);
  std::vector<wasm::ValType> withResult(wasm::ValType T);

  // BodySpecials.cpp
  bool drop(wasm::Opcode Op, wasm::ValType T);
  bool select(wasm::Opcode Op, wasm::ValType T);
  bool selectTyped(wasm::Opcode Op, wasm::ValType T);
  bool localGet(wasm::Opcode Op, wasm::ValType T);
  bool localSet(wasm::Opcode Op, wasm::ValType T);
  bool localTee(wasm::Opcode Op, wasm::ValType T);
  bool globalGet(wasm::Opcode Op, wasm::ValType T);
  bool globalSet(wasm::Opcode Op, wasm::ValType T);
  bool memorySize(wasm::Opcode Op, wasm::ValType T);
  bool memoryGrow(wasm::Opcode Op, wasm::ValType T);
  bool memoryFill(wasm::Opcode Op, wasm::ValType T);
  bool memoryCopy(wasm::Opcode Op, wasm::ValType T);
  bool memoryInit(wasm::Opcode Op, wasm::ValType T);
  bool dataDrop(wasm::Opcode Op, wasm::ValType T);
  bool tableGet(wasm::Opcode Op, wasm::ValType T);
  bool tableSet(wasm::Opcode Op, wasm::ValType T);
  bool tableSize(wasm::Opcode Op, wasm::ValType T);
  bool tableGrow(wasm::Opcode Op, wasm::ValType T);
  bool tableFill(wasm::Opcode Op, wasm::ValType T);
  bool tableCopy(wasm::Opcode Op, wasm::ValType T);
  bool tableInit(wasm::Opcode Op, wasm::ValType T);
  bool elemDrop(wasm::Opcode Op, wasm::ValType T);
  bool refNull(wasm::Opcode Op, wasm::ValType T);
  bool refFunc(wasm::Opcode Op, wasm::ValType T);
  bool refIsNull(wasm::Opcode Op, wasm::ValType T);
  std::optional<uint32_t> localOf(wasm::ValType T, bool ToWrite);
  std::optional<uint32_t> globalOf(wasm::ValType T, bool ToWrite);
  std::optional<uint32_t> tableOf(wasm::ValType T);
  uint32_t newLocal(wasm::ValType T, bool Counts = false);

  // BodyIdioms.cpp
  void deadLoad();
  void foldedLoad();
  void selectedLoad();
  void narrowedLoad();
  void shiftedLoad();
  void combinedLoads();
  void branchedLoad();
  void laneOfLoad();
  void f32Identity();
  void f64Identity();
  void modifyByte();
  void modifyByteOfWord();
  void adjacentStores();
  void storeSame();
  void overwrittenStore();
  void storeLane();
  void fillLoop();
  void copyLoop();
  void sumLoop();
  void trapOrder();
  void forwardedLoad();
  /// An address in a local of its own, and the offset to use with it.
  struct Pointer {
    uint32_t Local, Offset;
  };
  Pointer pointer(unsigned Width);
  void load(wasm::Opcode Op, Pointer P, uint32_t Distance = 0);
  /// Opens a loop whose counter rises from 0 by Step; close() ends it at Limit.
  uint32_t openFor();
  void closeFor(uint32_t Counter, uint32_t Step, uint32_t Limit);

  ModulePlan &Plan;
  const OpPool &Pool;
  Random &R;
  const wasm::FuncType &Type() const { return Plan.typeOf(Function); }
  uint32_t Function;

  ByteWriter Code;
  std::vector<Local> Locals;
  std::vector<Label> Labels; ///< the innermost is last
  unsigned Budget;           ///< instructions that may still be written
  unsigned Depth = 0;
  unsigned LoopDepth = 0;
  bool NeedsFuel = false; ///< has loops or calls
};

class BodyWriter::Deeper {
public:
  explicit Deeper(BodyWriter &W) : W(W) { ++W.Depth; }
  ~Deeper() { --W.Depth; }

private:
  BodyWriter &W;
};

} // namespace wasmc::test

#endif

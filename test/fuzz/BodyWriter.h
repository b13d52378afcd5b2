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
  /// Where an access goes, besides its address: its immediates.
  struct Place {
    uint32_t Memory;
    uint64_t Offset;
  };
  /// A catch clause of try_table, with what it brings to its label.
  struct Clause {
    uint8_t Kind; ///< bit 0: with a reference; bit 1: for all tags
    uint32_t Tag;
    std::vector<wasm::ValType> Brings;
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
  uint32_t anyMemory() { return R.below(Plan.Memories.size()); }
  bool is64(Place At) const { return Plan.Memories[At.Memory].Is64; }
  /// Leaves an address on the stack; the result is where it leads.
  Place address(unsigned Width) { return address(Width, anyMemory()); }
  Place address(unsigned Width, uint32_t Memory);
  uint64_t address32(unsigned Width, const MemoryPlan &Memory);
  /// Makes the i32 on the stack an i64, if Is64.
  void widen(bool Is64);
  void access(wasm::Opcode Op, Place At);
  uint32_t nearEnd(unsigned Width, const MemoryPlan &Memory);
  void length(bool Is64);
  void elementIndex(const TablePlan &Table);
  void segmentOffset(uint32_t Size, bool Is64 = false);

  // BodyControl.cpp
  bool block(wasm::Opcode Op, wasm::ValType T);
  bool blockStatement(wasm::Opcode Op, wasm::ValType T);
  bool branch(wasm::Opcode Op, wasm::ValType T);
  bool branchIf(wasm::Opcode Op, wasm::ValType T);
  bool branchTable(wasm::Opcode Op, wasm::ValType T);
  /// Whether leave() can write this.
  bool canLeave(wasm::Opcode Op);
  /// Writes what control doesn't come back from.
  void leave(wasm::Opcode Op);
  bool leaveIf(wasm::Opcode Op, wasm::ValType T);
  /// Goes to a label; leaves of it that are calls stand in BodyCalls.cpp.
  void leaveTo(wasm::Opcode Op);
  wasm::Opcode anyLeave();
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
  std::vector<wasm::ValType> branchTypes(uint32_t L) const {
    return Labels[Labels.size() - 1 - L].BranchTypes;
  }
  void dropAll(Types Ts);
  /// Leaves the last T of what is on the stack, and drops the others.
  void keepOne(Types Ts, wasm::ValType T);
  std::vector<wasm::ValType> withResult(wasm::ValType T);

  // BodyCalls.cpp
  bool call(wasm::Opcode Op, wasm::ValType T);
  bool callIndirect(wasm::Opcode Op, wasm::ValType T);
  bool callRef(wasm::Opcode Op, wasm::ValType T);
  void tailCall(wasm::Opcode Op);
  std::optional<uint32_t> functionTable();
  std::optional<uint32_t> functionReturning(wasm::ValType T);

  // BodyExceptions.cpp
  void tryOf(Types Params, Types Results);
  std::vector<Clause> clauses();
  void throwTag();
  bool caught(wasm::Opcode Op, wasm::ValType T);

  // BodyReferences.cpp
  bool refNull(wasm::Opcode Op, wasm::ValType T);
  bool refFunc(wasm::Opcode Op, wasm::ValType T);
  bool refIsNull(wasm::Opcode Op, wasm::ValType T);
  bool refAsNonNull(wasm::Opcode Op, wasm::ValType T);
  bool brOnNull(wasm::Opcode Op, wasm::ValType T);
  bool brOnNonNull(wasm::Opcode Op, wasm::ValType T);

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
  /// One with this address type.
  std::optional<uint32_t> memoryWith(wasm::ValType Address);
  std::optional<uint32_t> tableWith(wasm::ValType Address);
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
  /// An address in a local of its own, and where it leads.
  struct Pointer {
    uint32_t Local;
    Place At;
  };
  Pointer pointer(unsigned Width);
  void load(wasm::Opcode Op, Pointer P, uint32_t Distance = 0);
  void store(wasm::Opcode Op, Pointer P, uint32_t Distance = 0);
  /// The address and a counter.
  void pointerPlus(Pointer P, uint32_t Counter);
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

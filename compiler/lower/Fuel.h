//===- Fuel.h - where fuel is charged ---------------------------*- C++ -*-===//
//
// What each instruction costs, exactly or coarsely, and what it means to the
// counter of metered code.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOWER_FUEL_H
#define WASMC_LOWER_FUEL_H

#include "compiler/wasm/Module.h"
#include "compiler/wasm/Opcode.h"

namespace wasmc {

/// Units of fuel that an instruction costs: one, but for those that make no
/// code of their own. wasmtime counts the same way, so totals can be compared.
constexpr unsigned fuelUnits(wasm::Opcode Op) {
  using wasm::Opcode;
  switch (Op) {
  case Opcode::Nop:
  case Opcode::Drop:
  case Opcode::Block:
  case Opcode::Loop:
  case Opcode::Else:
  case Opcode::Catch:
  case Opcode::CatchAll:
  case Opcode::Delegate:
  case Opcode::End:
  case Opcode::Return:
  case Opcode::Unreachable:
    return 0;
  default:
    return 1;
  }
}
/// What entering a function costs.
constexpr unsigned FuelOfEntry = 1;

enum class FuelPoint : uint8_t {
  None,   ///< costs are summed up and charged at the next point
  Region, ///< control may arrive here, or go elsewhere: the sum is charged
  Loop,   ///< a region ends; then each iteration checks what is left
  Call,   ///< others count on, in the execution context, or for good
  Length, ///< costs as much as it works on, its topmost operand
  Grow,   ///< costs as much as it added, if it did
};

/// The body's end and every join and branch are Region, so that all that runs
/// between two points runs as often as its first instruction.
inline FuelPoint fuelPoint(wasm::Opcode Op) {
  using wasm::Opcode;
  switch (Op) {
  case Opcode::Loop:
    return FuelPoint::Loop;
  case Opcode::Call:
  case Opcode::CallIndirect:
  case Opcode::CallRef:
  case Opcode::ReturnCall:
  case Opcode::ReturnCallIndirect:
  case Opcode::ReturnCallRef:
    return FuelPoint::Call;
  case Opcode::MemoryCopy:
  case Opcode::MemoryFill:
  case Opcode::MemoryInit:
  case Opcode::TableCopy:
  case Opcode::TableFill:
  case Opcode::TableInit:
    return FuelPoint::Length;
  case Opcode::MemoryGrow:
  case Opcode::TableGrow:
    return FuelPoint::Grow;
  default:
    return wasm::opcodeInfo(Op).Group == wasm::Family::Control &&
                   Op != Opcode::Nop
               ? FuelPoint::Region
               : FuelPoint::None;
  }
}

/// Coarse fuel. A unit for each arrival at a loop's head; one for entering a
/// function that has a call outside of its loops; lengths and growth as in
/// exact fuel; nothing else. So whatever calls has paid before, and what costs
/// nothing is straight code.
struct CoarseFuel {
  bool PaysAtEntry = false;
  /// Without these and an entry that pays, a function isn't metered at all.
  bool HasLoops = false, HasLengths = false;
  /// Only these want the counter in a register: elsewhere it stays in the
  /// execution context, and calls needn't care.
  bool HasLoopsWithoutCalls = false;

  explicit CoarseFuel(wasm::Span Code);
  bool isMetered() const { return PaysAtEntry || HasLoops || HasLengths; }
};

/// What initialisation costs, all at once and before it begins, beside the
/// start function itself: an entry, if there is anything to compute or to call,
/// and then the instructions of initializers and offsets that are more than a
/// constant, the elements and bytes of the segments that these place, and the
/// call. It is bounded by the module's size.
uint64_t initFuel(const wasm::Module &M);

} // namespace wasmc

#endif

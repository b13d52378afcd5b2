//===- Opcode.h - the set of instructions ----------------------*- C++ -*-===//

#ifndef WASMC_WASM_OPCODE_H
#define WASMC_WASM_OPCODE_H

#include "compiler/wasm/Feature.h"
#include "compiler/wasm/Types.h"
#include "llvm/ADT/StringRef.h"
#include <optional>

namespace wasmc::wasm {

enum class Opcode : uint16_t {
#define OP(Prefix, Code, Name, Text, Imm, Sig, Feature, Family) Name,
#include "compiler/wasm/Opcodes.def"
};

constexpr unsigned NumOpcodes = 0
#define OP(Prefix, Code, Name, Text, Imm, Sig, Feature, Family) +1
#include "compiler/wasm/Opcodes.def"
    ;

enum class OpcodePrefix : uint8_t {
  None = 0,
  Gc = 0xFB,
  Misc = 0xFC,
  Simd = 0xFD,
  Atomic = 0xFE,
};

/// What stands behind the opcode. MemArgN: alignment, offset and perhaps a
/// memory index, of an access N bytes wide; MemArgNLane: a lane index behind.
enum class ImmediateKind : uint8_t {
  None,
  AtomicFence,
  Block,
  BrOnCast,
  CallIndirect,
  Data,
  DataMemory,
  Elem,
  ElemTable,
  F32,
  F64,
  Field,
  Func,
  Global,
  HeapType,
  I32,
  I64,
  Label,
  LabelTable,
  Lane16,
  Lane2,
  Lane4,
  Lane8,
  Local,
  MemArg1,
  MemArg16,
  MemArg1Lane,
  MemArg2,
  MemArg2Lane,
  MemArg4,
  MemArg4Lane,
  MemArg8,
  MemArg8Lane,
  Memory,
  MemoryMemory,
  SelectTypes,
  Shuffle,
  Table,
  TableTable,
  Tag,
  TryTable,
  Type,
  TypeCount,
  TypeData,
  TypeElem,
  TypeType,
  V128,
};

enum class Family : uint8_t {
  Control,
  Parametric,
  Variable,
  Table,
  Memory,
  Constant,
  Integer,
  Float,
  Conversion,
  Reference,
  Gc,
  SimdMemory,
  SimdLane,
  SimdInteger,
  SimdFloat,
  SimdConversion,
  SimdRelaxed,
  Atomic,
};

struct OpcodeInfo {
  OpcodePrefix Prefix;
  uint16_t Code;
  const char *Name;
  const char *Text;
  ImmediateKind Immediates;
  const char *Signature; ///< "*" or as in Opcodes.def
  Feature Proposal;
  Family Group;
};

const OpcodeInfo &opcodeInfo(Opcode Op);
std::optional<Opcode> decodeOpcode(OpcodePrefix Prefix, uint32_t Code);

/// Bytes that a memory access touches, 0 for other instructions.
constexpr unsigned accessWidth(ImmediateKind K) {
  switch (K) {
  case ImmediateKind::MemArg1:
  case ImmediateKind::MemArg1Lane:
    return 1;
  case ImmediateKind::MemArg2:
  case ImmediateKind::MemArg2Lane:
    return 2;
  case ImmediateKind::MemArg4:
  case ImmediateKind::MemArg4Lane:
    return 4;
  case ImmediateKind::MemArg8:
  case ImmediateKind::MemArg8Lane:
    return 8;
  case ImmediateKind::MemArg16:
    return 16;
  default:
    return 0;
  }
}

/// A letter of a Signature. An address is taken for that of a 32-bit memory.
constexpr ValType typeOfLetter(char Letter) {
  switch (Letter) {
  case 'I':
    return ValType::I64;
  case 'f':
    return ValType::F32;
  case 'F':
    return ValType::F64;
  case 'v':
    return ValType::V128;
  default:
    return ValType::I32;
  }
}

} // namespace wasmc::wasm

#endif

//===- Opcode.cpp - the set of instructions -------------------------------===//

#include "compiler/wasm/Opcode.h"
#include "llvm/Support/ErrorHandling.h"
#include <array>

using namespace llvm;
using namespace wasmc::wasm;

static constexpr OpcodeInfo Infos[] = {
#define OP(Prefix, Code, Name, Text, Imm, Sig, Proposal, Group)                \
  {OpcodePrefix::Prefix, Code,         #Name, Text, ImmediateKind::Imm, Sig,   \
   Feature::Proposal,    Family::Group},
#include "compiler/wasm/Opcodes.def"
};

const OpcodeInfo &wasmc::wasm::opcodeInfo(Opcode Op) {
  return Infos[size_t(Op)];
}

namespace {
/// From code to opcode, for one prefix. The table of the longest prefix, SIMD,
/// has 0x114 entries.
struct DecodeTable {
  static constexpr uint16_t Illegal = UINT16_MAX;
  static constexpr unsigned Size = 0x120;
  std::array<uint16_t, Size> Ops;
};

constexpr DecodeTable decodeTableOf(OpcodePrefix Prefix) {
  DecodeTable Table{};
  Table.Ops.fill(DecodeTable::Illegal);
  for (unsigned Op = 0; Op < NumOpcodes; ++Op)
    if (Infos[Op].Prefix == Prefix)
      Table.Ops[Infos[Op].Code] = uint16_t(Op);
  return Table;
}

constexpr DecodeTable PlainTable = decodeTableOf(OpcodePrefix::None);
constexpr DecodeTable GcTable = decodeTableOf(OpcodePrefix::Gc);
constexpr DecodeTable MiscTable = decodeTableOf(OpcodePrefix::Misc);
constexpr DecodeTable SimdTable = decodeTableOf(OpcodePrefix::Simd);
constexpr DecodeTable AtomicTable = decodeTableOf(OpcodePrefix::Atomic);

const DecodeTable &decodeTable(OpcodePrefix Prefix) {
  switch (Prefix) {
  case OpcodePrefix::None:
    return PlainTable;
  case OpcodePrefix::Gc:
    return GcTable;
  case OpcodePrefix::Misc:
    return MiscTable;
  case OpcodePrefix::Simd:
    return SimdTable;
  case OpcodePrefix::Atomic:
    return AtomicTable;
  }
  llvm_unreachable("no such prefix");
}
} // namespace

std::optional<Opcode> wasmc::wasm::decodeOpcode(OpcodePrefix Prefix,
                                                uint32_t Code) {
  if (Code >= DecodeTable::Size)
    return std::nullopt;
  uint16_t Op = decodeTable(Prefix).Ops[Code];
  if (Op == DecodeTable::Illegal)
    return std::nullopt;
  return Opcode(Op);
}

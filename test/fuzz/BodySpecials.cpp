//===- BodySpecials.cpp - instructions with a signature of their own ------===//
//
// A row for each "*" of Opcodes.def whose feature is supported, but those of
// legacy exceptions, which the other engine doesn't have; a test counts
// the instructions that never come up.
//
//===----------------------------------------------------------------------===//

#include "test/fuzz/BodyWriter.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::Opcode;
using wasm::ValType;

using W = BodyWriter;

const BodyWriter::Special BodyWriter::Specials[] = {
    {Opcode::Block, '?', 5, &W::block},
    {Opcode::If, '?', 9, &W::block},
    {Opcode::Loop, '?', 4, &W::block},
    {Opcode::Block, 's', 4, &W::blockStatement},
    {Opcode::If, 's', 12, &W::blockStatement},
    {Opcode::Loop, 's', 12, &W::blockStatement},
    {Opcode::TryTable, '?', 6, &W::block},
    {Opcode::TryTable, 's', 9, &W::blockStatement},
    {Opcode::TryTable, 'r', 6, &W::caught},
    {Opcode::Br, '?', 1, &W::branch},
    {Opcode::Return, '?', 1, &W::branch},
    {Opcode::BrTable, '?', 1, &W::branch},
    {Opcode::Unreachable, '?', 1, &W::branch},
    {Opcode::BrIf, 's', 7, &W::branchIf},
    {Opcode::BrTable, 's', 3, &W::branchTable},
    {Opcode::Throw, '?', 1, &W::branch},
    {Opcode::ThrowRef, '?', 1, &W::branch},
    {Opcode::ReturnCall, '?', 1, &W::branch},
    {Opcode::Throw, 's', 3, &W::leaveIf},
    {Opcode::ThrowRef, 's', 1, &W::leaveIf},
    {Opcode::ReturnCall, 's', 2, &W::leaveIf},
    {Opcode::ReturnCallIndirect, 's', 1, &W::leaveIf},
    {Opcode::ReturnCallRef, 's', 1, &W::leaveIf},
    {Opcode::Call, '?', 6, &W::call},
    {Opcode::CallRef, '?', 4, &W::callRef},
    {Opcode::CallIndirect, '?', 6, &W::callIndirect},

    {Opcode::Drop, 's', 4, &W::drop},
    {Opcode::Select, 'n', 8, &W::select},
    {Opcode::SelectT, '?', 5, &W::selectTyped},

    {Opcode::LocalGet, '?', 20, &W::localGet},
    {Opcode::LocalSet, 's', 14, &W::localSet},
    {Opcode::LocalTee, '?', 6, &W::localTee},
    {Opcode::GlobalGet, '?', 6, &W::globalGet},
    {Opcode::GlobalSet, 's', 7, &W::globalSet},

    {Opcode::MemorySize, 'i', 2, &W::memorySize},
    {Opcode::MemorySize, 'I', 2, &W::memorySize},
    {Opcode::MemoryGrow, 'i', 2, &W::memoryGrow},
    {Opcode::MemoryGrow, 'I', 2, &W::memoryGrow},
    {Opcode::MemoryFill, 's', 3, &W::memoryFill},
    {Opcode::MemoryCopy, 's', 3, &W::memoryCopy},
    {Opcode::MemoryInit, 's', 3, &W::memoryInit},
    {Opcode::DataDrop, 's', 1, &W::dataDrop},

    {Opcode::TableGet, 'r', 8, &W::tableGet},
    {Opcode::TableSet, 's', 3, &W::tableSet},
    {Opcode::TableSize, 'i', 2, &W::tableSize},
    {Opcode::TableSize, 'I', 2, &W::tableSize},
    {Opcode::TableGrow, 'i', 2, &W::tableGrow},
    {Opcode::TableGrow, 'I', 2, &W::tableGrow},
    {Opcode::TableFill, 's', 2, &W::tableFill},
    {Opcode::TableCopy, 's', 2, &W::tableCopy},
    {Opcode::TableInit, 's', 2, &W::tableInit},
    {Opcode::ElemDrop, 's', 1, &W::elemDrop},

    {Opcode::RefNull, 'r', 4, &W::refNull},
    {Opcode::RefFunc, 'r', 6, &W::refFunc},
    {Opcode::RefIsNull, 'i', 3, &W::refIsNull},
    {Opcode::RefAsNonNull, 'r', 3, &W::refAsNonNull},
    {Opcode::BrOnNull, 'r', 3, &W::brOnNull},
    {Opcode::BrOnNonNull, 'r', 3, &W::brOnNonNull},
};
const unsigned BodyWriter::NumSpecials = std::size(BodyWriter::Specials);

//===- Parametric ---------------------------------------------------------===//

bool BodyWriter::drop(Opcode Op, ValType) {
  expression(Plan.randomType(R));
  op(Op);
  return true;
}

bool BodyWriter::select(Opcode Op, ValType T) {
  expression(T);
  expression(T);
  expression(ValType::I32);
  op(Op);
  return true;
}

bool BodyWriter::selectTyped(Opcode Op, ValType T) {
  select(Op, T);
  Code.types({T});
  return true;
}

//===- Variable -----------------------------------------------------------===//

uint32_t BodyWriter::newLocal(ValType T, bool Counts) {
  Locals.push_back({T, Counts});
  return Locals.size() - 1;
}

std::optional<uint32_t> BodyWriter::localOf(ValType T, bool ToWrite) {
  SmallVector<uint32_t, 8> Found;
  for (uint32_t N = 0; N < Locals.size(); ++N)
    if (Locals[N].Type == T && !(ToWrite && Locals[N].Counts))
      Found.push_back(N);
  if (Found.empty())
    return std::nullopt;
  return R.pick(ArrayRef<uint32_t>(Found));
}

bool BodyWriter::localGet(Opcode Op, ValType T) {
  std::optional<uint32_t> L = localOf(T, /*ToWrite=*/false);
  if (L)
    index(Op, *L);
  return L.has_value();
}

bool BodyWriter::localSet(Opcode Op, ValType) {
  ValType T = Plan.randomType(R);
  std::optional<uint32_t> L = localOf(T, /*ToWrite=*/true);
  if (!L)
    L = newLocal(T);
  expression(T);
  index(Op, *L);
  return true;
}

bool BodyWriter::localTee(Opcode Op, ValType T) {
  if (!T.isDefaultable())
    return false;
  std::optional<uint32_t> L = localOf(T, /*ToWrite=*/true);
  if (!L)
    L = newLocal(T);
  expression(T);
  index(Op, *L);
  return true;
}

std::optional<uint32_t> BodyWriter::globalOf(ValType T, bool ToWrite) {
  SmallVector<uint32_t, 8> Found;
  for (uint32_t N = ToWrite; N < Plan.Globals.size(); ++N)
    if (Plan.Globals[N].Type == T && !(ToWrite && !Plan.Globals[N].Mutable))
      Found.push_back(N);
  static_assert(ModulePlan::FuelGlobal == 0, "the one that may not be written");
  if (Found.empty())
    return std::nullopt;
  return R.pick(ArrayRef<uint32_t>(Found));
}

bool BodyWriter::globalGet(Opcode Op, ValType T) {
  std::optional<uint32_t> G = globalOf(T, /*ToWrite=*/false);
  if (G)
    index(Op, *G);
  return G.has_value();
}

bool BodyWriter::globalSet(Opcode Op, ValType) {
  uint32_t G = R.below(Plan.Globals.size());
  if (G == ModulePlan::FuelGlobal || !Plan.Globals[G].Mutable)
    return false;
  expression(Plan.Globals[G].Type);
  index(Op, G);
  return true;
}

//===- Memory -------------------------------------------------------------===//

static bool is64(ValType Address) { return Address == ValType::I64; }

std::optional<uint32_t> BodyWriter::memoryWith(ValType Address) {
  SmallVector<uint32_t, 4> Found;
  for (uint32_t N = 0; N < Plan.Memories.size(); ++N)
    if (Plan.Memories[N].Is64 == ::is64(Address))
      Found.push_back(N);
  if (Found.empty())
    return std::nullopt;
  return R.pick(ArrayRef<uint32_t>(Found));
}

bool BodyWriter::memorySize(Opcode Op, ValType T) {
  std::optional<uint32_t> Memory = memoryWith(T);
  if (Memory)
    index(Op, *Memory);
  return Memory.has_value();
}

bool BodyWriter::memoryGrow(Opcode Op, ValType T) {
  std::optional<uint32_t> Memory = memoryWith(T);
  if (!Memory)
    return false;
  if (Plan.Memories[*Memory].PageSizeLog2 == 0)
    i32(R.pick({0, 1, 100, 5000, -1, 0x10000}));
  else if (R.percent(70))
    i32(R.pick({0, 1, 1, 2, -1, 0x10000}));
  else
    expression(ValType::I32);
  widen(::is64(T));
  index(Op, *Memory);
  return true;
}

bool BodyWriter::memoryFill(Opcode Op, ValType) {
  if (Plan.Memories.empty())
    return false;
  Place At = address(16);
  expression(ValType::I32);
  length(is64(At));
  index(Op, At.Memory);
  return true;
}

/// Between any two memories: the length has the smaller address type.
bool BodyWriter::memoryCopy(Opcode Op, ValType) {
  if (Plan.Memories.empty())
    return false;
  Place To = address(16), From = address(16);
  length(is64(To) && is64(From));
  index(Op, To.Memory);
  Code.u32(From.Memory);
  return true;
}

bool BodyWriter::memoryInit(Opcode Op, ValType) {
  if (Plan.Memories.empty() || Plan.Datas.empty())
    return false;
  uint32_t Segment = R.below(Plan.Datas.size());
  Place At = address(16);
  segmentOffset(Plan.Datas[Segment].Bytes.size());
  segmentOffset(Plan.Datas[Segment].Bytes.size());
  index(Op, Segment);
  Code.u32(At.Memory);
  return true;
}

bool BodyWriter::dataDrop(Opcode Op, ValType) {
  if (Plan.Datas.empty())
    return false;
  index(Op, R.below(Plan.Datas.size()));
  return true;
}

//===- Table --------------------------------------------------------------===//

std::optional<uint32_t> BodyWriter::tableOf(ValType T) {
  SmallVector<uint32_t, 4> Found;
  for (uint32_t N = 0; N < Plan.Tables.size(); ++N)
    if (Plan.Tables[N].Elem == T)
      Found.push_back(N);
  if (Found.empty())
    return std::nullopt;
  return R.pick(ArrayRef<uint32_t>(Found));
}

std::optional<uint32_t> BodyWriter::tableWith(ValType Address) {
  SmallVector<uint32_t, 4> Found;
  for (uint32_t N = 0; N < Plan.Tables.size(); ++N)
    if (Plan.Tables[N].Is64 == ::is64(Address))
      Found.push_back(N);
  if (Found.empty())
    return std::nullopt;
  return R.pick(ArrayRef<uint32_t>(Found));
}

bool BodyWriter::tableGet(Opcode Op, ValType T) {
  std::optional<uint32_t> Table = tableOf(T);
  if (!Table)
    return false;
  elementIndex(Plan.Tables[*Table]);
  index(Op, *Table);
  return true;
}

bool BodyWriter::tableSet(Opcode Op, ValType) {
  if (Plan.Tables.empty())
    return false;
  uint32_t Table = R.below(Plan.Tables.size());
  elementIndex(Plan.Tables[Table]);
  expression(Plan.Tables[Table].Elem);
  index(Op, Table);
  return true;
}

bool BodyWriter::tableSize(Opcode Op, ValType T) {
  std::optional<uint32_t> Table = tableWith(T);
  if (Table)
    index(Op, *Table);
  return Table.has_value();
}

bool BodyWriter::tableGrow(Opcode Op, ValType T) {
  std::optional<uint32_t> Table = tableWith(T);
  if (!Table)
    return false;
  expression(Plan.Tables[*Table].Elem);
  if (R.percent(70))
    i32(R.pick({0, 1, 2, -1}));
  else
    expression(ValType::I32);
  widen(::is64(T));
  index(Op, *Table);
  return true;
}

bool BodyWriter::tableFill(Opcode Op, ValType) {
  if (Plan.Tables.empty())
    return false;
  uint32_t Table = R.below(Plan.Tables.size());
  elementIndex(Plan.Tables[Table]);
  expression(Plan.Tables[Table].Elem);
  segmentOffset(Plan.Tables[Table].Min, Plan.Tables[Table].Is64);
  index(Op, Table);
  return true;
}

bool BodyWriter::tableCopy(Opcode Op, ValType) {
  if (Plan.Tables.empty())
    return false;
  uint32_t To = R.below(Plan.Tables.size());
  uint32_t From = *tableOf(Plan.Tables[To].Elem);
  elementIndex(Plan.Tables[To]);
  elementIndex(Plan.Tables[From]);
  segmentOffset(Plan.Tables[From].Min,
                Plan.Tables[To].Is64 && Plan.Tables[From].Is64);
  index(Op, To);
  Code.u32(From);
  return true;
}

bool BodyWriter::tableInit(Opcode Op, ValType) {
  if (Plan.Elems.empty())
    return false;
  uint32_t Segment = R.below(Plan.Elems.size());
  const ElemPlan &E = Plan.Elems[Segment];
  std::optional<uint32_t> Table = tableOf(E.Type);
  if (!Table)
    return false;
  elementIndex(Plan.Tables[*Table]);
  segmentOffset(E.Functions.size());
  segmentOffset(E.Functions.size());
  index(Op, Segment);
  Code.u32(*Table);
  return true;
}

bool BodyWriter::elemDrop(Opcode Op, ValType) {
  if (Plan.Elems.empty())
    return false;
  index(Op, R.below(Plan.Elems.size()));
  return true;
}

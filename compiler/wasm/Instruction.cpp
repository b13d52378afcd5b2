//===- Instruction.cpp - reading one instruction --------------------------===//
//
// The opcode's row names its kind of immediates; a table takes that kind to
// the function that reads it (spec: Binary Format, Instructions).
//
//===----------------------------------------------------------------------===//

#include "compiler/wasm/Instruction.h"
#include "compiler/wasm/Unread.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;

namespace wasmc::wasm {

/// One function for each shape of immediates. Vectors grow by what has been
/// read, whatever length they claim to have.
struct ImmediateReaders {
  using Function = Error (*)(InstructionReader &, Instruction &);

  static Error none(InstructionReader &, Instruction &) {
    return Error::success();
  }

  static Error index(InstructionReader &R, Instruction &I) {
    return assignTo(I.Index, R.Reader.readU32());
  }

  static Error indexIndex(InstructionReader &R, Instruction &I) {
    if (Error E = index(R, I))
      return E;
    return assignTo(I.Index2, R.Reader.readU32());
  }

  static Error i32(InstructionReader &R, Instruction &I) {
    Expected<int32_t> Value = R.Reader.readS32();
    if (!Value)
      return Value.takeError();
    I.Bits = uint64_t(int64_t(*Value));
    return Error::success();
  }

  static Error i64(InstructionReader &R, Instruction &I) {
    return assignTo(I.Bits, R.Reader.readS64());
  }

  static Error f32(InstructionReader &R, Instruction &I) {
    return assignTo(I.Bits, R.Reader.readFixed32());
  }

  static Error f64(InstructionReader &R, Instruction &I) {
    return assignTo(I.Bits, R.Reader.readFixed64());
  }

  static Error bytes16(InstructionReader &R, Instruction &I) {
    Expected<ArrayRef<uint8_t>> Bytes = R.Reader.readBytes(16);
    if (!Bytes)
      return Bytes.takeError();
    std::copy(Bytes->begin(), Bytes->end(), I.Bytes.begin());
    return Error::success();
  }

  static Error lane(InstructionReader &R, Instruction &I) {
    return assignTo(I.Lane, R.Reader.readByte());
  }

  static Error memArg(InstructionReader &R, Instruction &I) {
    // Bit 6 of the alignment says that a memory index follows.
    constexpr uint32_t HasMemory = 1 << 6;
    uint64_t Start = R.Reader.offset();
    uint32_t Flags = 0, Memory = 0;
    if (Error E = assignTo(Flags, R.Reader.readU32()))
      return E;
    if (Flags >= 2 * HasMemory)
      return inputError(Diag::BadMemopFlags, Start);
    if (Flags & HasMemory)
      if (Error E = assignTo(Memory, R.Reader.readU32()))
        return E;
    I.Mem.AlignLog2 = Flags & (HasMemory - 1);
    I.Mem.Memory = MemoryIndex(Memory);
    return assignTo(I.Mem.Offset, R.Reader.readU64());
  }

  static Error memArgLane(InstructionReader &R, Instruction &I) {
    if (Error E = memArg(R, I))
      return E;
    return lane(R, I);
  }

  static Error atomicFence(InstructionReader &R, Instruction &) {
    Expected<uint8_t> Order = R.Reader.readByte();
    if (Order && *Order != 0)
      return inputError(Diag::ZeroByteExpected, R.Reader.offset() - 1);
    return Order.takeError();
  }

  static Error block(InstructionReader &R, Instruction &I) {
    Expected<uint8_t> First = R.Reader.peekByte();
    if (!First)
      return First.takeError();
    I.Block = BlockType();
    if (*First == 0x40) {
      R.Reader.skip(1);
      return Error::success();
    }
    // A single byte that is a negative number is a value type.
    if ((*First & 0xC0) == 0x40) {
      I.Block.K = BlockType::Value;
      return assignTo(I.Block.Result, R.Reader.readValType());
    }
    uint64_t Start = R.Reader.offset();
    Expected<int64_t> Type = R.Reader.readS33();
    if (!Type)
      return Type.takeError();
    if (*Type < 0)
      return inputError(Diag::BadValueType, Start);
    I.Block.K = BlockType::Type;
    I.Block.Index = TypeIndex(uint32_t(*Type));
    return Error::success();
  }

  static Error heapType(InstructionReader &R, Instruction &I) {
    return assignTo(I.Heap, R.Reader.readHeapType());
  }

  static Error brOnCast(InstructionReader &R, Instruction &I) {
    if (Error E = assignTo(I.CastFlags, R.Reader.readByte()))
      return E;
    if (I.CastFlags > 3)
      return inputError(Diag::BadCastFlags, R.Reader.offset() - 1);
    if (Error E = index(R, I))
      return E;
    if (Error E = heapType(R, I))
      return E;
    return assignTo(I.Heap2, R.Reader.readHeapType());
  }

  static Error labelTable(InstructionReader &R, Instruction &I) {
    Expected<uint32_t> Count = R.Reader.readU32();
    if (!Count)
      return Count.takeError();
    R.LabelScratch.clear();
    for (uint64_t N = 0; N <= *Count; ++N) {
      Expected<uint32_t> Label = R.Reader.readU32();
      if (!Label)
        return Label.takeError();
      R.LabelScratch.push_back(*Label);
    }
    I.Labels = R.LabelScratch;
    return Error::success();
  }

  static Error selectTypes(InstructionReader &R, Instruction &I) {
    Expected<uint32_t> Count = R.Reader.readU32();
    if (!Count)
      return Count.takeError();
    R.TypeScratch.clear();
    for (uint32_t N = 0; N < *Count; ++N) {
      Expected<ValType> Type = R.Reader.readValType();
      if (!Type)
        return Type.takeError();
      R.TypeScratch.push_back(*Type);
    }
    I.Types = R.TypeScratch;
    return Error::success();
  }

  static Error catchClause(InstructionReader &R, CatchClause &C) {
    Expected<uint8_t> Kind = R.Reader.readByte();
    if (!Kind)
      return Kind.takeError();
    if (*Kind > CatchClause::CatchAllRef)
      return inputError(Diag::BadCatchKind, R.Reader.offset() - 1);
    C.K = CatchClause::Kind(*Kind);
    if (C.K == CatchClause::Catch || C.K == CatchClause::CatchRef)
      if (Error E = assignTo(C.Tag, R.Reader.readU32()))
        return E;
    return assignTo(C.Label, R.Reader.readU32());
  }

  static Error tryTable(InstructionReader &R, Instruction &I) {
    if (Error E = block(R, I))
      return E;
    Expected<uint32_t> Count = R.Reader.readU32();
    if (!Count)
      return Count.takeError();
    R.CatchScratch.clear();
    for (uint32_t N = 0; N < *Count; ++N) {
      CatchClause C;
      if (Error E = catchClause(R, C))
        return E;
      R.CatchScratch.push_back(C);
    }
    I.Catches = R.CatchScratch;
    return Error::success();
  }
};

} // namespace wasmc::wasm

namespace {
constexpr unsigned NumImmediateKinds = unsigned(ImmediateKind::V128) + 1;
using ReaderTable = std::array<ImmediateReaders::Function, NumImmediateKinds>;

constexpr ReaderTable makeReaderTable() {
  using K = ImmediateKind;
  using R = ImmediateReaders;
  constexpr std::pair<K, R::Function> Rows[] = {
      {K::None, R::none},
      {K::AtomicFence, R::atomicFence},
      {K::Block, R::block},
      {K::BrOnCast, R::brOnCast},
      {K::CallIndirect, R::indexIndex},
      {K::Data, R::index},
      {K::DataMemory, R::indexIndex},
      {K::Elem, R::index},
      {K::ElemTable, R::indexIndex},
      {K::F32, R::f32},
      {K::F64, R::f64},
      {K::Field, R::indexIndex},
      {K::Func, R::index},
      {K::Global, R::index},
      {K::HeapType, R::heapType},
      {K::I32, R::i32},
      {K::I64, R::i64},
      {K::Label, R::index},
      {K::LabelTable, R::labelTable},
      {K::Lane16, R::lane},
      {K::Lane2, R::lane},
      {K::Lane4, R::lane},
      {K::Lane8, R::lane},
      {K::Local, R::index},
      {K::MemArg1, R::memArg},
      {K::MemArg16, R::memArg},
      {K::MemArg1Lane, R::memArgLane},
      {K::MemArg2, R::memArg},
      {K::MemArg2Lane, R::memArgLane},
      {K::MemArg4, R::memArg},
      {K::MemArg4Lane, R::memArgLane},
      {K::MemArg8, R::memArg},
      {K::MemArg8Lane, R::memArgLane},
      {K::Memory, R::index},
      {K::MemoryMemory, R::indexIndex},
      {K::SelectTypes, R::selectTypes},
      {K::Shuffle, R::bytes16},
      {K::Table, R::index},
      {K::TableTable, R::indexIndex},
      {K::Tag, R::index},
      {K::TryTable, R::tryTable},
      {K::Type, R::index},
      {K::TypeCount, R::indexIndex},
      {K::TypeData, R::indexIndex},
      {K::TypeElem, R::indexIndex},
      {K::TypeType, R::indexIndex},
      {K::V128, R::bytes16},
  };
  ReaderTable Table{};
  for (auto [Kind, Function] : Rows)
    Table[size_t(Kind)] = Function;
  return Table;
}

constexpr ReaderTable Readers = makeReaderTable();
static_assert(std::find(Readers.begin(), Readers.end(), nullptr) ==
                  Readers.end(),
              "a kind of immediates has no reader");
} // namespace

static bool isPrefix(uint8_t Byte) {
  return Byte >= uint8_t(OpcodePrefix::Gc) &&
         Byte <= uint8_t(OpcodePrefix::Atomic);
}

static Error illegalOpcode(OpcodePrefix Prefix, uint32_t Code, uint64_t At) {
  if (std::optional<Unread> Known = unreadOpcode(Prefix, Code))
    return unsupportedFeature(Known->Proposal, At, Known->Text);
  std::string Detail = utohexstr(Code, /*LowerCase=*/true, 2);
  if (Prefix != OpcodePrefix::None)
    Detail = utohexstr(uint8_t(Prefix), true, 2) + " " + Detail;
  return inputError(Diag::IllegalOpcode, At, Detail);
}

Expected<Opcode> InstructionReader::readOpcode() {
  uint64_t Start = offset();
  Expected<uint8_t> First = Reader.readByte();
  if (!First)
    return First.takeError();
  if (LLVM_LIKELY(!isPrefix(*First))) {
    if (std::optional<Opcode> Op = decodeOpcode(OpcodePrefix::None, *First))
      return *Op;
    return illegalOpcode(OpcodePrefix::None, *First, Start);
  }
  Expected<uint32_t> Code = Reader.readU32();
  if (!Code)
    return Code.takeError();
  if (std::optional<Opcode> Op = decodeOpcode(OpcodePrefix(*First), *Code))
    return *Op;
  return illegalOpcode(OpcodePrefix(*First), *Code, Start);
}

Error InstructionReader::read(Instruction &Into) {
  Into.Offset = offset();
  if (Error E = assignTo(Into.Op, readOpcode()))
    return E;
  return Readers[size_t(opcodeInfo(Into.Op).Immediates)](*this, Into);
}

Expected<SmallVector<LocalRun, 4>> wasmc::wasm::readLocals(ByteReader &Reader) {
  uint64_t Start = Reader.offset();
  uint32_t NumRuns;
  if (Error E = assignTo(NumRuns, Reader.readU32()))
    return E;
  SmallVector<LocalRun, 4> Runs;
  uint64_t Total = 0;
  for (uint32_t N = 0; N < NumRuns; ++N) {
    LocalRun &Run = Runs.emplace_back();
    if (Error E = assignTo(Run.Count, Reader.readU32()))
      return E;
    Run.TypeOffset = Reader.offset();
    if (Error E = assignTo(Run.Type, Reader.readValType()))
      return E;
    Total += Run.Count;
  }
  if (Total > UINT32_MAX)
    return inputError(Diag::TooManyLocals, Start);
  return Runs;
}

Error wasmc::wasm::skipExpression(InstructionReader &Reader) {
  Instruction I;
  for (size_t Depth = 1; Depth != 0;) {
    if (Error E = Reader.read(I))
      return E;
    ImmediateKind Kind = opcodeInfo(I.Op).Immediates;
    if (Kind == ImmediateKind::Block || Kind == ImmediateKind::TryTable)
      ++Depth;
    else if (I.Op == Opcode::End || (I.Op == Opcode::Delegate && Depth > 1))
      --Depth;
    else if (I.Op == Opcode::Else && Depth == 1)
      return inputError(Diag::EndOpcodeExpected, I.Offset);
  }
  return Error::success();
}

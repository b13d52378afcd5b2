//===- Instruction.h - one decoded instruction -----------------*- C++ -*-===//
//
// An instruction with its immediates, and the reader that both validation and
// lowering walk a body with (spec: Binary Format, Instructions).
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASM_INSTRUCTION_H
#define WASMC_WASM_INSTRUCTION_H

#include "compiler/base/Error.h"
#include "compiler/wasm/ByteReader.h"
#include "compiler/wasm/Module.h"
#include "compiler/wasm/Opcode.h"
#include <array>

namespace wasmc::wasm {

struct MemArg {
  uint32_t AlignLog2 = 0;
  MemoryIndex Memory;
  uint64_t Offset = 0;
};

/// A block's type: none, one result, or a type index.
struct BlockType {
  enum Kind : uint8_t { Empty, Value, Type } K = Empty;
  ValType Result;  ///< Value
  TypeIndex Index; ///< Type
};

struct CatchClause {
  enum Kind : uint8_t { Catch, CatchRef, CatchAll, CatchAllRef } K;
  TagIndex Tag; ///< Catch, CatchRef
  LabelIndex Label;
};

/// Which members are set follows from opcodeInfo(Op).Immediates. The vectors
/// belong to the reader's scratch space: valid until the next read.
struct Instruction {
  Opcode Op;
  uint64_t Offset; ///< of its first byte, from the start of the module

  /// The indices in the order of the binary format, e.g. CallIndirect: type,
  /// table; TableTable and MemoryMemory: destination, source; ElemTable:
  /// segment, table; DataMemory: segment, memory; Label: depth.
  uint32_t Index = 0;
  uint32_t Index2 = 0;
  BlockType Block;   ///< Block, TryTable
  MemArg Mem;        ///< MemArg*
  uint8_t Lane = 0;  ///< Lane*, MemArg*Lane
  uint64_t Bits = 0; ///< I32 (sign-extended), I64, F32, F64: bit pattern
  std::array<uint8_t, 16> Bytes{};     ///< V128, Shuffle
  wasmc::wasm::HeapType Heap;          ///< HeapType; BrOnCast: source
  wasmc::wasm::HeapType Heap2;         ///< BrOnCast: target
  uint8_t CastFlags = 0;               ///< BrOnCast
  llvm::ArrayRef<uint32_t> Labels;     ///< LabelTable; the default is last
  llvm::ArrayRef<ValType> Types;       ///< SelectTypes
  llvm::ArrayRef<CatchClause> Catches; ///< TryTable

  FuncIndex func() const { return FuncIndex(Index); }
  LocalIndex local() const { return LocalIndex(Index); }
  GlobalIndex global() const { return GlobalIndex(Index); }
};

/// Reads instruction after instruction. After an error it must not be used
/// any more.
class InstructionReader {
public:
  explicit InstructionReader(Span Code) : Reader(Code.Bytes, Code.Offset) {}

  bool atEnd() const { return Reader.atEnd(); }
  uint64_t offset() const { return Reader.offset(); }
  ByteReader &bytes() { return Reader; }

  /// Illegal opcodes are errors here; what is not supported or not valid is
  /// for validate/ to say.
  llvm::Error read(Instruction &Into);

private:
  friend struct ImmediateReaders;
  llvm::Expected<Opcode> readOpcode();

  ByteReader Reader;
  std::vector<uint32_t> LabelScratch;
  std::vector<ValType> TypeScratch;
  std::vector<CatchClause> CatchScratch;
};

/// Count locals of one type, as a body's head declares them.
struct LocalRun {
  uint32_t Count;
  ValType Type;
  uint64_t TypeOffset;
};

/// Reads the head of a body; what follows are its instructions. All counts
/// together are less than 2^32, which is the only bound on them.
llvm::Expected<llvm::SmallVector<LocalRun, 4>> readLocals(ByteReader &Reader);

/// Reads instructions up to the end that closes the expression they make.
/// Whether they are valid doesn't matter.
llvm::Error skipExpression(InstructionReader &Reader);

} // namespace wasmc::wasm

#endif

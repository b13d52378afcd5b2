//===- Heap.h - cells that stay where they are ------------------*- C++ -*-===//
//
// The memory of a store's exceptions. One mapping has it all, of which only the
// pages that are used cost anything:
//
//   | the Heap, and what its owner puts behind it | bits | work list | blocks
//
// A block of 64 KiB has cells of one size, and two bits for each cell: taken,
// and marked. All of it but the cells' contents is apart from the cells, so
// that nothing that is written to a cell can lead the heap astray.
//
// Cells are reclaimed by marking (beginMarking() to endMarking()): those that
// aren't marked are free from then on. Allocating takes cells from the lowest
// blocks, 64 at a time, by their bits: a free cell needs no visit.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_EXCEPTION_HEAP_H
#define WASMC_EXCEPTION_HEAP_H

#include <stddef.h>
#include <stdint.h>

namespace wasmc::exception {

/// Sizes of cells, in units of 16 bytes: up to 8 each, then four between a
/// power of two and the next.
class SizeClass {
public:
  static constexpr uint64_t Unit = 16;
  static constexpr uint32_t Count = 36;
  static constexpr uint64_t MaxUnits = 1024;

  /// The smallest with room for so many units, from 1 to MaxUnits.
  static constexpr SizeClass forUnits(uint64_t Units) {
    uint32_t Last = uint32_t(Units) - 1;
    if (Last < 8)
      return SizeClass(Last);
    uint32_t Shift = uint32_t(29 - __builtin_clz(Last));
    return SizeClass(4 + Shift * 4 + (Last >> Shift) - 4);
  }
  constexpr explicit SizeClass(uint32_t Number) : Number(Number) {}

  constexpr uint32_t number() const { return Number; }
  constexpr uint32_t units() const {
    if (Number < 8)
      return Number + 1;
    return (Number % 4 + 5) << (Number / 4 - 1);
  }

private:
  uint32_t Number;
};

class Heap {
public:
  /// Of all cells together, taken or not.
  static constexpr uint64_t Bytes = uint64_t(64) << 20;

  struct Cell {
    void *Address; ///< null: none
    uint64_t Bytes;
  };

  /// With ExtraBytes zeros at extra(). Null: the machine refuses.
  static Heap *open(uint64_t ExtraBytes);
  static void close(Heap *H);
  void *extra() { return this + 1; }

  /// A cell of so many units with anything in it. Null: it is time to mark
  /// what lives; again after that: there is no room.
  void *allocate(uint64_t Units) {
    Cursor &C = Cursors[SizeClass::forUnits(Units).number()];
    if (__builtin_expect(!C.Free, 0) && !refill(C))
      return nullptr;
    uint64_t Number = uint64_t(__builtin_ctzll(C.Free));
    C.Free &= C.Free - 1;
    return C.First + Number * C.CellBytes;
  }

  void beginMarking();
  /// Marks the cell that the word points to or into, if it does. May mark a
  /// cell that is free: then it isn't until the next time.
  void mark(uintptr_t Word);
  /// One of the marked cells, each once: its contents are to be marked too. No
  /// cell if there is none left.
  Cell nextMarked();
  /// RootBytes have been looked at: the more it was, the later the next time.
  void endMarking(uint64_t RootBytes);

  /// Bytes of the cells that were marked last.
  uint64_t liveBytes() const { return Live; }
  /// Bytes of the blocks that have ever been used.
  uint64_t usedBytes() const { return NumBlocks * BlockBytes; }

private:
  static constexpr uint64_t BlockBytes = 64 << 10;
  static constexpr uint64_t MaxBlocks = Bytes / BlockBytes;
  static constexpr uint64_t MaxCells = BlockBytes / SizeClass::Unit;
  static constexpr uint64_t MaxWords = MaxCells / 64;
  /// Allocated before the next collection, at least.
  static constexpr int64_t LeastBudget = 1 << 20;

  struct Block {
    uint64_t Taken[MaxWords], Marked[MaxWords];
  };

  /// Where cells of a size come from.
  struct Cursor {
    uint64_t Free; ///< of 64 cells, those to be given out
    char *First;   ///< the first of them
    uint64_t CellBytes;
    uint64_t Block, Word; ///< to be looked at next
  };

  [[nodiscard]] bool refill(Cursor &C);
  bool takeWord(Cursor &C);
  bool takeFreeBlock(Cursor &C);
  uint32_t numCells(uint64_t BlockNumber) const {
    return uint32_t(MaxCells) / CellUnits[BlockNumber];
  }
  void resetCursors();

  uint64_t MappingBytes;
  char *Cells;        ///< the first block
  Block *Blocks;      ///< their bits
  uint32_t *WorkList; ///< marked cells, as numbers of units
  uint64_t NumWork;
  uint64_t NumBlocks; ///< that have ever been used
  uint64_t NextFree;  ///< no block below is free
  uint64_t Live;
  int64_t Budget; ///< bytes to be taken before the next collection
  Cursor Cursors[SizeClass::Count];
  uint16_t CellUnits[MaxBlocks]; ///< 0: the block is free
};

} // namespace wasmc::exception

#endif

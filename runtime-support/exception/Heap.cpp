//===- Heap.cpp - cells that stay where they are --------------------------===//

#include "runtime-support/exception/Heap.h"
#include "runtime-support/sys/Mapping.h"

using namespace wasmc;
using exception::Heap;
using exception::SizeClass;

static_assert(SizeClass::forUnits(1).units() == 1 &&
              SizeClass::forUnits(8).units() == 8 &&
              SizeClass::forUnits(9).units() == 10 &&
              SizeClass::forUnits(17).units() == 20 &&
              SizeClass::forUnits(SizeClass::MaxUnits).number() ==
                  SizeClass::Count - 1 &&
              SizeClass(SizeClass::Count - 1).units() == SizeClass::MaxUnits);

Heap *Heap::open(uint64_t ExtraBytes) {
  auto RoundUp = [](uint64_t Value) {
    return (Value + BlockBytes - 1) & ~(BlockBytes - 1);
  };
  const uint64_t Bits = RoundUp(sizeof(Heap) + ExtraBytes);
  const uint64_t List = RoundUp(Bits + MaxBlocks * sizeof(Block));
  // No cell is in the list twice.
  const uint64_t First =
      RoundUp(List + MaxBlocks * MaxCells * sizeof(uint32_t));
  long Mapped = sys::mapAnonymous(First + Bytes, sys::ReadWrite,
                                  /*CommitNow=*/false);
  if (sys::isError(Mapped))
    return nullptr;
  char *Low = reinterpret_cast<char *>(Mapped);
  auto *H = reinterpret_cast<Heap *>(Low);
  H->MappingBytes = First + Bytes;
  H->Blocks = reinterpret_cast<Block *>(Low + Bits);
  H->WorkList = reinterpret_cast<uint32_t *>(Low + List);
  H->Cells = Low + First;
  H->Budget = LeastBudget;
  for (uint32_t I = 0; I != SizeClass::Count; ++I)
    H->Cursors[I].CellBytes = SizeClass(I).units() * SizeClass::Unit;
  return H;
}

void Heap::close(Heap *H) { sys::unmap(H, H->MappingBytes); }

//===--- Allocating -------------------------------------------------------===//

/// Goes on to the next 64 cells of which any is free.
bool Heap::refill(Cursor &C) {
  if (Budget < 0)
    return false;
  const uint64_t Units = C.CellBytes / SizeClass::Unit;
  for (; C.Block != NumBlocks; ++C.Block, C.Word = 0)
    if (CellUnits[C.Block] == Units && takeWord(C))
      return true;
  return takeFreeBlock(C) && takeWord(C);
}

/// Of the cursor's block, from its word on.
bool Heap::takeWord(Cursor &C) {
  const uint64_t Number = numCells(C.Block);
  uint64_t *Taken = Blocks[C.Block].Taken;
  for (; C.Word * 64 < Number; ++C.Word) {
    uint64_t Here = Number - C.Word * 64;
    uint64_t Exist = Here < 64 ? (uint64_t(1) << Here) - 1 : ~uint64_t(0);
    C.Free = Exist & ~Taken[C.Word];
    if (!C.Free)
      continue;
    // They are the cursor's, whenever it gives them out.
    Taken[C.Word] = ~uint64_t(0);
    C.First = Cells + C.Block * BlockBytes + C.Word * 64 * C.CellBytes;
    Budget -= int64_t(uint64_t(__builtin_popcountll(C.Free)) * C.CellBytes);
    ++C.Word;
    return true;
  }
  return false;
}

bool Heap::takeFreeBlock(Cursor &C) {
  while (NextFree != NumBlocks && CellUnits[NextFree])
    ++NextFree;
  if (NextFree == MaxBlocks)
    return false;
  C.Block = NextFree++;
  C.Word = 0;
  CellUnits[C.Block] = uint16_t(C.CellBytes / SizeClass::Unit);
  if (C.Block == NumBlocks)
    ++NumBlocks;
  return true;
}

//===--- Marking ----------------------------------------------------------===//

void Heap::resetCursors() {
  for (Cursor &C : Cursors)
    C.Free = C.Block = C.Word = 0;
  NextFree = 0;
}

void Heap::beginMarking() {
  resetCursors();
  NumWork = 0;
}

void Heap::mark(uintptr_t Word) {
  const uint64_t Distance = Word - uintptr_t(Cells);
  if (Distance >= usedBytes())
    return;
  const uint64_t Number = Distance / BlockBytes;
  const uint32_t Units = CellUnits[Number];
  if (!Units)
    return;
  // What is left of the block behind its last cell is nobody's.
  uint32_t Cell = uint32_t(Distance % BlockBytes / SizeClass::Unit) / Units;
  if (Cell >= numCells(Number))
    return;
  uint64_t &Marked = Blocks[Number].Marked[Cell / 64];
  const uint64_t Bit = uint64_t(1) << Cell % 64;
  if (Marked & Bit)
    return;
  Marked |= Bit;
  WorkList[NumWork++] = uint32_t(Number * MaxCells + Cell * Units);
}

Heap::Cell Heap::nextMarked() {
  if (!NumWork)
    return {nullptr, 0};
  uint64_t At = WorkList[--NumWork];
  return {Cells + At * SizeClass::Unit,
          CellUnits[At / MaxCells] * SizeClass::Unit};
}

void Heap::endMarking(uint64_t RootBytes) {
  Live = 0;
  for (uint64_t I = 0; I != NumBlocks; ++I) {
    if (!CellUnits[I])
      continue;
    Block &B = Blocks[I];
    uint64_t NumMarked = 0;
    for (uint64_t Word = 0; Word * 64 < numCells(I); ++Word) {
      NumMarked += uint64_t(__builtin_popcountll(B.Marked[Word]));
      B.Taken[Word] = B.Marked[Word];
      B.Marked[Word] = 0;
    }
    Live += NumMarked * CellUnits[I] * SizeClass::Unit;
    if (!NumMarked)
      CellUnits[I] = 0;
  }
  int64_t Work = int64_t(Live > RootBytes / 4 ? Live : RootBytes / 4);
  Budget = Work > LeastBudget ? Work : LeastBudget;
}

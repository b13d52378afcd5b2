//===- TableCalls.cpp - table.grow and bulk table operations --------------===//
//
// Spec: Execution, Table Instructions. As in memory/: all bounds are checked
// before a word is written, in a form that can't overflow.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/sys/Mapping.h"
#include "runtime-support/table/Grow.h"
#include "runtime-support/trap/RuntimeCalls.h"

using namespace wasmc;
using abi::TableInstance;
using abi::TrapCode;

namespace {

constexpr uint64_t WordBytes = sizeof(uintptr_t);

const abi::ImageHeader &imageOf(void *Vmctx) {
  return *abi::headerOf(Vmctx)->Image;
}

template <typename T> T *at(void *Vmctx, int64_t Offset) {
  return reinterpret_cast<T *>(static_cast<char *>(Vmctx) + Offset);
}

TableInstance &tableOf(void *Vmctx, uint64_t Table) {
  const abi::TableInit &Init = imageOf(Vmctx).Tables[Table];
  if (Init.Imported)
    return **at<TableInstance *>(Vmctx, Init.Offset);
  return *at<TableInstance>(Vmctx, Init.Offset);
}

uint32_t &elemSize(void *Vmctx, uint64_t Segment) {
  return at<uint32_t>(Vmctx, imageOf(Vmctx).ElemSizeOffset)[Segment];
}

void checkRange(void *Vmctx, uint64_t Start, uint64_t Length, uint64_t Size) {
  if (Length > Size || Start > Size - Length)
    trap::raiseTrap(Vmctx, TrapCode::TableOutOfBounds);
}

/// Makes room for Size words, at least twice as many as before. False if the
/// machine has no memory for them.
bool enlarge(TableInstance &Table, uint64_t Size) {
  uint64_t Capacity = Table.Capacity * 2 > Size ? Table.Capacity * 2 : Size;
  if (Capacity > Table.Max)
    Capacity = Table.Max;
  long To = sys::mapAnonymous(Capacity * WordBytes, sys::ReadWrite,
                              /*CommitNow=*/true);
  if (sys::isError(To))
    return false;
  auto *Elems = reinterpret_cast<uintptr_t *>(To);
  __builtin_memcpy(Elems, Table.Elems, Table.Size * WordBytes);
  if (Table.Mapped)
    sys::unmap(Table.Elems, Table.Capacity * WordBytes);
  Table.Elems = Elems;
  Table.Capacity = Capacity;
  Table.Mapped = 1;
  return true;
}

} // namespace

uint64_t table::grow(TableInstance &Table, uint64_t Word, uint64_t Delta) {
  constexpr uint64_t Failure = ~uint64_t(0);
  uint64_t OldSize = Table.Size;
  if (Delta > Table.Max - OldSize)
    return Failure;
  uint64_t NewSize = OldSize + Delta;
  if (NewSize > Table.Capacity && !enlarge(Table, NewSize))
    return Failure;
  if (Word) // fresh storage is null
    for (uint64_t I = OldSize; I != NewSize; ++I)
      Table.Elems[I] = Word;
  Table.Size = NewSize;
  return OldSize;
}

uint64_t calls::table_grow(void *Vmctx, uint64_t Index, uint64_t Word,
                           uint64_t Delta) {
  return table::grow(tableOf(Vmctx, Index), Word, Delta);
}

void calls::table_init(void *Vmctx, uint64_t Index, uint64_t Segment,
                       uint64_t To, uint64_t From, uint64_t Length) {
  TableInstance &Table = tableOf(Vmctx, Index);
  checkRange(Vmctx, From, Length, elemSize(Vmctx, Segment));
  checkRange(Vmctx, To, Length, Table.Size);
  const abi::ElemInit &Elem = imageOf(Vmctx).Elems[Segment];
  uintptr_t *Target = Table.Elems + To;
  if (Elem.DynamicOffset) {
    const auto *Words = at<uintptr_t>(Vmctx, Elem.DynamicOffset) + From;
    for (uint64_t I = 0; I != Length; ++I)
      Target[I] = Words[I];
    return;
  }
  auto *Funcrefs =
      at<abi::FuncrefDescriptor>(Vmctx, imageOf(Vmctx).FuncrefOffset);
  for (uint64_t I = 0; I != Length; ++I) {
    uint32_t NumberPlusOne = Elem.Funcrefs[uint32_t(From + I)];
    Target[I] = NumberPlusOne ? uintptr_t(Funcrefs + (NumberPlusOne - 1)) : 0;
  }
}

void calls::elem_drop(void *Vmctx, uint64_t Segment) {
  elemSize(Vmctx, Segment) = 0;
}

void calls::table_copy(void *Vmctx, uint64_t ToIndex, uint64_t FromIndex,
                       uint64_t To, uint64_t From, uint64_t Length) {
  TableInstance &Target = tableOf(Vmctx, ToIndex);
  TableInstance &Source = tableOf(Vmctx, FromIndex);
  checkRange(Vmctx, From, Length, Source.Size);
  checkRange(Vmctx, To, Length, Target.Size);
  __builtin_memmove(Target.Elems + To, Source.Elems + From, Length * WordBytes);
}

void calls::table_fill(void *Vmctx, uint64_t Index, uint64_t Start,
                       uint64_t Word, uint64_t Length) {
  TableInstance &Table = tableOf(Vmctx, Index);
  checkRange(Vmctx, Start, Length, Table.Size);
  for (uint64_t I = 0; I != Length; ++I)
    Table.Elems[Start + I] = Word;
}

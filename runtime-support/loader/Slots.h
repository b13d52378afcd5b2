//===- Slots.h - address space for instances --------------------*- C++ -*-===//
//
// Inside loader/. A slot is what one instance lives in:
//
//   |       Instance, its imports | tables | instance |vmctx  memory ...
//   reserved|
//    <---------------- Below -------------------------><------- Above
//    --------->
//
// Nothing of it is ever executable. Reserving is dear on some machines (under
// qemu-user up to 0.2 s for 8 GiB) and so is making an instance's memory from
// nothing on all of them. So slots are used again. One whose memories were made
// as they were at first (Reset.h) is kept for its image, ready for the next
// instance without a system call. Else all that the tenant could write is
// replaced by fresh pages, and any image may have the slot.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_SLOTS_H
#define WASMC_LOADER_SLOTS_H

#include "runtime-support/loader/Array.h"
#include "runtime-support/loader/Text.h"

namespace wasmc::loader {

struct Slot {
  char *Vmctx;
  uint64_t Below, Above;
  void *Mapping;
  uint64_t MappingBytes;
  uint64_t Writable;  ///< from vmctx on, while it is kept for an image
  uint64_t MostBytes; ///< of each memory of the image that has it
  Slot *Next;         ///< in the list that it is in
};

class Slots {
public:
  /// A slot of at least these sizes, in which nothing can be touched yet. Null:
  /// Why says what the machine refuses.
  [[nodiscard]] Slot *take(uint64_t Below, uint64_t Above, Text &Why);
  /// Makes it free again; Writable bytes above vmctx had been made so.
  void giveBack(Slot &S, uint64_t Writable);

  void destroy();

private:
  Slot *newRecord();
  Slot *reserve(uint64_t Below, uint64_t Above, Text &Why);

  Slot *Free;
  /// The first few records, which need no mapping.
  static constexpr uint64_t NumFirst = 4;
  Slot First[NumFirst];
  uint64_t FirstUsed;
  Slot *Unused; ///< records without a mapping
  struct Chunk {
    Slot *Records;
    uint64_t Count;
  };
  Array<Chunk> Chunks;
};

} // namespace wasmc::loader

#endif

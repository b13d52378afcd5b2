//===- Slots.h - address space for instances --------------------*- C++ -*-===//
//
// Inside loader/. A slot is what one instance lives in:
//
//   | Instance, its imports | tables | instance |vmctx  memory ... reserved |
//    <------------------ Below -----------------><-------- Above --------->
//
// Nothing of it is ever executable. Reserving is dear on some machines (under
// qemu-user up to 0.2 s for 8 GiB), so slots are used again: what the old
// tenant could write is replaced by fresh pages first, and nothing of it is
// left.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_SLOTS_H
#define WASMC_LOADER_SLOTS_H

#include "runtime-support/loader/Array.h"
#include "runtime-support/loader/Text.h"
#include "runtime-support/trap/Trap.h"

namespace wasmc::loader {

struct Instance;

struct Slot {
  char *Vmctx;
  uint64_t Below, Above;
  void *Mapping;
  uint64_t MappingBytes;
  Instance *Tenant; ///< null: free
};

class Slots {
public:
  /// The number of a slot of at least these sizes, in which nothing can be
  /// touched yet. False: Why says what the machine refuses.
  [[nodiscard]] bool take(uint64_t Below, uint64_t Above, uint32_t &Number,
                          Text &Why);
  /// Makes the slot free again; Writable bytes above vmctx had been made so.
  void giveBack(uint32_t Number, uint64_t Writable);

  Slot &operator[](uint32_t Number) const { return All[Number]; }
  const Array<Slot> &all() const { return All; }
  /// What is reserved above each vmctx, of free slots too.
  const Array<trap::AddressRange> &memories() const { return Memories; }

  void destroy();

private:
  bool reserve(uint64_t Below, uint64_t Above, Text &Why);

  Array<Slot> All;
  Array<trap::AddressRange> Memories;
};

} // namespace wasmc::loader

#endif

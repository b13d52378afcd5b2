//===- Roots.cpp - where references to exceptions may be ------------------===//
//
// A guest can have an exnref in
//   - registers and its stack. Frames of all calls that this one is nested in
//     are on the same stack (loader/Thread.h), and what they had in registers
//     that a callee keeps is there too: a runtime call's prologue puts it
//     there, and what calls functions of the host (loader/Enter-<arch>.S);
//   - the execution context's scratch;
//   - globals and element segments, which are parts of the instance;
//   - tables of exnrefs;
//   - values of other exceptions, which the caller sees to.
// Its memories can't hold any. What a function of the host was given stands on
// the guest's stack until it returns.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/exception/Roots.h"

using namespace wasmc;
using exception::Heap;

namespace {

/// A range of whole words. The stack has more than the variables that
/// AddressSanitizer knows of.
__attribute__((no_sanitize("address"))) uint64_t scan(Heap &H,
                                                      const void *Begin,
                                                      const void *End) {
  const auto *First = static_cast<const uintptr_t *>(Begin);
  const auto *Last = static_cast<const uintptr_t *>(End);
  for (const uintptr_t *At = First; At < Last; ++At)
    H.mark(*At);
  return First < Last ? uint64_t(Last - First) * sizeof(uintptr_t) : 0;
}

/// The frame of the caller, with the registers that it has saved, is above
/// this one's.
__attribute__((noinline)) uint64_t scanStack(Heap &H, uintptr_t Top) {
  constexpr uintptr_t WordBytes = sizeof(uintptr_t);
  uintptr_t Here = uintptr_t(__builtin_frame_address(0)) & -WordBytes;
  return scan(H, reinterpret_cast<void *>(Here),
              reinterpret_cast<void *>(Top & -WordBytes));
}

/// All of it but the header and the descriptors of functions, of which there
/// may be many.
uint64_t scanInstance(Heap &H, const abi::ImageHeader &Image, char *Vmctx) {
  char *Begin = Vmctx - Image.InstanceSize;
  char *End = Vmctx - sizeof(abi::InstanceHeader);
  if (!Image.Funcrefs.Count)
    return scan(H, Begin, End);
  char *Funcrefs = Vmctx + Image.FuncrefOffset;
  return scan(H, Begin, Funcrefs) +
         scan(H,
              Funcrefs + Image.Funcrefs.Count * sizeof(abi::FuncrefDescriptor),
              End);
}

/// The instance's own: every table is somebody's of the store.
uint64_t scanTables(Heap &H, const abi::ImageHeader &Image, char *Vmctx) {
  uint64_t Bytes = 0;
  for (const abi::TableInit &T : Image.Tables) {
    if (T.Imported || !T.HoldsExceptions)
      continue;
    const auto &Table =
        *reinterpret_cast<const abi::TableInstance *>(Vmctx + T.Offset);
    Bytes += scan(H, Table.Elems, Table.Elems + Table.Size);
  }
  return Bytes;
}

} // namespace

uint64_t exception::markRoots(Heap &H, const abi::ExecutionContext &Exec,
                              const trap::GuestRegions &Guest) {
  __builtin_unwind_init(); // all registers that a callee keeps, on the stack
  uint64_t Bytes = scanStack(H, Guest.Stack.End);
  Bytes += scan(H, Exec.Scratch, Exec.Scratch + sizeof(Exec.Scratch));
  for (const trap::GuestPart *P = *Guest.Parts; P; P = P->Next) {
    char *Vmctx = reinterpret_cast<char *>(P->Memories.Begin);
    Bytes += scanInstance(H, *P->Image, Vmctx);
    Bytes += scanTables(H, *P->Image, Vmctx);
  }
  return Bytes;
}

//===- ImageFile.h - an ELF image in memory ---------------------*- C++ -*-===//
//
// Inside loader/. Maps the segments of an ELF file (System V ABI, Object Files)
// and finds the image's header at its entry address. Nothing in the file is
// believed: whatever refers to something in it asks contains() first, and
// nothing is executable before makeExecutable().
//
// Images have neither dynamic relocations nor data that is written, so all
// segments are mapped read-only, whatever they ask for.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_IMAGEFILE_H
#define WASMC_LOADER_IMAGEFILE_H

#include "runtime-support/abi/Image.h"
#include "runtime-support/loader/Text.h"
#include "runtime-support/trap/Trap.h"

namespace wasmc::loader {

struct Segment {
  trap::AddressRange Range; ///< what the file holds of it
  uint64_t FileOffset;
  bool Executable;
};

struct ImageFile {
  static constexpr uint32_t MaxSegments = 16;

  char *Mapping;
  uint64_t MappingBytes;
  uint64_t FileBytes;
  uint64_t PageSize;
  int Fd; ///< stays open as long as memories are mapped from it, else -1
  uint32_t NumSegments;
  Segment Segments[MaxSegments];
  const abi::ImageHeader *Header;

  /// The segment that holds all of the range, or null.
  const Segment *segmentOf(const void *Begin, uint64_t Bytes) const;
  bool contains(const void *Begin, uint64_t Bytes) const {
    return segmentOf(Begin, Bytes);
  }
  bool containsCode(const void *Code) const {
    const Segment *S = segmentOf(Code, 1);
    return S && S->Executable;
  }
};

/// Maps the file; Result is zeros before. Populate: all of it will be read.
/// False: Why says what is wrong, and nothing is left behind.
[[nodiscard]] bool mapFile(const char *Path, uint64_t PageSize, bool Populate,
                           ImageFile &Result, Text &Why);

/// False: there aren't as many bytes.
[[nodiscard]] bool readExactly(int Fd, void *To, uint64_t Bytes,
                               uint64_t Offset);

/// Says for which target the image is, which target this is, and what to do.
void wrongTarget(Bytes Target, Text &Why);

/// Only after everything was checked.
[[nodiscard]] bool makeExecutable(ImageFile &File, Text &Why);

void unmapFile(ImageFile &File);

} // namespace wasmc::loader

#endif

//===- Reset.h - memories become what they were at first --------*- C++ -*-===//
//
// Inside loader/. What a tenant has written is found by asking the kernel which
// pages are the process's own (PAGEMAP_SCAN, Linux 6.7): in a mapping that was
// private and untouched at first, only those can differ. They are written back
// from the image, or zeroed, and stay in place: the next tenant, which will
// write the same pages, has no page faults. Where the kernel can't tell, or
// there are many pages, they are thrown away (MADV_DONTNEED).
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_RESET_H
#define WASMC_LOADER_RESET_H

#include "runtime-support/sys/Lock.h"
#include <stddef.h>
#include <stdint.h>

namespace wasmc::loader {

/// The kernel's account of this process's pages.
class PageMap {
public:
  /// Zeros are one that nobody has asked yet.
  void close();

  /// Finds up to Max ranges of pages in [Begin, End) that are the process's
  /// own, in order; End of the last range is where to go on, if there are Max.
  /// Negative: the kernel can't tell.
  struct Range {
    uint64_t Begin, End, Categories;
  };
  long privateRanges(uintptr_t Begin, uintptr_t End, Range *To, unsigned Max);

private:
  /// The descriptor tells of the process that opened it. After a fork it would
  /// be the parent's: the child finds ForkMark wiped, and opens its own.
  int descriptor();
  bool makeForkMark();

  sys::Lock Guard;
  int Fd;
  bool IsOpen;   ///< Fd
  bool Unusable; ///< don't ask the kernel
  int *ForkMark; ///< null: not made yet
};

/// A memory's first Bytes bytes, of which [ImageBegin, ImageEnd) hold what is
/// at Image; the rest are zeros.
struct FirstContents {
  char *Base;
  uint64_t Bytes;
  uint64_t ImageBegin, ImageEnd;
  const uint8_t *Image;
  bool Mapped; ///< the image's part is mapped from the file, not copied
};

/// False if the kernel refuses.
[[nodiscard]] bool reset(PageMap &Pages, const FirstContents &Memory);

} // namespace wasmc::loader

#endif

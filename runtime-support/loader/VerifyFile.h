//===- VerifyFile.h - is this file whole, and for this machine? -*- C++ -*-===//
//
// Inside loader/. What is known of a file before its tables are looked at.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_VERIFYFILE_H
#define WASMC_LOADER_VERIFYFILE_H

#include "runtime-support/loader/ImageFile.h"

namespace wasmc::loader {

/// The file is as long as when it was made, and its bytes have the checksum
/// that its trailer states. False: Why says what is wrong.
[[nodiscard]] bool verifyChecksum(const ImageFile &File, Text &Why);

/// The header and the manifest are those of an image for this runtime and this
/// machine. False: Why names what differs, both values, and what to do.
[[nodiscard]] bool verifyManifest(const ImageFile &File, Text &Why);

} // namespace wasmc::loader

#endif

//===- Manifest.h - what an image says of itself ----------------*- C++ -*-===//
//
// The manifest of a loadable image, for whoever wants to know what it is before
// he believes any other part of it. Magic number, ABI number and manifest stand
// at the same place in the headers of all versions (README.md), so every loader
// can name what it refuses, and wasmc inspect shows images of any version.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_MANIFEST_H
#define WASMC_ABI_MANIFEST_H

#include "runtime-support/abi/Rel.h"

namespace wasmc::abi {

enum class ManifestText : uint32_t {
#define MANIFEST_TEXT(Name, Key) Name,
#include "runtime-support/abi/Manifest.def"
};
constexpr uint32_t NumManifestTexts = 0
#define MANIFEST_TEXT(Name, Key) +1
#include "runtime-support/abi/Manifest.def"
    ;

enum class ManifestNumber : uint32_t {
#define MANIFEST_NUMBER(Name, Key) Name,
#include "runtime-support/abi/Manifest.def"
};
constexpr uint32_t NumManifestNumbers = 0
#define MANIFEST_NUMBER(Name, Key) +1
#include "runtime-support/abi/Manifest.def"
    ;

/// Entries by their numbers. A reader ignores those behind the ones that it
/// knows, and takes those that are not there for empty or 0.
struct Manifest {
  RelArray<RelArray<char>> Texts;
  RelArray<uint64_t> Numbers;
};

} // namespace wasmc::abi

#endif

//===- Checksum.cpp - XXH3 of a file --------------------------------------===//
//
// xxHash's own implementation, as a header. What it asks of libc is memcpy,
// memset and memcmp, which the runtime has; CMakeLists.txt declares them. It is
// the one source of the runtime that is compiled for speed, not for size.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/loader/Checksum.h"

// Hides a quarter of the time on machines with slow third-level caches.
#define XXH_PREFETCH_DIST 1024
#define XXH_INLINE_ALL
#include <xxhash.h>

using wasmc::loader::Checksum;

static_assert(sizeof(XXH3_state_t) == 576 && alignof(XXH3_state_t) == 64);

Checksum::Checksum() {
  XXH3_64bits_reset(reinterpret_cast<XXH3_state_t *>(State));
}

void Checksum::add(const void *Bytes, size_t Size) {
  XXH3_64bits_update(reinterpret_cast<XXH3_state_t *>(State), Bytes, Size);
}

uint64_t Checksum::sum() const {
  return XXH3_64bits_digest(reinterpret_cast<const XXH3_state_t *>(State));
}

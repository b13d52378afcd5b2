//===- FuzzImages.cpp - any bytes, for the loader -------------------------===//
//
// Every file is refused with a sentence, or can be used. Its first byte says
// whether it gets the checksum that it should have or is declared as trusted.
//
//===----------------------------------------------------------------------===//

#include "test/loader/ImageHost.h"
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  if (!Size)
    return 0;
  static wasmc::test::ImageHost Host("");
  std::string Contents(reinterpret_cast<const char *>(Data + 1), Size - 1);
  bool Trusted = Data[0] & 1;
  if (!Trusted)
    wasmc::test::seal(Contents);
  Host.tryOut(Contents, Trusted);
  return 0;
}

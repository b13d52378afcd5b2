//===- ImageWriter.h - bytes with references --------------------*- C++ -*-===//
//
// The image description as it is put together: one block of bytes. References
// inside the block are plain distances, known here; references to symbols are
// noted and become relocations. Inside artifact/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ARTIFACT_IMAGEWRITER_H
#define WASMC_ARTIFACT_IMAGEWRITER_H

#include "runtime-support/abi/Image.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <type_traits>
#include <vector>

namespace wasmc {

class ImageWriter {
public:
  /// A 32-bit field at Field that shall hold the distance from itself to the
  /// symbol.
  struct Fixup {
    uint32_t Field;
    std::string Symbol;
  };

  /// Zeros; the result is their offset.
  uint32_t reserve(uint64_t Size, uint32_t Align);
  uint32_t append(llvm::ArrayRef<uint8_t> Contents, uint32_t Align);
  template <typename T> uint32_t appendArray(llvm::ArrayRef<T> Elements) {
    // Padding would be bytes that nobody has written.
    static_assert(std::has_unique_object_representations_v<T>);
    return append({reinterpret_cast<const uint8_t *>(Elements.data()),
                   Elements.size() * sizeof(T)},
                  alignof(T));
  }
  template <typename T> void write(uint32_t At, const T &Value) {
    // Padding would be bytes that nobody has written.
    static_assert(std::has_unique_object_representations_v<T>);
    writeBytes(At, &Value, sizeof(T));
  }

  /// Makes the Rel at Field refer to Target, both in this block.
  void refer(uint32_t Field, uint32_t Target);
  /// Makes the Rel at Field refer to a symbol; an empty name leaves null.
  void refer(uint32_t Field, llvm::StringRef Symbol);
  /// Makes the RelArray at Field refer to Count elements at Target; an empty
  /// array is null.
  void referArray(uint32_t Field, uint32_t Target, uint32_t Count);

  llvm::ArrayRef<uint8_t> bytes() const { return Bytes; }
  /// In ascending order of their fields once sorted by finish().
  llvm::ArrayRef<Fixup> fixups() const { return Fixups; }
  void finish();

private:
  void writeBytes(uint32_t At, const void *From, size_t Size);

  std::vector<uint8_t> Bytes;
  std::vector<Fixup> Fixups;
};

} // namespace wasmc

#endif

//===- Types.h - equal types of all images have one id ----------*- C++ -*-===//
//
// Inside loader/. A store's canonical types (spec: Types, Recursive Types;
// Validation, Types). An image describes its recursive groups in words
// (abi/Image.h, TypeWord); a group whose references to earlier types have been
// replaced by their ids is equal to another if all words are. What was interned
// stays where it is as long as the engine lives; the engine's lock guards the
// rest.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_TYPES_H
#define WASMC_LOADER_TYPES_H

#include "runtime-support/abi/Image.h"
#include "runtime-support/loader/Array.h"
#include "runtime-support/loader/Loader.h"

namespace wasmc::loader {

using enum abi::TypeForm;
using enum abi::ValueCode;
using enum abi::HeapCode;
inline bool isReference(uint32_t Code) {
  return Code == NullableRefCode || Code == RefCode;
}

/// True if the words are groups as abi/Image.h describes them, of NumTypes
/// types, which refer to none that isn't there.
bool areTypeWords(const uint32_t *Words, uint32_t NumWords, uint32_t NumTypes);

/// True for one that may stand in a module of NumTypes types.
bool isValueType(abi::ValueType Type, uint32_t NumTypes);

class TypeStore {
public:
  /// All zeros before; stays where it is.
  void open();

  /// Appends the id of each type of the image to Ids. The words were checked.
  /// False if the machine has no memory for them.
  [[nodiscard]] bool intern(const abi::ImageHeader &Image,
                            Array<uint32_t> &Ids);

  /// The type with this id; false if it is none of a function.
  bool funcType(uint32_t Id, FuncType &Result) const;

  /// The id of one function type that refers to no other.
  [[nodiscard]] bool intern(const FuncType &Type, uint32_t &Id);

  void destroy();

private:
  struct Group {
    uint64_t Hash;
    const uint32_t *Words; ///< without its head
    uint32_t NumWords;
    uint32_t FirstId, NumTypes;
  };

  /// Of a group's words, head and all: the equal one, or null; a new one, or
  /// null if the machine has no memory for it.
  const Group *find(const uint32_t *Words, uint64_t Hash) const;
  const Group *add(const uint32_t *Words, uint64_t Hash);

  /// A copy that stays where it is, or null.
  const uint32_t *keep(const uint32_t *Words, uint32_t Count);

  struct Chunk {
    uint32_t *Words;
    uint64_t Used, Capacity;
  };
  Array<Chunk> Chunks;
  /// False if the machine has no memory for them.
  [[nodiscard]] bool growBuckets();
  uint32_t *emptyBucket(uint64_t Hash) const;
  /// Where the search for a group with this hash begins; then it goes on to the
  /// next ones, up to an empty one.
  uint64_t firstBucket(uint64_t Hash) const {
    return (Hash ^ Hash >> 32) & (Buckets.Count - 1);
  }

  Array<Group> Groups;
  /// Numbers of groups, plus 1, by their hashes; 0: empty. A power of two, and
  /// half of them at most are full: an image may have a million types.
  Array<uint32_t> Buckets;
  Array<const uint32_t *> TypeAt; ///< for each id

  /// What the first few types need.
  struct {
    Chunk Chunks[4];
    uint32_t Words[192];
    Group Groups[24];
    uint32_t Buckets[64];
    const uint32_t *TypeAt[32];
  } First;
};

} // namespace wasmc::loader

#endif

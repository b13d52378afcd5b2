//===- Types.cpp - equal types of all images have one id ------------------===//

#include "runtime-support/loader/Types.h"

using namespace wasmc;
using namespace wasmc::loader;

namespace {

/// A group's head: the numbers of its types and of the words that follow.
constexpr uint32_t HeadWords = 2;

/// FNV-1a over words: what differs is compared anyway.
uint64_t hashOf(const uint32_t *Words, uint32_t Count) {
  uint64_t Hash = 0xcbf29ce484222325;
  for (uint32_t I = 0; I != Count; ++I)
    Hash = (Hash ^ Words[I]) * 0x100000001b3;
  return Hash;
}

/// The words of a type, one by one; a count is followed by what it counts.
class TypeWalker {
public:
  explicit TypeWalker(const uint32_t *At) : At(At) {}

  uint32_t word() { return *At++; }
  const uint32_t *position() const { return At; }
  /// Passes what a count of items of Words words is followed by.
  void skipCounted(uint32_t Words) {
    uint32_t Count = word();
    At += uint64_t(Count) * Words;
  }
  /// To the composite type's form.
  void skipToForm() {
    word();
    skipCounted(1);
  }
  void skipType() {
    constexpr uint32_t ValueWords = 2, FieldWords = 4;
    skipToForm();
    switch (word()) {
    case FuncForm:
      skipCounted(ValueWords);
      skipCounted(ValueWords);
      break;
    case StructForm:
      skipCounted(FieldWords);
      break;
    default:
      At += FieldWords;
    }
  }

private:
  const uint32_t *At;
};

} // namespace

const TypeStore::Group *TypeStore::find(const uint32_t *Words,
                                        uint64_t Hash) const {
  for (uint64_t At = firstBucket(Hash); Buckets[At];
       At = (At + 1) & (Buckets.Count - 1)) {
    const Group &G = Groups[Buckets[At] - 1];
    if (G.Hash == Hash && G.NumTypes == Words[0] && G.NumWords == Words[1] &&
        __builtin_memcmp(G.Words, Words + HeadWords,
                         G.NumWords * sizeof(uint32_t)) == 0)
      return &G;
  }
  return nullptr;
}

bool TypeStore::growBuckets() {
  Array<uint32_t> Larger = {};
  uint64_t Count = Buckets.Count * 2;
  if (!Larger.reserve(Count))
    return false;
  Larger.Count = Count; // fresh pages are zeros
  Buckets.destroy();
  Buckets = Larger;
  for (uint32_t I = 0; I != Groups.Count; ++I)
    *emptyBucket(Groups[I].Hash) = I + 1;
  return true;
}

uint32_t *TypeStore::emptyBucket(uint64_t Hash) const {
  uint64_t At = firstBucket(Hash);
  while (Buckets[At])
    At = (At + 1) & (Buckets.Count - 1);
  return &Buckets[At];
}

const uint32_t *TypeStore::keep(const uint32_t *Words, uint32_t Count) {
  Chunk *Last = Chunks.Count ? &Chunks[Chunks.Count - 1] : nullptr;
  if (!Last || Count > Last->Capacity - Last->Used) {
    constexpr uint64_t Least = 1 << 10;
    if (!Chunks.reserve(1))
      return nullptr;
    uint64_t Capacity = Count > Least ? Count : Least;
    long Mapped = sys::mapAnonymous(Capacity * sizeof(uint32_t), sys::ReadWrite,
                                    /*CommitNow=*/true);
    if (sys::isError(Mapped))
      return nullptr;
    Last = Chunks.append();
    *Last = {reinterpret_cast<uint32_t *>(Mapped), 0, Capacity};
  }
  uint32_t *Kept = Last->Words + Last->Used;
  if (Count)
    __builtin_memcpy(Kept, Words, Count * sizeof(uint32_t));
  Last->Used += Count;
  return Kept;
}

const TypeStore::Group *TypeStore::add(const uint32_t *Words, uint64_t Hash) {
  uint32_t NumTypes = Words[0], NumWords = Words[1];
  const uint32_t *Kept = keep(Words + HeadWords, NumWords);
  if (!Kept || !TypeAt.reserve(NumTypes) || !Groups.reserve(1))
    return nullptr;
  if ((Groups.Count + 1) * 2 > Buckets.Count && !growBuckets())
    return nullptr;
  auto FirstId = uint32_t(TypeAt.Count);
  TypeWalker At(Kept);
  for (uint32_t I = 0; I != NumTypes; ++I) {
    *TypeAt.append() = At.position();
    At.skipType();
  }
  Group *New = Groups.append();
  *New = {Hash, Kept, NumWords, FirstId, NumTypes};
  *emptyBucket(Hash) = uint32_t(Groups.Count);
  return New;
}

bool TypeStore::intern(const FuncType &Type, uint32_t &Id) {
  Array<uint32_t> Words = {};
  // A group of one final type without supertypes.
  const uint32_t Head[] = {1, 0, 1, 0, FuncForm};
  auto Append = [&](const abi::ValueType *Values, uint32_t Count) {
    return Words.append(&Count, 1) &&
           Words.append(reinterpret_cast<const uint32_t *>(Values),
                        2 * uint64_t(Count));
  };
  bool Done = Words.append(Head, sizeof(Head) / sizeof(*Head)) &&
              Append(Type.Params, Type.NumParams) &&
              Append(Type.Results, Type.NumResults);
  if (Done) {
    Words[1] = uint32_t(Words.Count) - HeadWords;
    uint64_t Hash = hashOf(Words.Items + HeadWords, Words[1]);
    const Group *G = find(Words.Items, Hash);
    if (!G)
      G = add(Words.Items, Hash);
    Done = G;
    Id = G ? G->FirstId : 0;
  }
  Words.destroy();
  return Done;
}

bool TypeStore::intern(const abi::ImageHeader &Image, Array<uint32_t> &Ids) {
  if (!Ids.reserve(Image.NumTypes))
    return false;
  uint32_t First[256] = {};
  Array<uint32_t> Copy = {};
  Copy.lend(First);
  bool Done = Copy.append(Image.Types.begin(), Image.Types.Count);
  // References to the module's earlier types become references to the engine's.
  // No other word has these bits: the counts were checked to be smaller.
  uint32_t *At = Copy.begin();
  while (Done && At != Copy.end()) {
    uint32_t NumTypes = At[0], NumWords = At[1];
    for (uint32_t I = 0; I != NumWords; ++I) {
      uint32_t &Word = At[HeadWords + I];
      if ((Word & abi::TypeWordMask) == abi::EarlierType)
        Word = abi::EarlierType | Ids[Word & ~abi::TypeWordMask];
    }
    uint64_t Hash = hashOf(At + HeadWords, NumWords);
    const Group *G = find(At, Hash);
    if (!G)
      G = add(At, Hash);
    Done = G;
    for (uint32_t I = 0; Done && I != NumTypes; ++I)
      *Ids.append() = G->FirstId + I;
    At += HeadWords + NumWords;
  }
  Copy.destroy();
  return Done;
}

bool TypeStore::funcType(uint32_t Id, FuncType &Result) const {
  TypeWalker At(TypeAt[Id]);
  At.skipToForm();
  if (At.word() != FuncForm)
    return false;
  static_assert(sizeof(abi::ValueType) == 2 * sizeof(uint32_t));
  Result.NumParams = At.word();
  Result.Params = reinterpret_cast<const abi::ValueType *>(At.position());
  At = TypeWalker(At.position() + 2 * uint64_t(Result.NumParams));
  Result.NumResults = At.word();
  Result.Results = reinterpret_cast<const abi::ValueType *>(At.position());
  return true;
}

void TypeStore::open() {
  Chunks.lend(First.Chunks);
  Groups.lend(First.Groups);
  TypeAt.lend(First.TypeAt);
  Buckets.lend(First.Buckets);
  Buckets.Count = Buckets.Capacity;
  First.Chunks[0] = {First.Words, 0, sizeof(First.Words) / sizeof(uint32_t)};
  Chunks.Count = 1;
}

void TypeStore::destroy() {
  for (const Chunk &C : Chunks)
    if (C.Words != First.Words)
      sys::unmap(C.Words, C.Capacity * sizeof(uint32_t));
  Chunks.destroy();
  Groups.destroy();
  Buckets.destroy();
  TypeAt.destroy();
}

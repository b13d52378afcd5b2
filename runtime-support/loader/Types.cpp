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
  for (const Group &G : Groups)
    if (G.Hash == Hash && G.NumTypes == Words[0] && G.NumWords == Words[1] &&
        __builtin_memcmp(AllWords.Items + G.FirstWord, Words + HeadWords,
                         G.NumWords * sizeof(uint32_t)) == 0)
      return &G;
  return nullptr;
}

const TypeStore::Group *TypeStore::add(const uint32_t *Words, uint64_t Hash) {
  uint32_t NumTypes = Words[0], NumWords = Words[1];
  uint64_t FirstWord = AllWords.Count;
  if (!TypeAt.reserve(NumTypes) || !Groups.reserve(1) ||
      !AllWords.append(Words + HeadWords, NumWords))
    return nullptr;
  auto FirstId = uint32_t(TypeAt.Count);
  TypeWalker At(AllWords.Items + FirstWord);
  for (uint32_t I = 0; I != NumTypes; ++I) {
    *TypeAt.append() = uint64_t(At.position() - AllWords.Items);
    At.skipType();
  }
  Group *New = Groups.append();
  *New = {Hash, FirstWord, NumWords, FirstId, NumTypes};
  return New;
}

bool TypeStore::intern(const abi::ImageHeader &Image, Array<uint32_t> &Ids) {
  if (!Ids.reserve(Image.NumTypes))
    return false;
  Array<uint32_t> Copy = {};
  bool Done = Copy.append(Image.Types.begin(), Image.Types.Count);
  // References to the module's earlier types become references to the store's.
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
  TypeWalker At(AllWords.Items + TypeAt[Id]);
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

void TypeStore::destroy() {
  AllWords.destroy();
  Groups.destroy();
  TypeAt.destroy();
}

//===- BranchHints.cpp - which branches are likely ------------------------===//

#include "compiler/wasm/BranchHints.h"
#include "compiler/wasm/ByteReader.h"

using namespace llvm;
using namespace wasmc::wasm;

/// Identifiers of the sections that the hints must not stand behind.
static constexpr uint8_t CodeId = 10, DataId = 11;

const CustomSection *wasmc::wasm::findBranchHints(const Module &M) {
  const CustomSection *Only = nullptr;
  for (const CustomSection &S : M.Customs)
    if (S.Name == BranchHintSection) {
      if (Only)
        return nullptr;
      Only = &S;
    }
  if (Only && (Only->Behind == CodeId || Only->Behind == DataId))
    return nullptr;
  return Only;
}

namespace {
class HintReader {
public:
  HintReader(const Module &M, Span Bytes)
      : M(M), R(Bytes.Bytes, Bytes.Offset) {}

  bool read() {
    uint32_t NumFuncs;
    if (!next(NumFuncs, UINT32_MAX))
      return false;
    for (int64_t Last = -1; NumFuncs; --NumFuncs)
      if (!readFunction(Last))
        return false;
    return R.atEnd();
  }

  BranchHints Hints;

private:
  /// A number below a limit.
  bool next(uint32_t &Into, uint64_t Below) {
    Expected<uint32_t> Value = R.readU32();
    if (!Value) {
      consumeError(Value.takeError());
      return false;
    }
    Into = *Value;
    return Into < Below;
  }

  /// A number above the last one and below a limit.
  bool nextAbove(int64_t &Last, uint64_t Below) {
    uint32_t Value;
    if (!next(Value, Below) || int64_t(Value) <= Last)
      return false;
    Last = Value;
    return true;
  }

  bool readFunction(int64_t &Func) {
    uint32_t NumHints, Size, Value;
    if (!nextAbove(Func, M.Functions.size()) || Func < M.NumImportedFuncs ||
        !next(NumHints, UINT32_MAX) || NumHints == 0)
      return false;
    Span Body = M.Functions[Func].Body;
    for (int64_t Offset = -1; NumHints; --NumHints) {
      if (!nextAbove(Offset, Body.Bytes.size()) || !next(Size, 2) ||
          Size != 1 || !next(Value, 2))
        return false;
      Hints[Body.Offset + Offset] = uint8_t(Value);
    }
    return true;
  }

  const Module &M;
  ByteReader R;
};
} // namespace

std::optional<BranchHints>
wasmc::wasm::readBranchHints(const Module &M, const CustomSection &S) {
  HintReader Reader(M, S.Bytes);
  if (!Reader.read())
    return std::nullopt;
  return std::move(Reader.Hints);
}

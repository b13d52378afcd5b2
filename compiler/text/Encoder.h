//===- Encoder.h - bytes with marks -----------------------------*- C++ -*-===//
//
// A growing piece of binary and where its bytes come from in the text.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_ENCODER_H
#define WASMC_TEXT_ENCODER_H

#include "compiler/text/AssembleText.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/LEB128.h"

namespace wasmc::text {

struct BranchHint {
  uint64_t Offset;
  uint8_t Value;
};

class Encoder {
public:
  void byte(uint8_t B) { Bytes.push_back(B); }
  void bytes(llvm::ArrayRef<uint8_t> B) {
    Bytes.insert(Bytes.end(), B.begin(), B.end());
  }
  void u64(uint64_t V) {
    uint8_t Buffer[10];
    bytes({Buffer, llvm::encodeULEB128(V, Buffer)});
  }
  void s64(int64_t V) {
    uint8_t Buffer[10];
    bytes({Buffer, llvm::encodeSLEB128(V, Buffer)});
  }
  /// The low Width bits, little endian.
  void fixed(uint64_t Bits, unsigned Width) {
    for (unsigned I = 0; I < Width; I += 8)
      byte(uint8_t(Bits >> I));
  }
  void name(llvm::StringRef S) {
    u64(S.size());
    bytes({S.bytes_begin(), S.size()});
  }
  /// What follows was made from this place in the text.
  void mark(uint64_t TextOffset) {
    Marks.push_back({Bytes.size(), TextOffset});
  }
  /// The instruction that follows is a branch with this hint.
  void hint(uint8_t Value) { Hints.push_back({Bytes.size(), Value}); }
  void append(const Encoder &E) {
    for (TextMark M : E.Marks)
      Marks.push_back({M.Offset + Bytes.size(), M.TextOffset});
    for (BranchHint H : E.Hints)
      Hints.push_back({H.Offset + Bytes.size(), H.Value});
    bytes(E.Bytes);
  }
  /// With its size in front.
  void appendSized(const Encoder &E) {
    u64(E.size());
    append(E);
  }

  size_t size() const { return Bytes.size(); }
  bool empty() const { return Bytes.empty(); }

  std::vector<uint8_t> Bytes;
  std::vector<TextMark> Marks;
  std::vector<BranchHint> Hints; ///< by ascending offset
};

/// A vector of things: their number, then each.
struct EncodedVector {
  uint32_t Count = 0;
  Encoder Contents;

  Encoder &add() {
    ++Count;
    return Contents;
  }
};

} // namespace wasmc::text

#endif

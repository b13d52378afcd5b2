//===- LabelStack.h - identifiers of open blocks ----------------*- C++ -*-===//
//
// Spec: Text Format, Labels: an identifier means the innermost open block that
// has it. Found without a search through all of them: blocks may be nested as
// deep as a body is long.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_LABELSTACK_H
#define WASMC_TEXT_LABELSTACK_H

#include "llvm/ADT/StringMap.h"
#include <optional>
#include <vector>

namespace wasmc::text {

class LabelStack {
public:
  /// Opens a block; no name: "".
  void push(llvm::StringRef Name) {
    std::vector<uint32_t> &Of = Places[Name];
    Of.push_back(uint32_t(Names.size()));
    Names.push_back(Places.find(Name)->first());
  }
  void pop() {
    Places[Names.back()].pop_back();
    Names.pop_back();
  }
  size_t size() const { return Names.size(); }
  /// Of the block so many outwards.
  llvm::StringRef name(size_t Depth) const {
    return Names[Names.size() - 1 - Depth];
  }
  /// How many blocks outwards the innermost of this name is.
  std::optional<uint32_t> depthOf(llvm::StringRef Name) const {
    auto It = Places.find(Name);
    if (It == Places.end() || It->second.empty())
      return std::nullopt;
    return uint32_t(Names.size() - 1 - It->second.back());
  }

private:
  std::vector<llvm::StringRef> Names; ///< keys of Places
  llvm::StringMap<std::vector<uint32_t>> Places;
};

} // namespace wasmc::text

#endif

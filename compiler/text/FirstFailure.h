//===- FirstFailure.h - what went wrong first -------------------*- C++ -*-===//
//
// Parsers of a text note their first failure and go on without looking, since
// every list ends; what is noted later follows from it. Inside text/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_FIRSTFAILURE_H
#define WASMC_TEXT_FIRSTFAILURE_H

#include "compiler/text/AssembleText.h"
#include "llvm/ADT/Twine.h"
#include <optional>

namespace wasmc::text {

class FirstFailure {
public:
  void note(Diag Kind, uint64_t Offset, const llvm::Twine &Detail) {
    if (!First)
      First = {Kind, Offset, Detail.str()};
  }
  explicit operator bool() const { return First.has_value(); }
  /// Something has failed; Text is what was parsed. A word of a proposal that
  /// is not read (Unread.def) is told as such.
  llvm::Error error(llvm::StringRef Text) const;

private:
  struct Failure {
    Diag Kind;
    uint64_t Offset; ///< in the text
    std::string Detail;
  };
  std::optional<Failure> First;
};

} // namespace wasmc::text

#endif

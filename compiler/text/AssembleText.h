//===- AssembleText.h - text format to binary format -----------*- C++ -*-===//
//
// The door of text/ (spec: Text Format, all of Wasm 3.0 and annotations).
// Text becomes bytes and a map from their offsets to the places in the text,
// so that there is one reader of modules and one source of offsets.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_ASSEMBLETEXT_H
#define WASMC_TEXT_ASSEMBLETEXT_H

#include "compiler/base/Error.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace wasmc {

/// A place in a text, counted from 1; columns count bytes.
struct TextPosition {
  uint32_t Line = 0;
  uint32_t Column = 0;
};

/// What is wrong with a module that was written as text. The offset is the
/// byte in the text.
class TextError : public llvm::ErrorInfo<TextError, InputError> {
public:
  static char ID;
  TextError(Diag Kind, uint64_t Offset, std::string Detail,
            TextPosition Position, std::string Function = {})
      : ErrorInfo(Kind, Offset, std::move(Detail), std::move(Function)),
        Position(Position) {}

  TextPosition position() const { return Position; }
  void log(llvm::raw_ostream &OS) const override;

private:
  TextPosition Position;
};

/// What the bytes from Offset on (up to the next mark) were made from.
struct TextMark {
  uint64_t Offset;
  uint64_t TextOffset;
};

struct AssembledModule {
  std::vector<uint8_t> Bytes;
  std::vector<TextMark> Marks; ///< by ascending offset

  /// Where in the text the byte at this offset comes from.
  uint64_t textOffset(uint64_t Offset) const;
};

TextPosition positionInText(llvm::StringRef Text, uint64_t Offset);

/// A text is one module: "(module ...)", or its fields alone.
llvm::Expected<AssembledModule> assembleText(llvm::StringRef Text);

} // namespace wasmc

#endif

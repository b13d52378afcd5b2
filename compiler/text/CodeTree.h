//===- CodeTree.h - instructions as folded expressions ----------*- C++ -*-===//
//
// Spec: Text Format, Folded Instructions. A body becomes a forest: an
// instruction stands above those that make its operands, a block above those
// that are in it. The order of instructions is that of the body, whatever is
// folded, and trees have a bounded height: blocks that are higher, and those
// around them, are printed unfolded, so that neither we nor the assembler
// recurse as deep as a module would like.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_CODETREE_H
#define WASMC_TEXT_CODETREE_H

#include "compiler/text/InstructionText.h"
#include "compiler/text/StackEffect.h"
#include "compiler/wasm/BranchHints.h"

namespace wasmc::text {

class CodeTree {
public:
  using Id = uint32_t;
  static constexpr Id None = UINT32_MAX;
  static constexpr unsigned MaxHeight = 200;

  struct Node {
    /// Where the text of the instruction is in Heads.
    uint32_t HeadBegin = 0, HeadEnd = 0;
    Id FirstChild = None, LastChild = None, Next = None;
    /// On one line, with its parentheses; NoWidth if it needs several.
    uint32_t Width = 0;
    uint32_t Results = 0;
    uint16_t Height = 1;
    /// Block: its children are its instructions. If and Try: their parts, of
    /// an if behind its condition. Part: "then", "else", "do", "catch $t", ...
    enum Kind : uint8_t { Plain, Block, If, Try, Part } K = Plain;
    bool IsDelegate = false; ///< a part that ends its try
    int8_t Hint = -1;
  };
  static constexpr uint32_t NoWidth = 1 << 20;

  /// Branch hints by their instruction's offset in the module.
  using HintMap = wasm::BranchHints;

  CodeTree(const Spelling &Spell, uint32_t Func, uint32_t FuncResults)
      : Context{Spell, Func, {}}, FuncResults(FuncResults) {}

  /// An expression with its end. Blocks have names and hints are looked for
  /// only where they can be: in function bodies.
  llvm::Error build(wasm::InstructionReader &Reader,
                    Identifiers *LabelNames = nullptr,
                    const HintMap *Hints = nullptr);

  llvm::ArrayRef<Id> top() const { return Pending; }
  const Node &node(Id I) const { return Nodes[I]; }
  llvm::StringRef head(const Node &N) const {
    return llvm::StringRef(Heads).slice(N.HeadBegin, N.HeadEnd);
  }
  bool isFolded(const Node &N) const { return N.Height <= MaxHeight; }
  size_t numHints() const { return NumHints; }

private:
  /// A block that has not ended.
  struct OpenBlock {
    Id Block;
    Id Part; ///< where instructions go; the block itself, or a part of it
    size_t FirstPending;
    uint32_t LabelTypes;
    bool IsLast = false; ///< nothing but the end may follow this part
  };

  llvm::Error instruction(const wasm::Instruction &I);
  void plain(const wasm::Instruction &I);
  void openBlock(const wasm::Instruction &I);
  llvm::Error divide(const wasm::Instruction &I);
  llvm::Error close(const wasm::Instruction &I);
  Id add(const wasm::Instruction &I, llvm::StringRef Text, Node::Kind K);
  Id addPart(llvm::StringRef Text);
  void finishPart();
  void finishBlock();
  void append(Id Parent, Id Child);
  bool takeOperands(Id Into, uint32_t Count);
  uint32_t labelTypes(const wasm::Instruction &I) const;

  CodeContext Context;
  uint32_t FuncResults;
  Identifiers *LabelNames = nullptr;
  const HintMap *Hints = nullptr;
  size_t NumHints = 0;
  uint32_t NextLabel = 0;
  std::vector<Node> Nodes;
  std::string Heads;
  std::vector<OpenBlock> Open;
  /// Finished trees of all open lists, the innermost last.
  std::vector<Id> Pending;
};

} // namespace wasmc::text

#endif

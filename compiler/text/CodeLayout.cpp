//===- CodeLayout.cpp - trees of instructions to lines --------------------===//
//
// Folded trees have a bounded height and are printed recursively; unfolded
// blocks have not, and go by a list of steps.
//
//===----------------------------------------------------------------------===//

#include "compiler/text/CodeLayout.h"
#include "compiler/text/Sections.h"
#include "compiler/wasm/BranchHints.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;

static constexpr unsigned MaxIndentedLevel = 20;

static unsigned indentation(unsigned Level) {
  return 2 * std::min(Level, MaxIndentedLevel);
}

void text::newLine(unsigned Level, raw_ostream &OS) {
  OS << '\n';
  OS.indent(indentation(Level));
}

void CodeLayout::hint(const Node &N) {
  if (N.Hint >= 0)
    OS << "(@" << wasm::BranchHintSection << " \"\\0" << int(N.Hint) << "\") ";
}

void CodeLayout::oneLine(Id I) {
  const Node &N = Tree.node(I);
  hint(N);
  OS << '(' << Tree.head(N);
  for (Id C = N.FirstChild; C != CodeTree::None; C = Tree.node(C).Next) {
    OS << ' ';
    oneLine(C);
  }
  OS << ')';
}

void CodeLayout::folded(Id I, unsigned Level) {
  const Node &N = Tree.node(I);
  if (indentation(Level) + N.Width <= LineWidth ||
      N.FirstChild == CodeTree::None)
    return oneLine(I);
  hint(N);
  OS << '(' << Tree.head(N);
  for (Id C = N.FirstChild; C != CodeTree::None; C = Tree.node(C).Next) {
    newLine(Level + 1, OS);
    folded(C, Level + 1);
  }
  OS << ')';
}

void CodeLayout::children(const Node &N, unsigned Level) {
  for (Id C = N.FirstChild; C != CodeTree::None; C = Tree.node(C).Next)
    Steps.push_back({Step::Whole, C, Level});
}

void CodeLayout::part(Id I, unsigned Level) {
  Steps.push_back({Step::Head, I, Level});
  children(Tree.node(I), Level + 1);
}

/// Adds the steps of a block, which are carried out from the first one on.
void CodeLayout::unfold(Id I, unsigned Level) {
  const Node &N = Tree.node(I);
  size_t First = Steps.size();
  bool HasEnd = true;
  if (N.K == Node::Block) {
    part(I, Level);
  } else {
    // An if's condition, the block itself, its first part without a word of
    // its own, the others.
    Id C = N.FirstChild;
    for (; Tree.node(C).K != Node::Part; C = Tree.node(C).Next)
      Steps.push_back({Step::Whole, C, Level});
    Steps.push_back({Step::Head, I, Level});
    children(Tree.node(C), Level + 1);
    for (C = Tree.node(C).Next; C != CodeTree::None; C = Tree.node(C).Next) {
      HasEnd &= !Tree.node(C).IsDelegate;
      part(C, Level);
    }
  }
  if (HasEnd)
    Steps.push_back({Step::End, I, Level});
  std::reverse(Steps.begin() + First, Steps.end());
}

void CodeLayout::lines(ArrayRef<Id> Trees, unsigned Level) {
  for (Id I : reverse(Trees))
    Steps.push_back({Step::Whole, I, Level});
  while (!Steps.empty()) {
    Step S = Steps.back();
    Steps.pop_back();
    const Node &N = Tree.node(S.Tree);
    if (S.K == Step::Whole && !Tree.isFolded(N)) {
      unfold(S.Tree, S.Level);
      continue;
    }
    newLine(S.Level, OS);
    if (S.K == Step::End) {
      OS << "end";
    } else if (S.K == Step::Head) {
      hint(N);
      OS << Tree.head(N);
    } else {
      folded(S.Tree, S.Level);
    }
  }
}

void CodeLayout::behind(ArrayRef<Id> Trees, unsigned Level) {
  unsigned Width = 0;
  for (Id I : Trees)
    Width += std::min(Tree.node(I).Width, LineWidth);
  if (Width >= LineWidth / 2)
    return lines(Trees, Level);
  for (Id I : Trees) {
    OS << ' ';
    oneLine(I);
  }
}

//===- LocalSsa.h - locals in SSA form --------------------------*- C++ -*-===//
//
// Builds SSA for a body's locals while the body is lowered, without allocas.
//
// The algorithm is that of Braun et al., "Simple and Efficient Construction of
// Static Single Assignment Form" (CC 2013): a read looks for the definition
// backwards, and a phi is made only where a read arrives at a join. Structured
// control flow makes the search short:
//  - A join that ends a construct (or the header of a loop) can only hold a
//    phi for a local that is assigned inside that construct. For any other,
//    the search goes on where the construct was entered. A scan of the body
//    before lowering has noted where each local is assigned.
//  - Every node has a jump pointer to a dominator far above (Myers, "An
//    applicative random-access stack", 1983), taken when the local isn't
//    assigned between the two, so that a search takes logarithmic time.
// Functions with 100,000 blocks and 5,000 locals stay near-linear this way.
//
// Some functions have no small SSA form: n nested ifs that each assign another
// local have n * n / 2 phis. Where the scan counts too many, locals live in
// stack slots instead.
//
// Positions are offsets in the body. A node is a piece of straight control
// flow: one or more LLVM blocks within which only straight code was lowered.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOWER_LOCALSSA_H
#define WASMC_LOWER_LOCALSSA_H

#include "compiler/lower/BodyScan.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Instructions.h"
#include <cstdint>
#include <vector>

namespace wasmc {

class LocalSsa {
public:
  using NodeId = uint32_t;

  /// One or more edges (those of a switch) from a block to a join.
  struct Edge {
    llvm::BasicBlock *From;
    NodeId Node;
    uint32_t Count;
  };

  /// Starts a body whose locals begin with these values; makes the entry node.
  /// B stands in the entry block.
  LocalSsa(llvm::IRBuilder<> &B, const BodyScan &Scan,
           std::vector<llvm::Value *> InitialValues);

  static constexpr NodeId Entry = 0;

  /// Code that only Parent reaches. Nothing may be written to Parent after an
  /// edge has left it: whoever makes an edge goes on in a new node.
  NodeId addStraight(NodeId Parent, uint32_t Position);
  /// The end of a construct that began at Begin, in node Entry.
  NodeId addMerge(llvm::BasicBlock *BB, NodeId Entry, uint32_t Begin,
                  uint32_t End, llvm::ArrayRef<Edge> Edges);
  /// The header of a loop. Edges to it are known only at the loop's end.
  NodeId addLoop(llvm::BasicBlock *BB, Edge Entry, uint32_t Begin,
                 uint32_t End);
  void sealLoop(NodeId Header, llvm::ArrayRef<Edge> BackEdges);

  void write(NodeId Node, uint32_t Local, llvm::Value *V);
  llvm::Value *read(NodeId Node, uint32_t Local);

  /// Removes the phis that join only one value. No reads may follow.
  void finish();

private:
  struct Node {
    llvm::BasicBlock *BB; ///< of joins
    NodeId Parent;        ///< a dominator; of joins: where it was entered
    NodeId Jump;          ///< a dominator further up
    uint32_t Depth;
    uint32_t Begin;     ///< position
    uint32_t Reach;     ///< Begin, or a loop's end if that is later
    uint32_t JumpReach; ///< largest Reach from here up to Jump, exclusive
    uint32_t ConstructBegin, ConstructEnd; ///< of joins
    uint32_t FirstEdge, NumEdges;
    bool IsJoin, Sealed;
  };
  struct PendingPhi {
    llvm::PHINode *Phi;
    NodeId Node;
    uint32_t Local;
  };

  static uint64_t key(NodeId Node, uint32_t Local) {
    return uint64_t(Node) << 32 | Local;
  }
  bool isAssigned(uint32_t Local, uint32_t Begin, uint32_t End) const;
  NodeId addNode(Node N);
  llvm::Value *find(NodeId Node, uint32_t Local);
  llvm::PHINode *makePhi(NodeId Node, uint32_t Local);
  void fillPhis();

  llvm::IRBuilder<> &B;
  const BodyScan &Scan;
  std::vector<llvm::Value *> Initial;
  std::vector<llvm::AllocaInst *> Slots; ///< by local; empty in SSA form
  std::vector<Node> Nodes;
  std::vector<Edge> Edges;
  llvm::DenseMap<uint64_t, llvm::Value *> Definitions;
  std::vector<PendingPhi> Work; ///< phis whose operands can be found now
  llvm::DenseMap<NodeId, std::vector<PendingPhi>> Unsealed;
  std::vector<llvm::PHINode *> Phis;
};

} // namespace wasmc

#endif

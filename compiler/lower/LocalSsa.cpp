//===- LocalSsa.cpp - locals in SSA form ----------------------------------===//

#include "compiler/lower/LocalSsa.h"
#include "llvm/ADT/SetVector.h"
#include <algorithm>

using namespace llvm;
using namespace wasmc;

/// 10 million operands of phis take some 10 seconds and a GB. Programs stay far
/// below: interpreters' main loops have some 100,000.
static constexpr uint64_t MaxPhiOperands = 10'000'000;

LocalSsa::LocalSsa(IRBuilder<> &B, const BodyScan &Scan,
                   std::vector<Value *> InitialValues)
    : B(B), Scan(Scan), Initial(std::move(InitialValues)) {
  Nodes.push_back({.Sealed = true});
  if (Scan.PhiOperands <= MaxPhiOperands)
    return;
  for (Value *V : Initial) {
    Slots.push_back(B.CreateAlloca(V->getType()));
    B.CreateStore(V, Slots.back());
  }
}

bool LocalSsa::isAssigned(uint32_t Local, uint32_t Begin, uint32_t End) const {
  const std::vector<uint32_t> &Positions = Scan.Assignments[Local];
  auto First = std::lower_bound(Positions.begin(), Positions.end(), Begin);
  return First != Positions.end() && *First < End;
}

/// Fills in what follows from Parent. The jump pointer goes one up, or as far
/// as two equal jumps of the parent went (a skew-binary representation of the
/// depth), which makes any ancestor reachable in logarithmic time.
LocalSsa::NodeId LocalSsa::addNode(Node N) {
  const Node &Parent = Nodes[N.Parent];
  const Node &Above = Nodes[Parent.Jump];
  N.Depth = Parent.Depth + 1;
  N.Jump = N.Parent;
  N.JumpReach = N.Reach;
  if (Parent.Depth - Above.Depth == Above.Depth - Nodes[Above.Jump].Depth) {
    N.Jump = Above.Jump;
    N.JumpReach = std::max({N.Reach, Parent.JumpReach, Above.JumpReach});
  }
  Nodes.push_back(N);
  return Nodes.size() - 1;
}

LocalSsa::NodeId LocalSsa::addStraight(NodeId Parent, uint32_t Position) {
  return addNode(
      {.Parent = Parent, .Begin = Position, .Reach = Position, .Sealed = true});
}

LocalSsa::NodeId LocalSsa::addMerge(BasicBlock *BB, NodeId Entry,
                                    uint32_t Begin, uint32_t End,
                                    ArrayRef<Edge> Incoming) {
  Node N = {.BB = BB, .Parent = Entry, .Begin = End, .Reach = End};
  N.ConstructBegin = Begin;
  N.ConstructEnd = End;
  N.FirstEdge = Edges.size();
  N.NumEdges = Incoming.size();
  N.IsJoin = N.Sealed = true;
  Edges.insert(Edges.end(), Incoming.begin(), Incoming.end());
  return addNode(N);
}

LocalSsa::NodeId LocalSsa::addLoop(BasicBlock *BB, Edge EntryEdge,
                                   uint32_t Begin, uint32_t End) {
  Node N = {.BB = BB, .Parent = EntryEdge.Node, .Begin = Begin, .Reach = End};
  N.ConstructBegin = Begin;
  N.ConstructEnd = End;
  N.IsJoin = true;
  NodeId Header = addNode(N);
  // The entry edge waits with the back edges; see sealLoop.
  Nodes[Header].FirstEdge = Edges.size();
  Nodes[Header].NumEdges = 1;
  Edges.push_back(EntryEdge);
  return Header;
}

void LocalSsa::sealLoop(NodeId Header, ArrayRef<Edge> BackEdges) {
  Node &N = Nodes[Header];
  assert(N.IsJoin && !N.Sealed && "sealed twice");
  Edge EntryEdge = Edges[N.FirstEdge];
  N.FirstEdge = Edges.size();
  N.NumEdges = BackEdges.size() + 1;
  N.Sealed = true;
  Edges.push_back(EntryEdge);
  Edges.insert(Edges.end(), BackEdges.begin(), BackEdges.end());
  auto Waiting = Unsealed.find(Header);
  if (Waiting == Unsealed.end())
    return;
  Work.insert(Work.end(), Waiting->second.begin(), Waiting->second.end());
  Unsealed.erase(Waiting);
  fillPhis();
}

PHINode *LocalSsa::makePhi(NodeId Id, uint32_t Local) {
  const Node &N = Nodes[Id];
  Type *Ty = Initial[Local]->getType();
  PHINode *Phi = PHINode::Create(Ty, N.NumEdges, "", N.BB->begin());
  Phis.push_back(Phi);
  Definitions[key(Id, Local)] = Phi;
  if (N.Sealed)
    Work.push_back({Phi, Id, Local});
  else
    Unsealed[Id].push_back({Phi, Id, Local});
  return Phi;
}

/// The value of Local at the end of a node. New phis are left in Work.
Value *LocalSsa::find(NodeId From, uint32_t Local) {
  if (Scan.Assignments[Local].empty())
    return Initial[Local];
  for (NodeId Id = From;;) {
    if (Value *V = Definitions.lookup(key(Id, Local)))
      return V;
    const Node &N = Nodes[Id];
    if (Id == Entry)
      return Initial[Local];
    if (N.IsJoin && isAssigned(Local, N.ConstructBegin, N.ConstructEnd))
      return makePhi(Id, Local);
    // Whatever runs between a dominator and here stands between the two, or
    // in a loop whose header lies on the way.
    bool MayJump = !isAssigned(Local, Nodes[N.Jump].Begin, N.JumpReach);
    Id = MayJump ? N.Jump : N.Parent;
  }
}

/// Iterative, as the chain of phis that need each other may be as long as the
/// function.
void LocalSsa::fillPhis() {
  while (!Work.empty()) {
    PendingPhi P = Work.back();
    Work.pop_back();
    for (uint32_t I = 0; I != Nodes[P.Node].NumEdges; ++I) {
      Edge E = Edges[Nodes[P.Node].FirstEdge + I];
      Value *V = find(E.Node, P.Local);
      Definitions[key(E.Node, P.Local)] = V;
      for (uint32_t Copy = 0; Copy != E.Count; ++Copy)
        P.Phi->addIncoming(V, E.From);
    }
  }
}

void LocalSsa::write(NodeId Node, uint32_t Local, Value *V) {
  if (Slots.empty())
    Definitions[key(Node, Local)] = V;
  else
    B.CreateStore(V, Slots[Local]);
}

Value *LocalSsa::read(NodeId Node, uint32_t Local) {
  if (!Slots.empty())
    return B.CreateLoad(Initial[Local]->getType(), Slots[Local]);
  Value *V = find(Node, Local);
  if (!Scan.Assignments[Local].empty())
    Definitions[key(Node, Local)] = V;
  fillPhis();
  return V;
}

void LocalSsa::finish() {
  assert(Work.empty() && Unsealed.empty() && "a loop wasn't sealed");
  Definitions.clear();
  SetVector<PHINode *> Candidates(Phis.begin(), Phis.end());
  while (!Candidates.empty()) {
    PHINode *Phi = Candidates.pop_back_val();
    Value *Only = nullptr;
    for (Value *V : Phi->incoming_values()) {
      if (V == Phi || V == Only)
        continue;
      if (Only) {
        Only = nullptr;
        break;
      }
      Only = V;
    }
    if (!Only)
      continue;
    for (User *U : Phi->users())
      if (auto *Next = dyn_cast<PHINode>(U); Next && Next != Phi)
        Candidates.insert(Next);
    Phi->replaceAllUsesWith(Only);
    Phi->eraseFromParent();
  }
}

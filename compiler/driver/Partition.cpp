//===- Partition.cpp - which functions are compiled together --------------===//
//
// Borders are chosen by content, as in content-defined chunking: each function
// decides by a hash of itself whether a partition ends behind it. So an edit,
// which changes one function, moves at most the border behind that function
// (and the one that takes its place), and every other partition stays what it
// was. There is no smallest and no largest partition: a rule that counts from
// the last border would carry an edit on to all later ones.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/Partition.h"
#include "llvm/ADT/STLExtras.h"
#include <utility>

using namespace llvm;
using namespace wasmc;

namespace {

/// Wasm instructions of an average partition: some 20 partitions for SQLite
/// (853 KB), each with 100 MB or less of IR and code generation.
constexpr uint32_t MeanSize = 16384;

/// From these on, single passes of LLVM take minutes: the coalescer and block
/// placement for many blocks and large switches, SSA construction and the
/// register allocator for many locals (figures in passes/README.md).
constexpr uint32_t MaxInstructions = 50000;
constexpr uint32_t MaxBlocks = 10000;
constexpr uint32_t MaxLocals = 5000;
constexpr uint32_t MaxSwitchTargets = 2000;

std::string tooLarge(const FunctionFacts &F) {
  auto Count = [](uint32_t N, const char *Of) {
    return std::to_string(N) + " " + Of;
  };
  if (F.NumInstructions > MaxInstructions)
    return Count(F.NumInstructions, "instructions");
  if (F.NumBlocks > MaxBlocks)
    return Count(F.NumBlocks, "blocks");
  if (F.NumLocals > MaxLocals)
    return Count(F.NumLocals, "locals");
  if (F.MaxSwitchTargets > MaxSwitchTargets)
    return Count(F.MaxSwitchTargets, "targets of one br_table");
  return {};
}

/// Mixes all bits into all bits (the finalizer of MurmurHash3, by Austin
/// Appleby): however ShapeHash was made, its low bits are good enough then.
uint64_t mix(uint64_t H) {
  H ^= H >> 33;
  H *= 0xff51afd7ed558ccdull;
  H ^= H >> 33;
  H *= 0xc4ceb9fe1a85ec53ull;
  return H ^ (H >> 33);
}

/// True with a probability of the function's share in an average partition.
bool endsPartition(const FunctionFacts &F) {
  return mix(F.ShapeHash) % MeanSize < F.NumInstructions;
}

} // namespace

std::vector<Partition> wasmc::partitionFunctions(const ValidModule &M) {
  std::vector<Partition> Parts, Large;
  Partition Open;
  for (uint32_t I = M.module().NumImportedFuncs,
                E = uint32_t(M.module().Functions.size());
       I < E; ++I) {
    wasm::FuncIndex F(I);
    const FunctionFacts &Facts = M.facts(F);
    if (std::string Why = tooLarge(Facts); !Why.empty()) {
      Large.push_back({{F}, std::move(Why)});
      continue;
    }
    Open.Functions.push_back(F);
    if (endsPartition(Facts))
      Parts.push_back(std::exchange(Open, {}));
  }
  if (!Open.Functions.empty())
    Parts.push_back(std::move(Open));
  // Behind the others, so that they stand between none of them.
  llvm::append_range(Parts, Large);
  return Parts;
}

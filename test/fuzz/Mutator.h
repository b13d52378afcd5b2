//===- Mutator.h - modules changed at random --------------------*- C++ -*-===//

#ifndef WASMC_TEST_FUZZ_MUTATOR_H
#define WASMC_TEST_FUZZ_MUTATOR_H

#include "llvm/ADT/ArrayRef.h"
#include <cstdint>
#include <random>
#include <vector>

namespace wasmc::test {

class Mutator {
public:
  /// Modules must be valid, and outlive the mutator.
  Mutator(llvm::ArrayRef<std::vector<uint8_t>> Modules, uint64_t Seed);

  /// The mutation of this number.
  std::vector<uint8_t> operator()(unsigned Number);

private:
  using Bytes = std::vector<uint8_t>;

  /// Pieces with a size in front: sections, and function bodies in theirs.
  struct Piece {
    size_t SizeStart; ///< of the size
    size_t Start, End;
    bool HasBodies = false;
  };
  struct Layout {
    std::vector<size_t> Landmarks;
    std::vector<Piece> Sections;
    std::vector<Piece> Bodies;
  };
  static Layout layoutOf(llvm::ArrayRef<uint8_t> Module);

  /// Changes one piece and makes the sizes fit, so that what follows is read.
  Bytes changeInside();
  void change(Bytes &B);

  // Ways to change a module, or a piece of one.
  void truncate(Bytes &B);
  void flipBits(Bytes &B);
  void setBytes(Bytes &B);
  void insertBytes(Bytes &B);
  void deleteBytes(Bytes &B);
  void oversizeNumber(Bytes &B);
  void moveBytes(Bytes &B);

  /// Below Bound, which is not 0.
  size_t below(size_t Bound);
  size_t pickModule();
  /// Somewhere in the bytes; in a whole module often where a body or an
  /// entity begins, since what is changed in the middle of data changes
  /// nothing.
  size_t place(const Bytes &B);

  llvm::ArrayRef<std::vector<uint8_t>> Modules;
  uint64_t Seed;
  std::vector<Layout> Layouts; ///< by module, as are the weights
  std::vector<double> Weights;

  std::mt19937_64 Random; // of the current mutation
  size_t Current = 0;
  const std::vector<size_t> *Landmarks = nullptr;
};

} // namespace wasmc::test

#endif

//===- WideProducts.cpp - products made of halves -------------------------===//
//
// With x = a * b of 64 bits each, halves lo and hi of 32, and the products
// p = lo a * lo b, c = hi a * lo b, d = lo a * hi b (or c and d the other way
// round), the upper half of x is a sum of hi a * hi b and of
//
//   t >> 32, u >> 32             t = (p >> 32) + c;  u = lo t + d
//   c >> 32, d >> 32, u >> 32    u = (p >> 32) + lo c + lo d
//
// and its lower half is (u << 32) | lo p: no sum but the last overflows (Knuth,
// The Art of Computer Programming, 4.3.1; Warren, Hacker's Delight, 8-2).
// Further terms of the sum stay as they are.
//
//===----------------------------------------------------------------------===//

#include "compiler/passes/WideProducts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/PatternMatch.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;
using namespace llvm::PatternMatch;
using namespace wasmc;

namespace {

auto highOf(Value *V) { return m_LShr(m_Specific(V), m_SpecificInt(32)); }
auto lowOf(Value *V) { return m_And(m_Specific(V), m_SpecificInt(UINT32_MAX)); }

using Terms = SmallVector<Value *, 8>;
constexpr size_t MaxTerms = 8;

/// What a sum adds up, through sums that nothing else uses. Empty if there is
/// too much of it.
Terms termsOf(Instruction &Sum) {
  Terms Open = {&Sum}, Result;
  while (!Open.empty()) {
    Value *V = Open.pop_back_val(), *Left, *Right;
    if ((V == &Sum || V->hasOneUse()) &&
        match(V, m_Add(m_Value(Left), m_Value(Right))))
      Open.append({Left, Right});
    else
      Result.push_back(V);
    if (Open.size() + Result.size() > MaxTerms)
      return {};
  }
  return Result;
}

/// A product of A and B that a sum has the upper half of.
struct Product {
  Value *A, *B;
  Instruction *Lowest = nullptr; ///< lo A * lo B
  Value *Middle = nullptr;       ///< u
  SmallVector<Value *, 4> Parts; ///< the terms that make the upper half

  bool isLowest(Value *V) const {
    return match(V, m_c_Mul(lowOf(A), lowOf(B)));
  }
  bool isCross(Value *V, bool Other) const {
    Value *High = Other ? B : A, *Low = Other ? A : B;
    return match(V, m_c_Mul(highOf(High), lowOf(Low)));
  }
  bool matchByDigits(ArrayRef<Value *> Sum);
  bool matchAtOnce(ArrayRef<Value *> Sum);
  bool isLowestHigh(Value *V) {
    Value *P;
    if (!match(V, m_LShr(m_Value(P), m_SpecificInt(32))) || !isLowest(P))
      return false;
    Lowest = cast<Instruction>(P);
    return true;
  }
};

} // namespace

/// t = (p >> 32) + c;  u = lo t + d
bool Product::matchByDigits(ArrayRef<Value *> Sum) {
  for (Value *UHigh : Sum)
    for (Value *THigh : Sum) {
      Value *U, *T, *C, *D, *P;
      if (!match(UHigh, m_LShr(m_Value(U), m_SpecificInt(32))) ||
          !match(THigh, m_LShr(m_Value(T), m_SpecificInt(32))) ||
          !match(U, m_c_Add(lowOf(T), m_Value(D))) ||
          !match(T, m_c_Add(m_LShr(m_Value(P), m_SpecificInt(32)), m_Value(C))))
        continue;
      for (bool Other : {false, true})
        if (isLowest(P) && isCross(C, Other) && isCross(D, !Other)) {
          Lowest = cast<Instruction>(P);
          Middle = U;
          Parts.append({UHigh, THigh});
          return true;
        }
    }
  return false;
}

/// u = (p >> 32) + lo c + lo d
bool Product::matchAtOnce(ArrayRef<Value *> Sum) {
  auto Find = [&](auto Matches) -> Value * {
    auto It = find_if(Sum, [&](Value *V) {
      Value *Whole;
      return match(V, m_LShr(m_Value(Whole), m_SpecificInt(32))) &&
             Matches(Whole);
    });
    return It == Sum.end() ? nullptr : *It;
  };
  Value *C = Find([&](Value *V) { return isCross(V, false); });
  Value *D = Find([&](Value *V) { return isCross(V, true); });
  if (!C || !D || C == D)
    return false;
  auto IsMiddle = [&](Value *V) {
    auto *Add = dyn_cast<Instruction>(V);
    Terms Here = Add ? termsOf(*Add) : Terms();
    auto Has = [&](auto Matches) { return count_if(Here, Matches) == 1; };
    Value *CWhole = cast<Instruction>(C)->getOperand(0);
    Value *DWhole = cast<Instruction>(D)->getOperand(0);
    return Here.size() == 3 && Has([&](Value *T) { return isLowestHigh(T); }) &&
           Has([&](Value *T) { return match(T, lowOf(CWhole)); }) &&
           Has([&](Value *T) { return match(T, lowOf(DWhole)); });
  };
  Value *U = Find(IsMiddle);
  if (!U)
    return false;
  Middle = cast<Instruction>(U)->getOperand(0);
  Parts.append({C, D, U});
  return true;
}

/// The product that a sum has the upper half of, if there is one.
static std::optional<Product> findProduct(ArrayRef<Value *> Sum) {
  for (Value *Highest : Sum) {
    Product P;
    auto Half = [](Value *&Of) {
      return m_LShr(m_Value(Of), m_SpecificInt(32));
    };
    if (!match(Highest, m_Mul(Half(P.A), Half(P.B))))
      continue;
    P.Parts = {Highest};
    if (P.matchByDigits(Sum) || P.matchAtOnce(Sum))
      return P;
  }
  return std::nullopt;
}

/// Puts the wide product's lower half where (u << 32) | lo p was.
static void replaceLow(const Product &P, Value *Wide,
                       SmallVectorImpl<WeakTrackingVH> &Dead) {
  for (User *Shifted : make_early_inc_range(P.Middle->users())) {
    if (!match(Shifted, m_Shl(m_Specific(P.Middle), m_SpecificInt(32))))
      continue;
    for (User *Low : make_early_inc_range(Shifted->users()))
      if (match(Low, m_c_Or(m_Specific(Shifted), lowOf(P.Lowest)))) {
        auto *I = cast<Instruction>(Low);
        I->replaceAllUsesWith(IRBuilder<>(I).CreateTrunc(Wide, I->getType()));
        Dead.push_back(I);
      }
  }
}

/// Returns the new sum, or null.
static Value *widen(Instruction &Sum, SmallVectorImpl<WeakTrackingVH> &Dead) {
  Terms All = termsOf(Sum);
  std::optional<Product> P = findProduct(All);
  if (!P)
    return nullptr;
  // Both halves depend on the lowest product: what stands there is before all.
  IRBuilder<> B(P->Lowest);
  Type *Double = B.getInt128Ty();
  Value *Wide = B.CreateMul(B.CreateZExt(P->A, Double),
                            B.CreateZExt(P->B, Double), "", /*HasNUW=*/true);
  B.SetInsertPoint(&Sum);
  Value *Result = B.CreateTrunc(B.CreateLShr(Wide, 64), Sum.getType());
  for (Value *Part : P->Parts)
    All.erase(find(All, Part));
  for (Value *Other : All)
    Result = B.CreateAdd(Result, Other);
  replaceLow(*P, Wide, Dead);
  return Result;
}

/// Outer sums first: they have all terms.
void wasmc::widenProducts(Function &F) {
  SmallVector<WeakTrackingVH, 16> Sums, Dead;
  for (Instruction &I : instructions(F))
    if (I.getOpcode() == Instruction::Add && I.getType()->isIntegerTy(64))
      Sums.push_back(&I);
  for (WeakTrackingVH &Each : reverse(Sums))
    if (auto *Sum = cast_or_null<Instruction>(Each))
      if (Value *Result = widen(*Sum, Dead)) {
        Sum->replaceAllUsesWith(Result);
        Dead.push_back(Sum);
      }
  RecursivelyDeleteTriviallyDeadInstructionsPermissive(Dead);
}

//===- WideMultiply.cpp - functions that multiply 128 bits ----------------===//
//
// The body, straight code, is evaluated over expressions: each distinct one is
// a node with a number, so that equal ones are the same node, in whichever
// locals they were kept. Then the two that are stored are compared with those
// of two ways to multiply, built the same way. Of numbers x and y, whose lower
// halves are a and b in either order, with p = lo a * lo b:
//
// C, by digits (Knuth, The Art of Computer Programming, 4.3.1, Algorithm M):
//   t = (p >> 32) + hi a * lo b;  u = lo t + lo a * hi b
//   low  = (u << 32) | lo p
//   high = hi a * hi b + (t >> 32) + (u >> 32) + x.lo * y.hi + x.hi * y.lo
//
// Rust, as LLVM expands a product, by carries: the middle products' sum m is
// less than either of them exactly if 2^64 was lost, and so is low.
//   c = hi a * lo b;  m = c + lo a * hi b
//   low  = p + (m << 32)
//   high = hi a * hi b + (m >> 32 | (m < c) << 32) + (low < p) + ...
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/WideMultiply.h"
#include <map>
#include <tuple>

using namespace llvm;
using namespace wasmc;
using wasm::Opcode;
using wasm::ValType;

namespace {

/// A number: equal expressions have equal ones.
using Node = uint32_t;

/// Expressions, each made once. Operands of what commutes are in order.
class Expressions {
public:
  Node parameter(uint32_t Index) { return find({Opcode::LocalGet, Index, 0}); }
  Node constant(uint64_t Value) { return find({Opcode::I64Const, Value, 0}); }
  Node binary(Opcode Op, Node Left, Node Right) {
    bool Commutes =
        Op != Opcode::I64Shl && Op != Opcode::I64ShrU && Op != Opcode::I64LtU;
    if (Commutes && Left > Right)
      std::swap(Left, Right);
    return find({Op, Left, Right});
  }
  /// A comparison's result as an i64.
  Node extended(Node Bit) { return find({Opcode::I64ExtendI32U, Bit, 0}); }
  /// The terms of a sum, in ascending order; of one with very many, some.
  SmallVector<Node, 8> terms(Node Sum) const {
    SmallVector<Node, 8> Open = {Sum}, Result;
    while (!Open.empty() && Result.size() < MaxTerms) {
      Node Term = Open.pop_back_val();
      const Row &R = Rows[Term];
      if (R.Op == Opcode::I64Add)
        Open.append({Node(R.Left), Node(R.Right)});
      else
        Result.push_back(Term);
    }
    llvm::sort(Result);
    return Result;
  }

private:
  static constexpr size_t MaxTerms = 16;
  struct Row {
    Opcode Op;
    uint64_t Left, Right;
    bool operator<(const Row &R) const {
      return std::tie(Op, Left, Right) < std::tie(R.Op, R.Left, R.Right);
    }
  };
  Node find(Row R) {
    auto [It, IsNew] = Numbers.try_emplace(R, Node(Rows.size()));
    if (IsNew)
      Rows.push_back(R);
    return It->second;
  }

  std::vector<Row> Rows;
  std::map<Row, Node> Numbers;
};

/// What a body stores.
struct Stored {
  wasm::MemArg Where;
  Node Value;
};

/// Evaluates a body of straight code that stores two numbers from its first
/// parameter's address on. Fails at anything else.
class Evaluation {
public:
  explicit Evaluation(Expressions &E) : E(E) {}

  bool run(const wasm::Function &F) {
    wasm::ByteReader Head(F.Body.Bytes, F.Body.Offset);
    for (uint32_t Index = 0; Index != NumParams; ++Index)
      Locals.push_back(E.parameter(Index));
    for (const wasm::LocalRun &Run : cantFail(wasm::readLocals(Head))) {
      if (Run.Type != ValType(ValType::I64) || Run.Count > MaxInstructions)
        return false;
      Locals.insert(Locals.end(), Run.Count, E.constant(0));
    }
    wasm::InstructionReader Reader({Head.rest(), Head.offset()});
    wasm::Instruction I;
    for (unsigned N = 0; N != MaxInstructions; ++N) {
      cantFail(Reader.read(I));
      if (I.Op == Opcode::End)
        return Stores.size() == 2 && Stack.empty();
      if (!evaluate(I))
        return false;
    }
    return false;
  }

  SmallVector<Stored, 2> Stores;
  static constexpr uint32_t NumParams = 5;

private:
  static constexpr unsigned MaxInstructions = 200;

  /// The body is valid, so that operands are there and of the right type.
  bool evaluate(const wasm::Instruction &I) {
    switch (I.Op) {
    case Opcode::LocalGet:
      Stack.push_back(Locals[I.Index]);
      return true;
    case Opcode::LocalSet:
      Locals[I.Index] = Stack.pop_back_val();
      return true;
    case Opcode::LocalTee:
      Locals[I.Index] = Stack.back();
      return true;
    case Opcode::I64Const:
      Stack.push_back(E.constant(I.Bits));
      return true;
    case Opcode::I64Add:
    case Opcode::I64Mul:
    case Opcode::I64And:
    case Opcode::I64Or:
    case Opcode::I64Shl:
    case Opcode::I64ShrU:
    case Opcode::I64LtU: {
      Node Right = Stack.pop_back_val();
      Stack.back() = E.binary(I.Op, Stack.back(), Right);
      return true;
    }
    case Opcode::I64ExtendI32U:
      Stack.back() = E.extended(Stack.back());
      return true;
    case Opcode::I64Store: {
      Node Value = Stack.pop_back_val();
      Stores.push_back({I.Mem, Value});
      return Stack.pop_back_val() == E.parameter(0) && Stores.size() <= 2;
    }
    default:
      return false;
    }
  }

  Expressions &E;
  SmallVector<Node, 16> Locals, Stack;
};

/// The halves of a product of {A, AHigh} and {B, BHigh}.
struct Product {
  Node Low;
  SmallVector<Node, 8> HighTerms;
};

/// Builds them.
class Products {
public:
  Products(Expressions &E, Node A, Node AHigh, Node B, Node BHigh)
      : E(E), Common({mul(high(A), high(B)), mul(A, BHigh), mul(AHigh, B)}),
        P(mul(low(A), low(B))), Cross1(mul(high(A), low(B))),
        Cross2(mul(high(B), low(A))) {}

  Product byDigits() {
    Node T = add(high(P), Cross1);
    Node U = add(low(T), Cross2);
    return product(E.binary(Opcode::I64Or, shifted(U), low(P)),
                   {high(T), high(U)});
  }

  Product byCarries() {
    Node Middle = add(Cross1, Cross2);
    Node Low = add(P, shifted(Middle));
    Node Upper =
        E.binary(Opcode::I64Or, shifted(less(Middle, Cross1)), high(Middle));
    return product(Low, {Upper, less(Low, P)});
  }

private:
  Product product(Node Low, ArrayRef<Node> Terms) {
    Product Result = {Low, Common};
    Result.HighTerms.append(Terms.begin(), Terms.end());
    llvm::sort(Result.HighTerms);
    return Result;
  }
  Node add(Node L, Node R) { return E.binary(Opcode::I64Add, L, R); }
  Node mul(Node L, Node R) { return E.binary(Opcode::I64Mul, L, R); }
  Node low(Node V) {
    return E.binary(Opcode::I64And, V, E.constant(UINT32_MAX));
  }
  Node high(Node V) { return E.binary(Opcode::I64ShrU, V, E.constant(32)); }
  Node shifted(Node V) { return E.binary(Opcode::I64Shl, V, E.constant(32)); }
  Node less(Node L, Node R) {
    return E.extended(E.binary(Opcode::I64LtU, L, R));
  }

  Expressions &E;
  SmallVector<Node, 8> Common;
  Node P, Cross1, Cross2;
};

} // namespace

static bool hasItsType(const wasm::FuncType &T) {
  const ValType I32 = ValType::I32, I64 = ValType::I64;
  return T.Results.empty() && T.Params.size() == Evaluation::NumParams &&
         (T.Params[0] == I32 || T.Params[0] == I64) &&
         llvm::all_of(ArrayRef(T.Params).drop_front(),
                      [&](ValType P) { return P == I64; });
}

std::optional<WideMultiply> wasmc::recognizeWideMultiply(const wasm::Module &M,
                                                         wasm::FuncIndex F) {
  const wasm::Function &Func = M.Functions[F.Value];
  if (Func.Imported || !hasItsType(M.funcType(F)))
    return std::nullopt;
  Expressions E;
  Evaluation Body(E);
  if (!Body.run(Func))
    return std::nullopt;
  Node X = E.parameter(1), XHigh = E.parameter(2);
  Node Y = E.parameter(3), YHigh = E.parameter(4);
  Products OneWay(E, X, XHigh, Y, YHigh), OtherWay(E, Y, YHigh, X, XHigh);
  WideMultiply Result;
  for (const Product &P : {OneWay.byDigits(), OtherWay.byDigits(),
                           OneWay.byCarries(), OtherWay.byCarries()})
    for (unsigned High : {0, 1})
      if (Body.Stores[1 - High].Value == P.Low &&
          E.terms(Body.Stores[High].Value) == P.HighTerms) {
        Result.Stores[High] = {true, Body.Stores[High].Where};
        Result.Stores[1 - High] = {false, Body.Stores[1 - High].Where};
        return Result;
      }
  return std::nullopt;
}

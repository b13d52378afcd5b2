//===- Mutator.cpp - modules changed at random ----------------------------===//
//
// std::mt19937_64 is the same everywhere; distributions of the standard library
// are not, so none is used.
//
//===----------------------------------------------------------------------===//

#include "test/fuzz/Mutator.h"
#include "compiler/binary/ReadBinary.h"
#include "compiler/wasm/Instruction.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;

/// Where bodies and some of their instructions begin, and other entities.
static std::vector<size_t> landmarksOf(const wasm::Module &M) {
  std::vector<size_t> Result = {0, 4, 8};
  for (const wasm::SubType &T : M.Types)
    Result.push_back(T.Offset);
  for (const wasm::Import &I : M.Imports)
    Result.push_back(I.Offset);
  for (const wasm::Export &E : M.Exports)
    Result.push_back(E.Offset);
  for (const wasm::Global &G : M.Globals)
    Result.push_back(G.Offset);
  for (const wasm::ElemSegment &S : M.Elems)
    Result.push_back(S.Offset);
  for (const wasm::DataSegment &S : M.Datas)
    Result.push_back(S.Offset);
  for (const wasm::CustomSection &S : M.Customs)
    Result.push_back(S.Bytes.Offset);
  for (const wasm::Function &F : M.Functions) {
    if (F.Imported)
      continue;
    Result.push_back(F.Body.Offset);
    wasm::InstructionReader Reader(F.Body);
    wasm::Instruction I;
    cantFail(wasm::readLocals(Reader.bytes()).takeError());
    while (!Reader.atEnd() && Result.size() < 100'000) {
      cantFail(Reader.read(I));
      Result.push_back(I.Offset);
    }
  }
  return Result;
}

Mutator::Layout Mutator::layoutOf(ArrayRef<uint8_t> Module) {
  Layout L;
  L.Landmarks = landmarksOf(cantFail(readBinary(Module)));
  wasm::ByteReader R(Module, 0);
  R.skip(8);
  auto NextPiece = [&] {
    Piece P;
    P.SizeStart = R.offset();
    size_t Size = cantFail(R.readSize());
    P.Start = R.offset();
    P.End = P.Start + Size;
    return P;
  };
  while (!R.atEnd()) {
    bool IsCode = cantFail(R.readByte()) == 10;
    Piece &Section = L.Sections.emplace_back(NextPiece());
    Section.HasBodies = IsCode;
    for (size_t N = IsCode ? cantFail(R.readU32()) : 0; N != 0; --N) {
      L.Bodies.push_back(NextPiece());
      R.skip(L.Bodies.back().End - L.Bodies.back().Start);
    }
    R.skip(Section.End - R.offset());
  }
  return L;
}

Mutator::Mutator(ArrayRef<std::vector<uint8_t>> Modules, uint64_t Seed)
    : Modules(Modules), Seed(Seed) {
  for (const std::vector<uint8_t> &M : Modules) {
    Layouts.push_back(layoutOf(M));
    // Small modules come more often: large ones take their time.
    Weights.push_back(1.0 / (20'000 + M.size()));
  }
}

size_t Mutator::below(size_t Bound) { return Random() % Bound; }

size_t Mutator::pickModule() {
  double Sum = 0;
  for (double W : Weights)
    Sum += W;
  double Point = double(Random() >> 11) / double(uint64_t(1) << 53) * Sum;
  for (size_t N = 0; N + 1 < Weights.size(); ++N) {
    Point -= Weights[N];
    if (Point < 0)
      return N;
  }
  return Weights.size() - 1;
}

size_t Mutator::place(const Bytes &B) {
  if (B.empty())
    return 0;
  if (!Landmarks || below(4) == 0)
    return below(B.size());
  // A few bytes before a landmark stand sizes and counts.
  size_t Mark = (*Landmarks)[below(Landmarks->size())] + below(8);
  return std::min(Mark < 4 ? 0 : Mark - 4, B.size() - 1);
}

void Mutator::truncate(Bytes &B) { B.resize(place(B)); }

void Mutator::flipBits(Bytes &B) {
  for (size_t N = 1 + below(4); N != 0 && !B.empty(); --N)
    B[place(B)] ^= 1 << below(8);
}

void Mutator::setBytes(Bytes &B) {
  for (size_t N = 1 + below(8), At = place(B); N != 0 && At < B.size();
       --N, ++At)
    B[At] = uint8_t(Random());
}

void Mutator::insertBytes(Bytes &B) {
  Bytes New(1 + below(16));
  for (uint8_t &Byte : New)
    Byte = uint8_t(Random());
  B.insert(B.begin() + place(B), New.begin(), New.end());
}

void Mutator::deleteBytes(Bytes &B) {
  size_t Begin = place(B);
  size_t Length = std::min(1 + below(16), B.size() - Begin);
  B.erase(B.begin() + Begin, B.begin() + Begin + Length);
}

/// Puts a number at or beyond the limits where perhaps a small one stood.
void Mutator::oversizeNumber(Bytes &B) {
  static const Bytes Numbers[] = {
      {0xFF, 0xFF, 0xFF, 0xFF, 0x0F},       // 2^32-1
      {0x80, 0x80, 0x80, 0x80, 0x08},       // 2^31
      {0xFF, 0xFF, 0xFF, 0xFF, 0x07},       // 2^31-1
      {0xFF, 0xFF, 0xFF, 0xFF, 0x7F},       // too large
      {0x80, 0x80, 0x80, 0x80, 0x80, 0x00}, // too long
      {0xC0, 0x84, 0x3D},                   // 1,000,000
      {0xD0, 0x86, 0x03},                   // 50,000
      {0xFF, 0x7F},                         // -1, or 16,383
  };
  const Bytes &Number = Numbers[below(std::size(Numbers))];
  size_t At = place(B);
  size_t Replaced = std::min(below(3), B.size() - At);
  B.erase(B.begin() + At, B.begin() + At + Replaced);
  B.insert(B.begin() + At, Number.begin(), Number.end());
}

/// Copies a piece of the module over another.
void Mutator::moveBytes(Bytes &B) {
  size_t From = place(B), To = place(B);
  size_t Length = std::min(1 + below(64), B.size() - std::max(From, To));
  Bytes Piece(B.begin() + From, B.begin() + From + Length);
  std::copy(Piece.begin(), Piece.end(), B.begin() + To);
}

void Mutator::change(Bytes &B) {
  void (Mutator::*Ways[])(Bytes &) = {
      &Mutator::truncate,    &Mutator::flipBits,    &Mutator::setBytes,
      &Mutator::insertBytes, &Mutator::deleteBytes, &Mutator::oversizeNumber,
      &Mutator::moveBytes};
  do
    (this->*Ways[below(std::size(Ways))])(B);
  while (!B.empty() && below(3) == 0);
}

/// Replaces a piece of Whole, which begins at the offset Base of the module,
/// with its size before it.
static void replacePiece(std::vector<uint8_t> &Whole, size_t Base,
                         size_t SizeStart, size_t End,
                         const std::vector<uint8_t> &Content) {
  std::vector<uint8_t> New;
  for (size_t Size = Content.size(); Size != 0 || New.empty(); Size >>= 7)
    New.push_back((Size & 0x7F) | (Size >> 7 ? 0x80 : 0));
  New.insert(New.end(), Content.begin(), Content.end());
  Whole.erase(Whole.begin() + (SizeStart - Base), Whole.begin() + (End - Base));
  Whole.insert(Whole.begin() + (SizeStart - Base), New.begin(), New.end());
}

Mutator::Bytes Mutator::changeInside() {
  const Layout &L = Layouts[Current];
  Bytes Module = Modules[Current];
  if (L.Sections.empty())
    return Module;
  // Most of what can go wrong goes wrong in bodies.
  const Piece *Section = &L.Sections[below(L.Sections.size())];
  if (!L.Bodies.empty() && below(2) == 0)
    Section =
        &*llvm::find_if(L.Sections, [](const Piece &P) { return P.HasBodies; });
  Bytes Content(Module.begin() + Section->Start, Module.begin() + Section->End);
  if (Section->HasBodies && !L.Bodies.empty()) {
    const Piece &P = L.Bodies[below(L.Bodies.size())];
    Bytes Body(Module.begin() + P.Start, Module.begin() + P.End);
    change(Body);
    replacePiece(Content, Section->Start, P.SizeStart, P.End, Body);
  } else {
    change(Content);
  }
  replacePiece(Module, 0, Section->SizeStart, Section->End, Content);
  return Module;
}

std::vector<uint8_t> Mutator::operator()(unsigned Number) {
  Random.seed(Seed * 0x9E3779B97F4A7C15 + Number);
  Current = pickModule();
  Landmarks = nullptr;
  if (below(3) != 0)
    return changeInside();
  Landmarks = &Layouts[Current].Landmarks;
  Bytes Result = Modules[Current];
  change(Result);
  return Result;
}

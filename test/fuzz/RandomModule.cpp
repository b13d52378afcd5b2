//===- RandomModule.cpp - valid modules made at random --------------------===//
//
// Sections from the plan (spec: Binary Format, Modules). All functions are
// exported as f0, f1, ..., but the hidden ones, all globals as g0, ...,
// memories as m0, ... and tags as t0, ...
//
//===----------------------------------------------------------------------===//

#include "test/fuzz/RandomModule.h"
#include "test/fuzz/BodyWriter.h"
#include "test/fuzz/Constants.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::Feature;
using wasm::Opcode;
using wasm::ValType;

namespace {
enum SectionId : uint8_t {
  TypeSection = 1,
  FunctionSection = 3,
  TableSection = 4,
  MemorySection = 5,
  GlobalSection = 6,
  ExportSection = 7,
  StartSection = 8,
  ElemSection = 9,
  CodeSection = 10,
  DataSection = 11,
  DataCountSection = 12,
  TagSection = 13,
};

class ModuleWriter {
public:
  ModuleWriter(Random &R, const ModulePlan &Plan) : R(R), Plan(Plan) {}
  std::vector<uint8_t> write(const ByteWriter &Bodies);

private:
  void section(SectionId Id, const ByteWriter &Contents);
  void types();
  void functions();
  void tables();
  void memories();
  void tags();
  void globals();
  void exports();
  void elems();
  void elem(ByteWriter &W, const ElemPlan &E);
  void datas();
  void constant(ByteWriter &W, ValType T);

  Random &R;
  const ModulePlan &Plan;
  ByteWriter Module;
};
} // namespace

void ModuleWriter::section(SectionId Id, const ByteWriter &Contents) {
  Module.byte(Id);
  Module.sized(Contents);
}

void ModuleWriter::types() {
  ByteWriter W;
  W.u32(Plan.Types.size());
  for (const wasm::FuncType &T : Plan.Types) {
    W.byte(0x60);
    W.types(T.Params);
    W.types(T.Results);
  }
  section(TypeSection, W);
}

void ModuleWriter::functions() {
  ByteWriter W;
  W.u32(Plan.Functions.size());
  for (const FunctionPlan &F : Plan.Functions)
    W.u32(F.Type);
  section(FunctionSection, W);
}

void ModuleWriter::tables() {
  ByteWriter W;
  W.u32(Plan.Tables.size());
  for (const TablePlan &T : Plan.Tables) {
    W.type(T.Elem);
    W.byte(1 | T.Is64 << 2);
    W.u32(T.Min);
    W.u32(T.Max);
  }
  section(TableSection, W);
}

void ModuleWriter::memories() {
  ByteWriter W;
  W.u32(Plan.Memories.size());
  for (const MemoryPlan &M : Plan.Memories) {
    bool Custom = M.PageSizeLog2 != 16;
    W.byte(1 | M.Is64 << 2 | Custom << 3);
    W.u32(M.Min);
    W.u32(M.Max);
    if (Custom)
      W.u32(M.PageSizeLog2);
  }
  section(MemorySection, W);
}

void ModuleWriter::tags() {
  ByteWriter W;
  W.u32(Plan.Tags.size());
  for (uint32_t Type : Plan.Tags) {
    W.byte(0);
    W.u32(Type);
  }
  section(TagSection, W);
}

/// A constant expression.
void ModuleWriter::constant(ByteWriter &W, ValType T) {
  switch (T.kind()) {
  case ValType::I32:
    W.op(Opcode::I32Const);
    W.s64(int32_t(randomI32(R)));
    if (Plan.has(Feature::ExtendedConst) && R.percent(20)) {
      W.op(Opcode::I32Const);
      W.s64(int32_t(randomI32(R)));
      W.op(R.pick({Opcode::I32Add, Opcode::I32Sub, Opcode::I32Mul}));
    }
    break;
  case ValType::I64:
    W.op(Opcode::I64Const);
    W.s64(int64_t(randomI64(R)));
    break;
  case ValType::F32:
    W.op(Opcode::F32Const);
    W.fixed(randomF32(R), 4);
    break;
  case ValType::F64:
    W.op(Opcode::F64Const);
    W.fixed(randomF64(R), 8);
    break;
  case ValType::V128:
    W.op(Opcode::V128Const);
    W.bytes(randomV128(R));
    break;
  default:
    int32_t F = Plan.functionFor(R, T);
    if (F >= 0 && R.percent(60)) {
      W.op(Opcode::RefFunc);
      W.u32(F);
      break;
    }
    W.op(Opcode::RefNull);
    W.heapType(T.heapType());
  }
  W.op(Opcode::End);
}

static void offset(ByteWriter &W, uint32_t Offset, bool Is64 = false) {
  W.op(Is64 ? Opcode::I64Const : Opcode::I32Const);
  W.s64(int32_t(Offset));
  W.op(Opcode::End);
}

void ModuleWriter::globals() {
  ByteWriter W;
  W.u32(Plan.Globals.size());
  for (const GlobalPlan &G : Plan.Globals) {
    W.type(G.Type);
    W.byte(G.Mutable);
    if (&G == &Plan.Globals[ModulePlan::FuelGlobal])
      offset(W, 20 + R.below(200));
    else
      constant(W, G.Type);
  }
  section(GlobalSection, W);
}

void ModuleWriter::exports() {
  ByteWriter W;
  uint32_t Count = 0;
  auto Export = [&](const char *Prefix, uint8_t Kind, uint32_t N) {
    W.name(Prefix + utostr(N));
    W.byte(Kind);
    W.u32(N);
    ++Count;
  };
  for (uint32_t N = 0; N < Plan.Functions.size(); ++N)
    if (!Plan.Functions[N].Hidden)
      Export("f", 0, N);
  for (uint32_t N = 0; N < Plan.Globals.size(); ++N)
    Export("g", 3, N);
  for (uint32_t N = 0; N < Plan.Memories.size(); ++N)
    Export("m", 2, N);
  for (uint32_t N = 0; N < Plan.Tags.size(); ++N)
    Export("t", 4, N);
  ByteWriter Section;
  Section.u32(Count);
  Section.bytes(W.Bytes);
  section(ExportSection, Section);
}

/// In one of the eight forms: bit 0: passive or declared; bit 1: explicit
/// table, or declared; bit 2: expressions.
void ModuleWriter::elem(ByteWriter &W, const ElemPlan &E) {
  bool Active = E.Mode == SegmentMode::Active;
  bool Explicit = Active && Plan.has(Feature::ReferenceTypes) &&
                  (E.Table != 0 || E.Type != ValType::funcref());
  uint8_t Form = Active ? 0 : 1;
  Form |= Explicit || E.Mode == SegmentMode::Declared ? 2 : 0;
  Form |= E.Expressions ? 4 : 0;
  W.u32(Form);
  if (Explicit)
    W.u32(E.Table);
  if (Active)
    offset(W, E.Offset, Plan.Tables[E.Table].Is64);
  if (Form & 3)
    E.Expressions ? W.type(E.Type) : W.byte(0);
  W.u32(E.Functions.size());
  for (int32_t F : E.Functions) {
    if (!E.Expressions) {
      W.u32(F);
      continue;
    }
    W.op(F < 0 ? Opcode::RefNull : Opcode::RefFunc);
    F < 0 ? W.heapType(E.Type.heapType()) : W.u32(F);
    W.op(Opcode::End);
  }
}

void ModuleWriter::elems() {
  ByteWriter W;
  W.u32(Plan.Elems.size());
  for (const ElemPlan &E : Plan.Elems)
    elem(W, E);
  section(ElemSection, W);
}

void ModuleWriter::datas() {
  ByteWriter W;
  W.u32(Plan.Datas.size());
  for (const DataPlan &D : Plan.Datas) {
    bool Passive = D.Mode == SegmentMode::Passive;
    W.byte(Passive ? 1 : D.Memory == 0 ? 0 : 2);
    if (!Passive && D.Memory != 0)
      W.u32(D.Memory);
    if (!Passive)
      offset(W, D.Offset, Plan.Memories[D.Memory].Is64);
    W.u32(D.Bytes.size());
    W.bytes(D.Bytes);
  }
  section(DataSection, W);
}

std::vector<uint8_t> ModuleWriter::write(const ByteWriter &Bodies) {
  Module.bytes({0, 'a', 's', 'm', 1, 0, 0, 0});
  types();
  functions();
  tables();
  if (!Plan.Memories.empty())
    memories();
  if (!Plan.Tags.empty())
    tags();
  globals();
  exports();
  if (Plan.Start >= 0) {
    ByteWriter W;
    W.u32(Plan.Start);
    section(StartSection, W);
  }
  elems();
  if (Plan.has(Feature::BulkMemory)) {
    ByteWriter W;
    W.u32(Plan.Datas.size());
    section(DataCountSection, W);
  }
  section(CodeSection, Bodies);
  datas();
  return std::move(Module.Bytes);
}

std::vector<uint8_t> wasmc::test::randomModule(Random R,
                                               wasm::FeatureSet Features) {
  ModulePlan Plan(R, Features);
  OpPool Pool(Features);
  ByteWriter Bodies;
  Bodies.u32(Plan.Functions.size());
  for (uint32_t F = 0; F < Plan.Functions.size(); ++F) {
    std::vector<uint8_t> Body = BodyWriter(Plan, Pool, R, F).write();
    Bodies.u32(Body.size());
    Bodies.bytes(Body);
  }
  // Blocks have added their types to the plan.
  return ModuleWriter(R, Plan).write(Bodies);
}

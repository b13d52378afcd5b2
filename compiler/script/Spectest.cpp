//===- Spectest.cpp - the module that scripts may import ------------------===//

#include "compiler/script/Spectest.h"

using namespace llvm;
using namespace wasmc;

static constexpr StringLiteral Common = R"(
  (global (export "global_i32") i32 (i32.const 666))
  (global (export "global_i64") i64 (i64.const 666))
  (global (export "global_f32") f32 (f32.const 666.6))
  (global (export "global_f64") f64 (f64.const 666.6))
  (table (export "table") 10 20 funcref)
  (memory (export "memory") 1 2)
  (func (export "print"))
  (func (export "print_i32") (param i32))
  (func (export "print_i64") (param i64))
  (func (export "print_f32") (param f32))
  (func (export "print_f64") (param f64))
  (func (export "print_i32_f32") (param i32 f32))
  (func (export "print_f64_f64") (param f64 f64))
)";

static constexpr StringLiteral Table64 =
    "(table (export \"table64\") i64 10 20 funcref)\n";

/// A second memory.
static constexpr StringLiteral SharedMemory =
    "(memory (export \"shared_memory\") 1 2 shared)\n";

std::string wasmc::spectestText(wasm::FeatureSet Accepted) {
  auto Has = [&](wasm::Feature F) { return Accepted.test(size_t(F)); };
  std::string Text = Common.str();
  if (Has(wasm::Feature::Memory64))
    Text += Table64;
  if (Has(wasm::Feature::Threads) && Has(wasm::Feature::MultiMemory))
    Text += SharedMemory;
  return Text;
}

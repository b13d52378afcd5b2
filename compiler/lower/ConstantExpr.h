//===- ConstantExpr.h - constant expressions known early --------*- C++ -*-===//
//
// What a constant expression (spec: Validation, Constant Expressions) is known
// to be without running the module.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOWER_CONSTANTEXPR_H
#define WASMC_LOWER_CONSTANTEXPR_H

#include "compiler/wasm/Instruction.h"
#include <variant>

namespace wasmc {

/// An integer expression's value, i32 zero-extended; nullopt if it needs an
/// imported global or isn't an integer.
std::optional<uint64_t> integerValue(wasm::Span Expr);

/// An expression that is exactly ref.null or ref.func: the function, or
/// nullopt inside for null. The outer nullopt: any other expression.
std::optional<std::optional<wasm::FuncIndex>>
functionReference(wasm::Span Expr);

} // namespace wasmc

#endif

//===- CallForms.h - how functions are called -------------------*- C++ -*-===//
//
// Which form each function has (runtime-support/abi/README.md, "Functions have
// one of two forms"), and after which calls an exception may be pending. Found
// for the whole module at once, so that all its parts agree.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOWER_CALLFORMS_H
#define WASMC_LOWER_CALLFORMS_H

#include "compiler/validate/Validate.h"

namespace wasmc {

struct CallForm {
  /// (vmctx, parameters) -> results if not.
  bool IsLinked = false;
  /// Never of a plain function.
  bool MayThrow = false;
};

struct CallForms {
  /// By function index. Of an import: in a loadable image, of what it is given;
  /// in an executable, of the thunk that stands for it in references.
  std::vector<CallForm> Functions;
  /// By canonical type: of what references to functions of the type lead to.
  std::vector<CallForm> Types;
};

/// Open: functions come from and go to other modules, of which nothing is
/// known. Otherwise the module is all there is, and its imports never throw.
CallForms findCallForms(const ValidModule &M, bool Open);

} // namespace wasmc

#endif

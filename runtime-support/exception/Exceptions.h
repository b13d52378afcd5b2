//===- Exceptions.h - the exceptions of a store -----------------*- C++ -*-===//
//
// The door of exception/. What ExecutionContext::Exceptions points to lies in
// the heap's own mapping, which the first throw makes.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_EXCEPTION_EXCEPTIONS_H
#define WASMC_EXCEPTION_EXCEPTIONS_H

#include "runtime-support/abi/Instance.h"

namespace wasmc::exception {

/// The last exception that nobody caught. It lives until the next one.
struct Unhandled {
  /// Null: there was none. Its tag lives as long as the instance that defines
  /// it, its values that are references until guests run again.
  const abi::Exception *Thrown;
  const char *Description; ///< "tag $e (i32 42)"; null: there was none
};
Unhandled unhandled(const abi::ExecutionContext &Exec);

/// Frees all exceptions. Nobody refers to any.
void close(abi::ExecutionContext &Exec);

} // namespace wasmc::exception

#endif

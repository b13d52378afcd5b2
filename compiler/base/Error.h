//===- Error.h - the kinds of error ---------------------------*- C++ -*-===//
//
// Bad input is an InputError: its kind from Diagnostics.def, the byte offset
// in the module, the function's name where there is one. Trouble with the
// machine (files, disks, limits) is an EnvironmentError: the path and the
// reason. Our own bugs are asserts and have no class.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_BASE_ERROR_H
#define WASMC_BASE_ERROR_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <string>
#include <system_error>

namespace wasmc {

enum class Diag : uint16_t {
#define DIAG(Kind, Category, Phrase, Detail) Kind,
#include "compiler/base/Diagnostics.def"
};

enum class DiagCategory : uint8_t { Malformed, Invalid, Unsupported, Limit };

llvm::StringRef diagPhrase(Diag Kind);
DiagCategory diagCategory(Diag Kind);
/// The enumerator's spelling, for --json.
llvm::StringRef diagName(Diag Kind);

/// The offset of an error that belongs to no byte.
constexpr uint64_t NoOffset = ~uint64_t(0);

/// The module is malformed, invalid or asks for what we don't have.
class InputError : public llvm::ErrorInfo<InputError> {
public:
  static char ID;

  InputError(Diag Kind, uint64_t Offset, std::string Detail,
             std::string Function = {})
      : Kind(Kind), Offset(Offset), Detail(std::move(Detail)),
        Function(std::move(Function)) {}

  Diag kind() const { return Kind; }
  /// Bytes from the start of the module, or NoOffset.
  uint64_t offset() const { return Offset; }
  llvm::StringRef detail() const { return Detail; }
  llvm::StringRef function() const { return Function; }
  void setFunction(std::string Name) { Function = std::move(Name); }

  /// "type mismatch: expected i32 but got i64 (at offset 0x1f, in function
  /// "main")": begins with the suite's phrase.
  void log(llvm::raw_ostream &OS) const override;
  /// Phrase and detail alone.
  void logReason(llvm::raw_ostream &OS) const;
  std::error_code convertToErrorCode() const override {
    return std::make_error_code(std::errc::invalid_argument);
  }

private:
  Diag Kind;
  uint64_t Offset;
  std::string Detail;
  std::string Function;
};

/// The machine did not do what was asked of it.
class EnvironmentError : public llvm::ErrorInfo<EnvironmentError> {
public:
  static char ID;

  EnvironmentError(std::string Path, std::string Reason)
      : Path(std::move(Path)), Reason(std::move(Reason)) {}

  llvm::StringRef path() const { return Path; }
  llvm::StringRef reason() const { return Reason; }
  void log(llvm::raw_ostream &OS) const override;
  std::error_code convertToErrorCode() const override {
    return std::make_error_code(std::errc::io_error);
  }

private:
  std::string Path;
  std::string Reason;
};

llvm::Error inputError(Diag Kind, uint64_t Offset,
                       const llvm::Twine &Detail = {});
llvm::Error environmentError(llvm::StringRef Path, const llvm::Twine &Reason);
llvm::Error environmentError(llvm::StringRef Path, std::error_code Reason);

} // namespace wasmc

#endif

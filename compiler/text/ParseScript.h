//===- ParseScript.h - scripts to commands ----------------------*- C++ -*-===//
//
// A door of text/: the .wast scripts of the specification's test suite, as
// plain data (its grammar is in the suite's interpreter/README.md). Modules
// stay text: whoever carries out a command assembles them, since many are
// there to be rejected.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_PARSESCRIPT_H
#define WASMC_TEXT_PARSESCRIPT_H

#include "compiler/text/AssembleText.h"
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace wasmc {

enum class CommandKind : uint8_t {
#define COMMAND(Kind, Head, Shape) Kind,
#include "compiler/text/ScriptCommands.def"
};

/// "assert_return".
llvm::StringRef commandHead(CommandKind Kind);

enum class ScriptValueKind : uint8_t {
  I32,
  I64,
  F32,
  F64,
  V128,
  RefNull, ///< Heap is the heap type's keyword; as a result it may be empty
  Ref,     ///< as a result: any reference to what Heap names, "func", "any"
  RefHost, ///< a reference that the host made: Heap is "extern" or "host"
};

/// An argument, or a pattern for a result.
struct ScriptValue {
  ScriptValueKind Kind = ScriptValueKind::I32;
  /// Of a number the bits, the lowest first; of a host's reference its number.
  std::array<uint64_t, 2> Bits{};
  /// Which bits of a result count; those of Bits that don't are 0. This is all
  /// that a NaN pattern is.
  std::array<uint64_t, 2> Mask{};
  std::string Heap;
  llvm::StringRef Text; ///< as written, in the script
};

struct ScriptAction {
  bool IsGet = false;
  std::optional<std::string> Module; ///< identifier; none: the current module
  std::string Name;                  ///< of the export
  std::vector<ScriptValue> Arguments;
};

enum class ModuleForm : uint8_t { Text, Binary, Quote, Instance };

struct ScriptModule {
  ModuleForm Form = ModuleForm::Text;
  std::optional<std::string> Id;
  /// It is not instantiated.
  bool IsDefinition = false;
  /// Text: a part of the script. Quote: a text, Binary: bytes, both decoded
  /// into Decoded.
  llvm::StringRef Source;
  std::string Decoded;
  /// Instance: the definition's identifier; none: the latest.
  std::optional<std::string> Definition;
};

struct ScriptCommand {
  CommandKind Kind = CommandKind::Module;
  TextPosition Position;
  /// How many of the script's top-level forms this is: 1, but for a module
  /// that is written as its fields alone.
  unsigned Forms = 1;
  std::optional<ScriptModule> Module;
  std::optional<ScriptAction> Action;
  /// For each result the patterns of which one must match.
  std::vector<std::vector<ScriptValue>> Results;
  /// What the message must begin with; for register the name.
  std::string Text;
  /// register: the module, none: the current one. thread, wait: the thread.
  std::optional<std::string> Id;
  std::vector<ScriptCommand> Body; ///< of a thread
};

/// The commands refer to the text. An error is a TextError.
llvm::Expected<std::vector<ScriptCommand>> parseScript(llvm::StringRef Text);

} // namespace wasmc

#endif

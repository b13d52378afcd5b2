//===- Assembler.h - a module's tree to its sections -----------*- C++ -*-===//
//
// Spec: Text Format, Modules. One object assembles one module: first every
// identifier gets its index, then fields are encoded in the order of the text.
//
// The first error is kept and everything after it goes on harmlessly with
// default values: nothing loops on an error, since trees are finite.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_ASSEMBLER_H
#define WASMC_TEXT_ASSEMBLER_H

#include "compiler/text/Annotations.h"
#include "compiler/text/Cursor.h"
#include "compiler/text/Encoder.h"
#include "compiler/text/FirstFailure.h"
#include "compiler/text/LabelStack.h"
#include "compiler/wasm/Module.h"
#include "compiler/wasm/Opcode.h"
#include "compiler/wasm/Types.h"
#include "llvm/ADT/StringMap.h"
#include <array>

namespace wasmc::text {

/// An index space and the identifiers in it.
struct IndexSpace {
  explicit IndexSpace(wasm::NameKind Kind, uint32_t Outer = 0)
      : Kind(Kind), Outer(Outer) {}
  wasm::NameKind Kind;
  uint32_t Outer; ///< for nested kinds, the index of what the space is in
  llvm::StringMap<uint32_t> Ids;
  uint32_t Count = 0;
};

/// The size of pages that need not be told.
constexpr uint64_t DefaultPageSize = 65536;

/// How the text calls something; null: not at all.
struct Naming {
  const Node *Id = nullptr;
  const std::string *Name = nullptr; ///< of an annotation

  explicit operator bool() const { return Id || Name; }
};

/// "(type x)? (param ...)* (result ...)*", resolved to an index.
struct TypeUse {
  uint32_t Index = 0;
  wasm::FuncType Signature;
  std::vector<Naming> Params;
};

/// One defined type, kept for type uses and field names.
struct TypeEntry {
  bool IsFunction = false;
  wasm::FuncType Signature;
  IndexSpace Fields{wasm::NameKind::Field};
  Encoder Encoded;
};

class Assembler {
public:
  Assembler(llvm::StringRef Text, Annotations Notes)
      : Text(Text), Notes(std::move(Notes)) {}

  /// Module: its list; null if the text has its fields alone.
  llvm::Expected<AssembledModule> assemble(Cursor Fields, const Node *Module);

private:
  // Errors.
  void fail(Diag Kind, uint64_t Offset, const llvm::Twine &Detail = {}) {
    Failure.note(Kind, Offset, Detail);
  }
  void unexpected(const Cursor &C);
  bool expectEnd(const Cursor &C);
  bool failed() const { return bool(Failure); }

  // Leaves (Leaves.cpp).
  uint32_t index(IndexSpace &Space, Cursor &C);
  uint32_t indexOr0(IndexSpace &Space, Cursor &C);
  Naming naming(const Node &Keyword, Cursor &C);
  uint32_t define(IndexSpace &Space, Naming N = {});
  void name(const IndexSpace &Space, uint32_t Index, Naming N);
  uint64_t natural(Cursor &C, unsigned Width, llvm::StringRef RangePrefix = {});
  std::string string(Cursor &C);
  std::string nameString(Cursor &C);

  // Types (Types.cpp).
  void collectTypes(Cursor Fields);
  void defineType(const Node &Field);
  void encodeType(const Node &Field, bool Alone);
  void encodeComposite(const Node &List, TypeEntry &Into);
  void encodeField(Cursor &C, Encoder &Into);
  wasm::ValType valType(Cursor &C);
  wasm::ValType refType(Cursor &C);
  wasm::HeapType heapType(Cursor &C);
  TypeUse typeUse(Cursor &C, bool AllowNames);
  uint32_t implicitType(const wasm::FuncType &Signature);
  void encode(const wasm::FuncType &Signature, Encoder &Into);
  void encode(wasm::ValType T, Encoder &Into);
  void encode(wasm::HeapType H, Encoder &Into);
  Encoder limits(Cursor &C, bool IsMemory);
  Encoder tableType(Cursor &C);
  Encoder globalType(Cursor &C);

  // Fields (Fields.cpp).
  void collectField(const Node &Field);
  void field(const Node &Field);
  void inlineExports(Cursor &C, wasm::ExternKind Kind, uint32_t Index);
  bool inlineImport(Cursor &C, wasm::ExternKind Kind);
  void importField(Cursor C);
  void importDescription(Cursor &C, wasm::ExternKind Kind);
  void exportField(Cursor C);
  void funcField(Cursor C);
  void defineParams(uint32_t Func, const TypeUse &Use);
  void locals(Cursor &C, Encoder &Into);
  void tableField(Cursor C);
  void memoryField(Cursor C);
  void globalField(Cursor C);
  void tagField(Cursor C);
  void startField(const Node &Field, Cursor C);

  // Segments (Segments.cpp).
  void elemField(Cursor C);
  void dataField(Cursor C);
  struct ElemList {
    wasm::ValType Type;
    bool IsFuncs = false;
    EncodedVector Items;
  };
  ElemList elemList(Cursor &C, bool AllowBareIndices);
  void elemItems(Cursor &C, ElemList &List);
  /// Where the elements go; no table: nowhere by themselves.
  struct ElemMode {
    bool Declarative = false;
    std::optional<uint32_t> Table;
    Encoder Offset;
  };
  void encodeElem(const ElemMode &Mode, const ElemList &List, Encoder &Into);
  uint32_t inlineElem(const Node &Elem, uint32_t Table, wasm::ValType Type,
                      bool Is64);
  Encoder offsetExpr(Cursor &C);
  void dataStrings(Cursor &C, Encoder &Into);

  // Instructions (Instructions.cpp, Immediates.cpp).
  void expression(Cursor &C, Encoder &Into);
  void instructions(Cursor &C, Encoder &Into);
  void instruction(Cursor &C, Encoder &Into);
  void plain(const Node &Keyword, Cursor &C, Encoder &Into);
  void folded(const Node &List, Encoder &Into);
  void foldedBlock(const Node &List, wasm::Opcode Op, Encoder &Into);
  void foldedIf(Cursor C, const Node &List, Encoder &Into);
  void foldedTry(Cursor C, Encoder &Into);
  void pushLabel(wasm::Opcode Op, Naming N);
  void closeLabels(size_t Remaining);
  Naming openBlock(const Node &Keyword, wasm::Opcode Op, Cursor &C,
                   Encoder &Into);
  void nameLabel(Naming N);
  void hint(const Node &Instruction, wasm::Opcode Op, Encoder &Into);
  void separator(const Node &Keyword, wasm::Opcode Op, Cursor &C,
                 Encoder &Into);
  void closeBlock(const Node &Keyword, Cursor &C, Encoder &Into);
  void matchLabel(Cursor &C);
  wasm::Opcode opcode(const Node &Keyword);
  wasm::Opcode refineOpcode(wasm::Opcode Op, Cursor &C);
  void opcodeBytes(wasm::Opcode Op, Encoder &Into);
  void blockType(Cursor &C, Encoder &Into);
  void immediates(wasm::Opcode Op, Cursor &C, Encoder &Into);
  void memArg(wasm::Opcode Op, Cursor &C, Encoder &Into, bool Lane);
  void lane(Cursor &C, Encoder &Into);
  void vectorConst(Cursor &C, Encoder &Into);
  void shuffle(Cursor &C, Encoder &Into);
  void number(wasm::ImmediateKind K, Cursor &C, Encoder &Into);
  void catches(Cursor &C, Encoder &Into);
  void castTypes(Cursor &C, Encoder &Into);
  void labelTable(Cursor &C, Encoder &Into);
  void indexPair(wasm::ImmediateKind K, Cursor &C, Encoder &Into);
  uint32_t label(Cursor &C);

  // Output (AssembleText.cpp, CustomSections.cpp).
  Encoder typeSection();
  Encoder nameSection();
  Encoder branchHintSection();
  std::array<Encoder, NumSections> sections();

  llvm::StringRef Text;
  Annotations Notes;
  FirstFailure Failure;

  IndexSpace Types{wasm::NameKind::Type}, Funcs{wasm::NameKind::Func},
      Tables{wasm::NameKind::Table}, Memories{wasm::NameKind::Memory},
      Globals{wasm::NameKind::Global}, Tags{wasm::NameKind::Tag},
      Elems{wasm::NameKind::Elem}, Datas{wasm::NameKind::Data},
      Locals{wasm::NameKind::Local}, BlockLabels{wasm::NameKind::Label};
  /// What becomes the name section; refers to the tree and to Notes.
  Naming ModuleName;
  std::array<std::vector<wasm::NameEntry>, wasm::NumNameKinds> NameEntries;
  std::vector<TypeEntry> TypeEntries;
  /// The first final function type in a group of its own with these bytes.
  llvm::StringMap<uint32_t> PlainFunctions;
  /// First type and number of types of each recursive group.
  std::vector<std::pair<uint32_t, uint32_t>> Groups;

  EncodedVector Imports, FuncSection, TableSection, MemorySection,
      GlobalSection, TagSection, Exports, ElemSection, CodeSection, DataSection;
  Encoder Start;
  bool HasStart = false;
  bool NeedsDataCount = false;
  /// Of each function that has any: its index and its body's hints.
  std::vector<std::pair<uint32_t, std::vector<BranchHint>>> FuncHints;
  /// The next index of each space while fields are encoded.
  std::array<uint32_t, 5> Next{};
  uint32_t NextElem = 0, NextData = 0, NextType = 0;
  /// What imports must not follow.
  llvm::StringRef FirstDefinition;

  struct Label {
    wasm::Opcode Op;
    bool SawElse = false;
  };
  /// The open blocks, and their identifiers.
  std::vector<Label> Labels;
  LabelStack LabelNames;
  unsigned Depth = 0;
};

} // namespace wasmc::text

#endif

//===- ReadObject.cpp - what an object says of itself ---------------------===//
//
// Lowering gives each instruction a debug location whose line is its offset in
// the body plus 1 and whose column is the trap that it can raise (Lower.h).
// Here they come back: from the line table (DWARF 5, section 6.2) of an object
// that is not linked yet, whose addresses count from the start of a section.
//
//===----------------------------------------------------------------------===//

#include "compiler/artifact/ImageModule.h"
#include "llvm/DebugInfo/DWARF/DWARFContext.h"
#include "llvm/DebugInfo/DWARF/DWARFDebugLine.h"
#include "llvm/Object/ELFObjectFile.h"

using namespace llvm;
using namespace llvm::object;
using namespace wasmc;

namespace {

/// Where a piece of code stands in its object.
struct CodeAddress {
  uint64_t Section;
  uint64_t Offset;
  friend auto operator<=>(const CodeAddress &, const CodeAddress &) = default;
};

struct PlacedFunction {
  CodeAddress Start;
  uint64_t Size;
  StringRef Name;
};

struct PlacedRow {
  CodeAddress Start;
  size_t Order; ///< in the tables
  uint32_t Line;
  uint16_t Column;
};

/// Adds a defined function to Functions, an undefined symbol to Needs.
Error readSymbol(const ELFObjectFileBase &File, const ELFSymbolRef &Symbol,
                 std::vector<PlacedFunction> &Functions,
                 std::vector<std::string> &Needs) {
  Expected<uint32_t> Flags = Symbol.getFlags();
  if (!Flags)
    return Flags.takeError();
  Expected<StringRef> Name = Symbol.getName();
  if (!Name)
    return Name.takeError();
  if (*Flags & SymbolRef::SF_Undefined) {
    if (!Name->empty())
      Needs.push_back(Name->str());
    return Error::success();
  }
  if (Symbol.getELFType() != ELF::STT_FUNC)
    return Error::success();
  Expected<section_iterator> Section = Symbol.getSection();
  if (!Section)
    return Section.takeError();
  Expected<uint64_t> Address = Symbol.getAddress();
  if (!Address)
    return Address.takeError();
  Functions.push_back(
      {{(*Section)->getIndex(), *Address}, Symbol.getSize(), *Name});
  return Error::success();
}

/// All rows of all line tables, in address order; of rows at one address the
/// last one counts, as in a debugger.
std::vector<PlacedRow> rowsInAddressOrder(const ELFObjectFileBase &File) {
  std::vector<PlacedRow> Rows;
  std::unique_ptr<DWARFContext> Context = DWARFContext::create(File);
  const DWARFObject &Object = Context->getDWARFObj();
  DWARFDataExtractor Data(Object, Object.getLineSection(),
                          Context->isLittleEndian(), 8);
  DWARFDebugLine::SectionParser Parser(Data, *Context, Context->normal_units());
  auto Ignore = [](Error E) { consumeError(std::move(E)); };
  while (!Parser.done()) {
    DWARFDebugLine::LineTable Table = Parser.parseNext(Ignore, Ignore);
    for (const DWARFDebugLine::Row &Row : Table.Rows)
      if (!Row.EndSequence) // functions end where their symbols say
        Rows.push_back({{Row.Address.SectionIndex, Row.Address.Address},
                        Rows.size(),
                        Row.Line,
                        Row.Column});
  }
  llvm::sort(Rows, [](const PlacedRow &A, const PlacedRow &B) {
    return std::tie(A.Start, A.Order) < std::tie(B.Start, B.Order);
  });
  return Rows;
}

/// Adds a row unless it says what the one before says.
void addRow(std::vector<TrapRow> &Rows, TrapRow Row) {
  if (!Rows.empty() && Rows.back().Address == Row.Address)
    Rows.pop_back();
  if (!Rows.empty() && Rows.back().WasmOffset == Row.WasmOffset &&
      Rows.back().Code == Row.Code)
    return;
  Rows.push_back(Row);
}

/// The rows of one function, from the front of what is left.
std::vector<TrapRow> takeRowsOf(const PlacedFunction &F,
                                ArrayRef<PlacedRow> &Rest) {
  std::vector<TrapRow> Rows;
  CodeAddress End = {F.Start.Section, F.Start.Offset + F.Size};
  uint32_t WasmOffset = 0;
  for (; !Rest.empty() && Rest.front().Start < End; Rest = Rest.drop_front()) {
    const PlacedRow &Row = Rest.front();
    if (Row.Start < F.Start)
      continue;
    // Code that belongs to no instruction (line 0) stays with the last one
    // for backtraces, but raises nothing of its own.
    if (Row.Line != 0)
      WasmOffset = Row.Line - 1;
    addRow(Rows, {Row.Start.Offset - F.Start.Offset, WasmOffset,
                  Row.Line ? abi::TrapCode(Row.Column) : abi::TrapCode::None});
  }
  return Rows;
}

} // namespace

Expected<ObjectContents> wasmc::readObject(ArrayRef<char> Object) {
  auto File = ObjectFile::createELFObjectFile(
      MemoryBufferRef({Object.data(), Object.size()}, "object"));
  if (!File)
    return File.takeError();
  const auto &ELFFile = cast<ELFObjectFileBase>(**File);
  ObjectContents Contents;
  std::vector<PlacedFunction> Functions;
  for (const ELFSymbolRef Symbol : ELFFile.symbols())
    if (Error E = readSymbol(ELFFile, Symbol, Functions, Contents.Needs))
      return E;
  llvm::sort(Functions, [](const PlacedFunction &A, const PlacedFunction &B) {
    return A.Start < B.Start;
  });
  std::vector<PlacedRow> Rows = rowsInAddressOrder(ELFFile);
  ArrayRef<PlacedRow> Rest = Rows;
  for (const PlacedFunction &F : Functions)
    Contents.Functions.push_back({F.Name.str(), takeRowsOf(F, Rest)});
  return Contents;
}

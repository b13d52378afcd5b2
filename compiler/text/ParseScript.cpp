//===- ParseScript.cpp - scripts to commands ------------------------------===//

#include "compiler/text/ParseScript.h"
#include "compiler/text/Cursor.h"
#include "compiler/text/FirstFailure.h"
#include "compiler/text/Number.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;

StringRef wasmc::commandHead(CommandKind Kind) {
  switch (Kind) {
#define COMMAND(Kind, Head, Shape)                                             \
  case CommandKind::Kind:                                                      \
    return Head;
#include "compiler/text/ScriptCommands.def"
  }
  llvm_unreachable("not a kind");
}

namespace {

/// Keeps the first error, and goes on harmlessly.
class ScriptParser {
public:
  explicit ScriptParser(StringRef Text) : Text(Text) {}

  Expected<std::vector<ScriptCommand>> parse(const SExprTree &Tree);

private:
  void fail(Diag Kind, uint64_t Offset, const Twine &Detail = {}) {
    Failure.note(Kind, Offset, Detail);
  }
  void unexpected(const Cursor &C);
  void expectEnd(const Cursor &C);
  bool failed() const { return bool(Failure); }
  TextPosition position(uint64_t Offset);

  ScriptCommand inlineModule(ArrayRef<Node *> Fields);
  ScriptCommand command(const Node &List);
  std::optional<std::string> id(Cursor &C);
  std::string string(Cursor &C);
  std::string strings(Cursor &C);

  // The shapes of ScriptCommands.def. List is the command itself.
  using Shape = void (ScriptParser::*)(const Node &List, ScriptCommand &Into);
  void module(const Node &List, ScriptCommand &Into);
  void registration(const Node &List, ScriptCommand &Into);
  void action(const Node &List, ScriptCommand &Into);
  void actionAlone(const Node &List, ScriptCommand &Into);
  void actionAndResults(const Node &List, ScriptCommand &Into);
  void actionOrModuleAndText(const Node &List, ScriptCommand &Into);
  void moduleAndText(const Node &List, ScriptCommand &Into);
  void thread(const Node &List, ScriptCommand &Into);
  void wait(const Node &List, ScriptCommand &Into);

  // Values.
  bool takeAction(Cursor &C, ScriptCommand &Into);
  bool takeModule(Cursor &C, ScriptCommand &Into);
  ScriptValue value(const Node &List, bool IsResult);
  void number(Cursor &C, unsigned Width, bool IsFloat, bool IsResult,
              ScriptValue &Into, unsigned At);
  void vector(Cursor &C, bool IsResult, ScriptValue &Into);
  void reference(StringRef Head, Cursor &C, ScriptValue &Into);

  StringRef Text;
  uint64_t LineStart = 0; ///< of the last position that was asked for
  uint32_t Line = 1;
  FirstFailure Failure;
};

} // namespace

void ScriptParser::unexpected(const Cursor &C) {
  const Node *N = C.peek();
  fail(Diag::UnexpectedToken, C.offset(),
       N ? N->Tok.Text : StringRef("end of list"));
}

void ScriptParser::expectEnd(const Cursor &C) {
  if (!C.atEnd())
    unexpected(C);
}

/// Commands come in ascending order: counting goes on where it was.
TextPosition ScriptParser::position(uint64_t Offset) {
  size_t Newline;
  while ((Newline = Text.find('\n', LineStart)) < Offset) {
    LineStart = Newline + 1;
    ++Line;
  }
  return {Line, uint32_t(Offset - LineStart + 1)};
}

std::optional<std::string> ScriptParser::id(Cursor &C) {
  if (const Node *N = C.takeIf(TokenKind::Id))
    return N->Tok.Value;
  return std::nullopt;
}

std::string ScriptParser::string(Cursor &C) {
  if (const Node *N = C.takeIf(TokenKind::String))
    return N->Tok.Value;
  unexpected(C);
  return {};
}

std::string ScriptParser::strings(Cursor &C) {
  std::string All;
  while (const Node *N = C.takeIf(TokenKind::String))
    All += N->Tok.Value;
  expectEnd(C);
  return All;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// One number of Width bits, into bits At and on. In a result it may be a
/// pattern: a canonical NaN has any sign and no other payload bit than the
/// highest, an arithmetic NaN that bit and any others.
void ScriptParser::number(Cursor &C, unsigned Width, bool IsFloat,
                          bool IsResult, ScriptValue &Into, unsigned At) {
  if (C.atEnd())
    return unexpected(C);
  uint64_t All = Width == 64 ? ~uint64_t(0) : (uint64_t(1) << Width) - 1;
  uint64_t Bits = 0, Mask = All;
  const Node *N = C.peek();
  bool Canonical = N->isKeyword("nan:canonical");
  if (IsFloat && IsResult && (Canonical || N->isKeyword("nan:arithmetic"))) {
    Bits = Width == 32 ? 0x7FC00000 : 0x7FF8000000000000;
    Mask = Canonical ? All >> 1 : Bits;
  } else {
    ParsedNumber P;
    if (N->is(TokenKind::Number))
      P = IsFloat ? parseFloat(N->Tok.Text, Width)
                  : parseInteger(N->Tok.Text, Width);
    if (P.Status == NumberStatus::OutOfRange)
      return fail(Diag::ConstantOutOfRange, N->offset(), N->Tok.Text);
    if (P.Status != NumberStatus::Ok)
      return unexpected(C);
    Bits = P.Bits;
  }
  C.take();
  Into.Bits[At / 64] |= Bits << At % 64;
  Into.Mask[At / 64] |= Mask << At % 64;
}

void ScriptParser::vector(Cursor &C, bool IsResult, ScriptValue &Into) {
  Into.Kind = ScriptValueKind::V128;
  StringRef Shape = C.atEnd() ? "" : C.peek()->Tok.Text;
  unsigned Width = StringSwitch<unsigned>(Shape)
                       .Case("i8x16", 8)
                       .Case("i16x8", 16)
                       .Cases({"i32x4", "f32x4"}, 32)
                       .Cases({"i64x2", "f64x2"}, 64)
                       .Default(0);
  if (!Width)
    return unexpected(C);
  C.take();
  for (unsigned At = 0; At < 128 && !failed(); At += Width)
    number(C, Width, Shape[0] == 'f', IsResult, Into, At);
}

/// "ref.null", "ref.extern", "ref.host", or as a pattern "ref.func" and others.
void ScriptParser::reference(StringRef Head, Cursor &C, ScriptValue &Into) {
  Into.Heap = Head.drop_front(strlen("ref.")).str();
  if (Into.Heap == "null") {
    Into.Kind = ScriptValueKind::RefNull;
    const Node *N = C.takeIf(TokenKind::Keyword);
    Into.Heap = N ? N->Tok.Text.str() : "";
    return;
  }
  bool IsHost = Into.Heap == "extern" || Into.Heap == "host";
  Into.Kind = ScriptValueKind::Ref;
  if (!IsHost || C.atEnd())
    return;
  Into.Kind = ScriptValueKind::RefHost;
  number(C, 32, /*IsFloat=*/false, /*IsResult=*/false, Into, 0);
}

ScriptValue ScriptParser::value(const Node &List, bool IsResult) {
  ScriptValue V;
  V.Text = Text.slice(List.offset(), List.EndOffset + 1);
  StringRef Head = List.head();
  if (Head.empty()) {
    fail(Diag::UnexpectedToken, List.offset(), List.Tok.Text);
    return V;
  }
  Cursor C = Cursor::inside(List);
  if (Head.starts_with("ref.")) {
    reference(Head, C, V);
  } else if (Head == "v128.const") {
    vector(C, IsResult, V);
  } else {
    static constexpr StringLiteral Heads[] = {"i32.const", "i64.const",
                                              "f32.const", "f64.const"};
    const auto *Found = find(Heads, Head);
    if (Found == std::end(Heads)) {
      fail(Diag::UnknownOperator, List.offset(), Head);
      return V;
    }
    V.Kind = ScriptValueKind(Found - Heads);
    number(C, Head.substr(1, 2) == "32" ? 32 : 64, Head[0] == 'f', IsResult, V,
           0);
  }
  expectEnd(C);
  return V;
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

/// (module id? field*), (module definition? id? binary string*),
/// (module instance id? id?)
void ScriptParser::module(const Node &List, ScriptCommand &Into) {
  ScriptModule M;
  M.Source = Text.slice(List.offset(), List.EndOffset + 1);
  Cursor C = Cursor::inside(List);
  bool IsInstance = C.takeKeyword("instance");
  M.IsDefinition = !IsInstance && C.takeKeyword("definition");
  M.Id = id(C);
  if (IsInstance) {
    M.Form = ModuleForm::Instance;
    M.Definition = id(C);
    expectEnd(C);
  } else if (C.takeKeyword("binary")) {
    M.Form = ModuleForm::Binary;
    M.Decoded = strings(C);
  } else if (C.takeKeyword("quote")) {
    M.Form = ModuleForm::Quote;
    M.Decoded = strings(C);
  } else if (M.IsDefinition) {
    // The word isn't the module's. Fields alone are a module too.
    M.Source = Text.slice(C.offset(), List.EndOffset);
  }
  Into.Module = std::move(M);
}

/// (register string id?)
void ScriptParser::registration(const Node &List, ScriptCommand &Into) {
  Cursor C = Cursor::inside(List);
  Into.Text = string(C);
  Into.Id = id(C);
  expectEnd(C);
}

/// (invoke id? string const*), (get id? string)
void ScriptParser::action(const Node &List, ScriptCommand &Into) {
  ScriptAction A;
  A.IsGet = List.head() == "get";
  Cursor C = Cursor::inside(List);
  A.Module = id(C);
  A.Name = string(C);
  while (!A.IsGet && !C.atEnd() && !failed())
    A.Arguments.push_back(value(*C.take(), /*IsResult=*/false));
  expectEnd(C);
  Into.Action = std::move(A);
}

bool ScriptParser::takeAction(Cursor &C, ScriptCommand &Into) {
  const Node *List = C.takeList("invoke");
  if (!List)
    List = C.takeList("get");
  if (List)
    action(*List, Into);
  return List;
}

bool ScriptParser::takeModule(Cursor &C, ScriptCommand &Into) {
  const Node *List = C.takeList("module");
  if (List)
    module(*List, Into);
  return List;
}

void ScriptParser::actionAlone(const Node &List, ScriptCommand &Into) {
  Cursor C = Cursor::inside(List);
  if (!takeAction(C, Into))
    return unexpected(C);
  expectEnd(C);
}

/// A result is a constant, a pattern, or (either pattern*).
void ScriptParser::actionAndResults(const Node &List, ScriptCommand &Into) {
  Cursor C = Cursor::inside(List);
  if (!takeAction(C, Into))
    return unexpected(C);
  while (!C.atEnd() && !failed()) {
    std::vector<ScriptValue> &Patterns = Into.Results.emplace_back();
    const Node *Either = C.takeList("either");
    if (!Either) {
      Patterns.push_back(value(*C.take(), /*IsResult=*/true));
      continue;
    }
    for (Cursor In = Cursor::inside(*Either); !In.atEnd() && !failed();)
      Patterns.push_back(value(*In.take(), /*IsResult=*/true));
  }
}

void ScriptParser::actionOrModuleAndText(const Node &List,
                                         ScriptCommand &Into) {
  Cursor C = Cursor::inside(List);
  if (!takeAction(C, Into) && !takeModule(C, Into))
    return unexpected(C);
  Into.Text = string(C);
  expectEnd(C);
}

void ScriptParser::moduleAndText(const Node &List, ScriptCommand &Into) {
  Cursor C = Cursor::inside(List);
  if (!takeModule(C, Into))
    return unexpected(C);
  Into.Text = string(C);
  expectEnd(C);
}

/// (thread id (shared (module id))* command*): shared modules are those that
/// the thread may import; which they are follows from its commands.
void ScriptParser::thread(const Node &List, ScriptCommand &Into) {
  Cursor C = Cursor::inside(List);
  Into.Id = id(C);
  while (C.takeList("shared"))
    ;
  while (!C.atEnd() && !failed()) {
    const Node *N = C.take();
    // One level: what a thread may contain is no thread.
    if (N->head() == "thread")
      return fail(Diag::UnexpectedToken, N->offset(), "thread");
    Into.Body.push_back(command(*N));
  }
}

void ScriptParser::wait(const Node &List, ScriptCommand &Into) {
  Cursor C = Cursor::inside(List);
  Into.Id = id(C);
  expectEnd(C);
}

//===----------------------------------------------------------------------===//
// The script
//===----------------------------------------------------------------------===//

ScriptCommand ScriptParser::command(const Node &List) {
  ScriptCommand Result;
  Result.Position = position(List.offset());
  StringRef Head = List.head();
  struct Row {
    CommandKind Kind;
    StringLiteral Head;
    Shape Read;
  };
  static const Row Rows[] = {
#define COMMAND(Kind, Head, Shape)                                             \
  {CommandKind::Kind, Head, &ScriptParser::Shape},
#include "compiler/text/ScriptCommands.def"
  };
  const Row *Found =
      find_if(Rows, [&](const Row &R) { return R.Head == Head; });
  if (Found == std::end(Rows)) {
    fail(Diag::UnknownOperator, List.offset(),
         Head.empty() ? List.Tok.Text : Head);
    return Result;
  }
  Result.Kind = Found->Kind;
  (this->*Found->Read)(List, Result);
  return Result;
}

ScriptCommand ScriptParser::inlineModule(ArrayRef<Node *> Fields) {
  ScriptCommand Result;
  Result.Position = position(Fields.front()->offset());
  Result.Forms = unsigned(Fields.size());
  Result.Module.emplace();
  Result.Module->Source = Text.substr(Fields.front()->offset());
  return Result;
}

/// What can stand in a module and not in a script.
static bool isModuleField(const Node &N) {
  static constexpr StringLiteral Heads[] = {
      "type", "rec",    "import", "func",  "table", "memory",
      "tag",  "global", "export", "start", "elem",  "data"};
  return is_contained(Heads, N.head());
}

Expected<std::vector<ScriptCommand>>
ScriptParser::parse(const SExprTree &Tree) {
  std::vector<ScriptCommand> Commands;
  ArrayRef<Node *> Top = Tree.top();
  if (!Top.empty() && isModuleField(*Top.front())) {
    // The script is a module without its parentheses.
    Commands.push_back(inlineModule(Top));
    return Commands;
  }
  for (const Node *N : Top) {
    Commands.push_back(command(*N));
    if (failed())
      return Failure.error(Text);
  }
  return Commands;
}

Expected<std::vector<ScriptCommand>> wasmc::parseScript(StringRef Text) {
  Expected<SExprTree> Tree = SExprTree::parse(Text);
  if (!Tree)
    return Tree.takeError();
  return ScriptParser(Text).parse(*Tree);
}

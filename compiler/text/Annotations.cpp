//===- Annotations.cpp - what annotations say, and about what -------------===//

#include "compiler/text/Annotations.h"
#include "compiler/text/Cursor.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;

Error Annotations::fail(Diag Kind, uint64_t At, const Twine &Detail) const {
  return make_error<TextError>(Kind, At, Detail.str(),
                               positionInText(Text, At));
}

/// The strings that are all there is; nothing if there is anything else.
static std::optional<std::string> onlyStrings(Cursor C) {
  std::string Joined;
  while (const Node *String = C.takeIf(TokenKind::String))
    Joined += String->Tok.Value;
  if (!C.atEnd())
    return std::nullopt;
  return Joined;
}

Error Annotations::collect(StringRef Text, ArrayRef<Node *> All,
                           const Node *Module) {
  this->Text = Text;
  for (const Node *A : All) {
    if (Module &&
        (A->offset() < Module->offset() || A->offset() > Module->EndOffset))
      continue;
    Error E = A->Tok.Value == "custom" ? custom(*A, Module)
              : A->Tok.Value == "name" ? name(*A)
                                       : hint(*A);
    if (E)
      return E;
  }
  return Error::success();
}

/// "(before SECTION)" or "(after SECTION)"; first and last are sections too.
Expected<Encoder *> Annotations::customPlace(const Node &Place) {
  bool Before = Place.head() == "before";
  if (!Before && Place.head() != "after")
    return fail(Diag::CustomAnnotation, Place.offset(), "malformed placement");
  Cursor C = Cursor::inside(Place);
  const Node *Word = C.takeIf(TokenKind::Keyword);
  if (Word && C.atEnd()) {
    if (Before && Word->Tok.Text == "first")
      return &Customs.front().AfterSection;
    if (!Before && Word->Tok.Text == "last")
      return &Customs.back().BeforeSection;
    for (auto [I, Row] : enumerate(SectionRows))
      if (Word->Tok.Text == Row.Word)
        return Before ? &Customs[I].BeforeSection
                      : &Customs[I + 1].AfterSection;
  }
  return fail(Diag::CustomAnnotation, C.offset(), "malformed section kind");
}

/// A string, perhaps a place, and the section's bytes as strings.
Error Annotations::custom(const Node &A, const Node *Module) {
  if (A.Parent != Module)
    return fail(Diag::MisplacedAnnotation, A.offset(), "@custom annotation");
  Cursor C = Cursor::inside(A, 0);
  const Node *Name = C.takeIf(TokenKind::String);
  if (!Name)
    return fail(Diag::CustomAnnotation, C.offset(), "missing section name");
  if (!isValidUtf8(Name->Tok.Value))
    return fail(Diag::CustomAnnotation, Name->offset(),
                diagPhrase(Diag::BadUtf8));
  Encoder *Place = &Customs.back().BeforeSection;
  if (C.peek() && C.peek()->isList()) {
    Expected<Encoder *> Told = customPlace(*C.take());
    if (!Told)
      return Told.takeError();
    Place = *Told;
  }
  std::optional<std::string> Bytes = onlyStrings(C);
  if (!Bytes)
    return fail(Diag::CustomAnnotation, C.offset(), "unexpected token");
  HasNameSection |= Name->Tok.Value == NameSection;
  Encoder Section;
  Section.mark(A.offset());
  Section.name(Name->Tok.Value);
  Section.bytes(arrayRefFromStringRef(*Bytes));
  Place->byte(0);
  Place->appendSized(Section);
  return Error::success();
}

Error Annotations::name(const Node &A) {
  std::optional<std::string> Value = onlyStrings(Cursor::inside(A, 0));
  if (!Value || A.Children.size() != 1)
    return fail(Diag::NameAnnotation, A.offset(), "unexpected token");
  if (!isValidUtf8(*Value))
    return fail(Diag::NameAnnotation, A.offset(), diagPhrase(Diag::BadUtf8));
  size_t Position = A.Position;
  auto Before = [&]() -> const Node * {
    return A.Parent && Position ? A.Parent->Children[Position - 1] : nullptr;
  };
  if (Before() && Before()->is(TokenKind::Id))
    --Position;
  if (!Before() || !Before()->is(TokenKind::Keyword))
    return fail(Diag::MisplacedAnnotation, A.offset(), "@name annotation");
  if (!Names.try_emplace(Before(), Kept{&A, std::move(*Value)}).second)
    return fail(Diag::NameAnnotation, A.offset(),
                "multiple " + Before()->Tok.Text);
  return Error::success();
}

static bool isInFunction(const Node &A) {
  for (const Node *N = A.Parent; N; N = N->Parent)
    if (N->head() == "func")
      return true;
  return false;
}

Error Annotations::hint(const Node &A) {
  if (!isInFunction(A))
    return fail(Diag::BranchHintAnnotation, A.offset(), "not in a function");
  std::optional<std::string> Value = onlyStrings(Cursor::inside(A, 0));
  if (!Value || (*Value != StringRef("\0", 1) && *Value != "\1"))
    return fail(Diag::BranchHintAnnotation, A.offset(), "unexpected token");
  if (A.Position == A.Parent->Children.size())
    return fail(Diag::BranchHintTarget, A.offset(), "");
  const Node *Target = A.Parent->Children[A.Position];
  if (!Hints.try_emplace(Target, Kept{&A, std::move(*Value)}).second)
    return fail(Diag::BranchHintAnnotation, A.offset(), "duplicate annotation");
  return Error::success();
}

const std::string *Annotations::nameOf(const Node *Keyword) {
  auto It = Names.find(Keyword);
  if (It == Names.end())
    return nullptr;
  It->second.Used = true;
  return &It->second.Value;
}

std::optional<uint8_t> Annotations::hintOf(const Node *Instruction) {
  auto It = Hints.find(Instruction);
  if (It == Hints.end())
    return std::nullopt;
  It->second.Used = true;
  return uint8_t(It->second.Value[0]);
}

/// The first in the text, whatever the order of the map.
const Node *Annotations::firstUnused(const Map &Of) {
  const Node *First = nullptr;
  for (const auto &[Key, Kept] : Of)
    if (!Kept.Used && (!First || Kept.Annotation->offset() < First->offset()))
      First = Kept.Annotation;
  return First;
}

Error Annotations::checkUsed() const {
  if (const Node *A = firstUnused(Names))
    return fail(Diag::MisplacedAnnotation, A->offset(), "@name annotation");
  if (const Node *A = firstUnused(Hints))
    return fail(Diag::BranchHintTarget, A->offset(), "");
  return Error::success();
}

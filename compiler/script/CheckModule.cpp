//===- CheckModule.cpp - what the front end says of a module --------------===//

#include "compiler/script/CheckModule.h"
#include "compiler/driver/Compile.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace wasmc;

Expected<std::vector<uint8_t>> wasmc::moduleBytes(const ScriptModule &M) {
  assert(M.Form != ModuleForm::Instance && "has no text of its own");
  if (M.Form == ModuleForm::Binary) {
    ArrayRef<uint8_t> Bytes = arrayRefFromStringRef(M.Decoded);
    return std::vector<uint8_t>(Bytes.begin(), Bytes.end());
  }
  Expected<AssembledModule> Assembled =
      assembleText(M.Form == ModuleForm::Quote ? M.Decoded : M.Source);
  if (!Assembled)
    return Assembled.takeError();
  return std::move(Assembled->Bytes);
}

Error wasmc::checkModule(const ScriptModule &M, wasm::FeatureSet Accepted) {
  Expected<std::vector<uint8_t>> Bytes = moduleBytes(M);
  if (!Bytes)
    return Bytes.takeError();
  return validateOnly(*Bytes, Accepted);
}

bool wasmc::assertsRejection(CommandKind Kind) {
  return Kind == CommandKind::AssertMalformed ||
         Kind == CommandKind::AssertMalformedCustom ||
         Kind == CommandKind::AssertInvalid ||
         Kind == CommandKind::AssertInvalidCustom;
}

std::string wasmc::checkRejection(const ScriptCommand &Command,
                                  wasm::FeatureSet Accepted) {
  bool Malformed = Command.Kind == CommandKind::AssertMalformed ||
                   Command.Kind == CommandKind::AssertMalformedCustom;
  DiagCategory Wanted =
      Malformed ? DiagCategory::Malformed : DiagCategory::Invalid;
  Error E = checkModule(*Command.Module, Accepted);
  if (!E)
    return "the module is accepted";
  std::string Got;
  handleAllErrors(std::move(E), [&](const InputError &I) {
    std::string Message = I.message();
    if (diagCategory(I.kind()) != Wanted)
      Got = (Malformed ? "not malformed: " : "not invalid: ") + Message;
    else if (!StringRef(Message).starts_with(Command.Text))
      Got = Message;
  });
  return Got;
}

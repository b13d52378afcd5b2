//===- Verdict.cpp - what reader and validator say ------------------------===//

#include "test/fuzz/Verdict.h"
#include "compiler/binary/ReadBinary.h"
#include "compiler/validate/Validate.h"
#include "compiler/wasm/Instruction.h"

using namespace llvm;
using namespace wasmc;

static std::string describe(DiagCategory C) {
  switch (C) {
  case DiagCategory::Malformed:
    return "malformed";
  case DiagCategory::Invalid:
    return "invalid";
  case DiagCategory::Unsupported:
    return "unsupported";
  case DiagCategory::Limit:
    return "beyond a limit";
  }
  return "";
}

std::string wasmc::test::outcomeOf(Error E, size_t Size) {
  std::string Outcome;
  handleAllErrors(std::move(E), [&](const ErrorInfoBase &Info) {
    if (!Info.isA<InputError>())
      return;
    const auto &Input = static_cast<const InputError &>(Info);
    if (Input.offset() <= Size)
      Outcome = describe(diagCategory(Input.kind()));
  });
  return Outcome;
}

/// A valid body can be read again to its end.
static bool canBeReadAgain(const wasm::Module &M) {
  for (const wasm::Function &F : M.Functions) {
    if (F.Imported)
      continue;
    wasm::InstructionReader Reader(F.Body);
    if (errorToBool(wasm::readLocals(Reader.bytes()).takeError()) ||
        errorToBool(wasm::skipExpression(Reader)) || !Reader.atEnd())
      return false;
  }
  return true;
}

std::string wasmc::test::verdict(ArrayRef<uint8_t> Bytes) {
  Expected<wasm::Module> M = readBinary(Bytes);
  if (!M)
    return outcomeOf(M.takeError(), Bytes.size());
  Expected<ValidModule> Valid =
      validate(std::move(*M), wasm::FeatureSet().set());
  if (!Valid)
    return outcomeOf(Valid.takeError(), Bytes.size());
  return canBeReadAgain(Valid->module()) ? "accepted" : "";
}

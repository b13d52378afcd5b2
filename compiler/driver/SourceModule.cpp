//===- SourceModule.cpp - what a user hands over as a module --------------===//

#include "compiler/driver/SourceModule.h"
#include "compiler/binary/ReadBinary.h"
#include "compiler/text/AssembleText.h"
#include "compiler/text/PrintText.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace wasmc;

SourceModule::SourceModule(std::unique_ptr<MemoryBuffer> File)
    : File(std::move(File)) {}
SourceModule::SourceModule(SourceModule &&) = default;
SourceModule::~SourceModule() = default;

/// Texts begin with a list or a comment, and "(" or ";" is no module's magic.
static bool looksLikeText(StringRef File) {
  File = File.ltrim(" \t\r\n");
  return File.starts_with("(") || File.starts_with(";;");
}

Expected<SourceModule> SourceModule::from(std::unique_ptr<MemoryBuffer> File) {
  SourceModule Source(std::move(File));
  StringRef Text = Source.File->getBuffer();
  if (!looksLikeText(Text))
    return Source;
  Expected<AssembledModule> Assembled = assembleText(Text);
  if (!Assembled)
    return Assembled.takeError();
  Source.Assembled = std::make_unique<AssembledModule>(std::move(*Assembled));
  return Source;
}

ArrayRef<uint8_t> SourceModule::bytes() const {
  return Assembled ? ArrayRef<uint8_t>(Assembled->Bytes)
                   : arrayRefFromStringRef(File->getBuffer());
}

Error SourceModule::check() const {
  return locate(readBinary(bytes()).takeError());
}

Expected<std::string> SourceModule::print() const {
  Expected<wasm::Module> M = readBinary(bytes());
  if (!M)
    return locate(M.takeError());
  Expected<std::string> Text = printText(*M);
  if (!Text)
    return locate(Text.takeError());
  return Text;
}

Error SourceModule::locate(Error E) const {
  if (!Assembled)
    return E;
  return handleErrors(
      std::move(E), [&](std::unique_ptr<InputError> I) -> Error {
        if (I->offset() == NoOffset)
          return Error(std::move(I));
        uint64_t At = Assembled->textOffset(I->offset());
        return make_error<TextError>(I->kind(), At, I->detail().str(),
                                     positionInText(File->getBuffer(), At),
                                     I->function().str());
      });
}

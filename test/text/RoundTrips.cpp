//===- RoundTrips.cpp - module to text to module --------------------------===//
//
//   round-trips [--write DIR] < list of paths
//
// Takes scripts (.wast) and binary modules. Each module that can be read is
// printed and parsed again: what comes out must be the same bytes if the
// module was written as text, and else the same module; printed again, it must
// be the same text. Prints what is wrong and a closing line of counts. --write
// keeps module N as DIR/N.wasm, and what was printed as DIR/N.wat.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/ReadBinary.h"
#include "compiler/text/ParseScript.h"
#include "compiler/text/PrintText.h"
#include "test/text/SameModule.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <fstream>
#include <iostream>

using namespace llvm;
using namespace wasmc;

namespace {

/// Where to keep what goes round; empty: nowhere.
std::string WriteTo;

struct Totals {
  unsigned Modules = 0, SameBytes = 0, Wrong = 0;
};

void keep(unsigned Number, const char *Suffix, StringRef Contents) {
  if (WriteTo.empty())
    return;
  std::ofstream File(WriteTo + "/" + std::to_string(Number) + Suffix,
                     std::ios::binary);
  File.write(Contents.data(), std::streamsize(Contents.size()));
}

/// "", or what went wrong.
std::string roundTrip(ArrayRef<uint8_t> Bytes, bool WasText, Totals &T) {
  Expected<wasm::Module> Before = readBinary(Bytes);
  Expected<std::string> Text =
      Before ? printText(*Before) : Expected<std::string>(Before.takeError());
  if (!Text) { // malformed: there is nothing to go round
    consumeError(Text.takeError());
    return "";
  }
  ++T.Modules;
  keep(T.Modules, ".wasm", toStringRef(Bytes));
  keep(T.Modules, ".wat", *Text);
  Expected<AssembledModule> Again = assembleText(*Text);
  if (!Again)
    return "not parsed again: " + toString(Again.takeError());
  if (ArrayRef<uint8_t>(Again->Bytes) == Bytes) {
    ++T.SameBytes;
    return "";
  }
  if (WasText)
    return "other bytes";
  Expected<wasm::Module> After = readBinary(Again->Bytes);
  if (!After)
    return "not read again: " + toString(After.takeError());
  std::string Difference = differenceOf(*Before, *After);
  if (!Difference.empty())
    return "differs in " + Difference;
  return cantFail(printText(*After)) == *Text ? "" : "another text";
}

void report(const std::string &Where, const std::string &Wrong, Totals &T) {
  if (Wrong.empty())
    return;
  ++T.Wrong;
  std::cout << Where << ": " << Wrong << '\n';
}

void goRound(const std::string &Path, const ScriptCommand &Command, Totals &T) {
  if (!Command.Module || Command.Module->Form == ModuleForm::Instance)
    return;
  const ScriptModule &M = *Command.Module;
  std::string Where = Path + ":" + std::to_string(Command.Position.Line);
  if (M.Form == ModuleForm::Binary)
    return report(Where, roundTrip(arrayRefFromStringRef(M.Decoded), false, T),
                  T);
  Expected<AssembledModule> Assembled = assembleText(
      M.Form == ModuleForm::Quote ? StringRef(M.Decoded) : M.Source);
  if (!Assembled)
    return consumeError(Assembled.takeError());
  report(Where, roundTrip(Assembled->Bytes, true, T), T);
}

void goRound(const std::string &Path, Totals &T) {
  auto File = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                    /*RequiresNullTerminator=*/false);
  if (!File)
    return report(Path, File.getError().message(), T);
  StringRef Contents = (*File)->getBuffer();
  if (!StringRef(Path).ends_with(".wast"))
    return report(Path, roundTrip(arrayRefFromStringRef(Contents), false, T),
                  T);
  auto Commands = parseScript(Contents);
  if (!Commands)
    return report(Path, toString(Commands.takeError()), T);
  for (const ScriptCommand &Command : *Commands)
    goRound(Path, Command, T);
}

} // namespace

int main(int Argc, char **Argv) {
  if (Argc == 3 && StringRef(Argv[1]) == "--write")
    WriteTo = Argv[2];
  else if (Argc != 1)
    return 2;
  Totals T;
  for (std::string Path; std::getline(std::cin, Path);)
    goRound(Path, T);
  std::cout << T.Modules << " modules, " << T.SameBytes << " the same bytes, "
            << T.Wrong << " wrong\n";
  return T.Wrong ? 1 : 0;
}

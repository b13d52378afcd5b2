//===- ModuleVerdicts.cpp - reads and validates many modules --------------===//
//
//   module-verdicts [--all-features] < list of paths
//
// Prints a line for each module: "accepted", or its error. With
// --all-features also what needs a proposal that is not supported is
// validated.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/ReadBinary.h"
#include "compiler/validate/Validate.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <iostream>

using namespace llvm;
using namespace wasmc;

static std::string verdict(const std::string &Path,
                           const wasm::FeatureSet &Accepted) {
  auto File = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                    /*RequiresNullTerminator=*/false);
  if (!File)
    return "cannot read: " + File.getError().message();
  Expected<wasm::Module> M =
      readBinary(arrayRefFromStringRef((*File)->getBuffer()));
  if (!M)
    return toString(M.takeError());
  Expected<ValidModule> Valid = validate(std::move(*M), Accepted);
  return Valid ? "accepted" : toString(Valid.takeError());
}

int main(int Argc, char **Argv) {
  wasm::FeatureSet Accepted = wasm::supportedFeatures();
  if (Argc == 2 && StringRef(Argv[1]) == "--all-features")
    Accepted.set();
  else if (Argc != 1)
    return 2;
  for (std::string Path; std::getline(std::cin, Path);)
    std::cout << verdict(Path, Accepted) << '\n';
}

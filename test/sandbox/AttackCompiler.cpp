//===- AttackCompiler.cpp - wasmc with the runtime of attacks -------------===//
//
// wasmc-attack INPUT OUTPUT: the compiler as it is, but the runtime that it
// carries is the one with AttackSocket.cpp in it.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/Compile.h"
#include "compiler/link/Link.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace wasmc;

namespace {
constexpr char Runtime[] = {
#embed "libwasmrt-attack.a"
};
} // namespace

/// In place of the one in compiler/link.
ArrayRef<char> wasmc::runtimeArchive(Arch) { return Runtime; }

int main(int Argc, char **Argv) {
  ExitOnError Check("wasmc-attack: ");
  if (Argc != 3)
    return 2;
  auto Input = Check(errorOrToExpected(MemoryBuffer::getFile(Argv[1])));
  StringRef Bytes = Input->getBuffer();
  CompileOptions Options;
  Options.Target.Architecture = Arch::X86_64;
  auto Program = Check(compile(
      ArrayRef(reinterpret_cast<const uint8_t *>(Bytes.data()), Bytes.size()),
      Options, Session()));
  std::error_code Error;
  raw_fd_ostream Output(Argv[2], Error);
  Check(errorCodeToError(Error));
  Output.write(Program.data(), Program.size());
  Output.close();
  sys::fs::setPermissions(Argv[2], sys::fs::all_read | sys::fs::all_exe);
  return 0;
}

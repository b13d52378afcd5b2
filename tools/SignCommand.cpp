//===- SignCommand.cpp - wasmc sign ---------------------------------------===//

#include "compiler/driver/SignImage.h"
#include "tools/Commands.h"
#include "tools/Files.h"
#include "tools/Keys.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include <sys/stat.h>

using namespace llvm;
using namespace wasmc;

namespace {

constexpr char Examples[] = R"(Examples:
  wasmc sign --generate-key release.key      makes release.key and release.key.pub
  wasmc sign app.cwasm --key release.key -o app.cwasm
  wasmc run app.cwasm --require-signature release.key.pub)";

struct SignArguments {
  std::string Input, Key, Output, NewKey;
};

/// A secret for its owner's eyes only, from its first moment on.
Error writeSecret(const std::string &Path, const std::string &Text) {
  mode_t Mask = ::umask(077);
  Error Result = writeOutput(Path, Text, /*Executable=*/false);
  ::umask(Mask);
  return Result;
}

ExitCode makeKey(const std::string &Path, Reporter &Report) {
  if (sys::fs::exists(Path)) // what it has signed would be nobody's
    return Report.report(environmentError(Path, "there is a key already"),
                         Path);
  Expected<SecretKey> Key = generateKey();
  if (!Key)
    return Report.report(Key.takeError(), Path);
  std::string PublicPath = Path + ".pub";
  std::string Public = publicKeyText(Key->Public);
  if (Error E = writeSecret(Path, secretKeyText(*Key)))
    return Report.report(std::move(E), Path);
  if (Error E = writeOutput(PublicPath, Public, /*Executable=*/false))
    return Report.report(std::move(E), PublicPath);
  Report.note(Path + ": the secret key; " + PublicPath +
              ": the public key, for --require-signature");
  return ExitCode::Done;
}

ExitCode sign(const SignArguments &A, Reporter &Report) {
  if (!A.NewKey.empty())
    return makeKey(A.NewKey, Report);
  if (A.Input.empty() || A.Key.empty() || A.Output.empty())
    return Report.usage("signing needs an image, --key and -o");
  Expected<FileBytes> KeyFile = readInput(A.Key);
  if (!KeyFile)
    return Report.report(KeyFile.takeError(), A.Key);
  Expected<SecretKey> Key = parseSecretKey((*KeyFile)->getBuffer(), A.Key);
  if (!Key)
    return Report.report(Key.takeError(), A.Key);
  Expected<FileBytes> File = readInput(A.Input);
  if (!File)
    return Report.report(File.takeError(), A.Input);
  SmallVector<char, 0> Image((*File)->getBufferStart(),
                             (*File)->getBufferEnd());
  if (Error E = signImage(Image, A.Input, *Key))
    return Report.report(std::move(E), A.Input);
  if (Error E = writeOutput(A.Output, Image, /*Executable=*/false))
    return Report.report(std::move(E), A.Output);
  return ExitCode::Done;
}

} // namespace

Expected<PublicKey> wasmc::readPublicKey(const std::string &FileOrDigits) {
  constexpr size_t Digits = 64;
  if (FileOrDigits.size() == Digits && all_of(FileOrDigits, isHexDigit))
    return parsePublicKey(FileOrDigits, "--require-signature");
  Expected<FileBytes> File = readInput(FileOrDigits);
  if (!File)
    return File.takeError();
  return parsePublicKey((*File)->getBuffer(), FileOrDigits);
}

void wasmc::addSignCommand(CLI::App &App, Reporter &Report, Command &Chosen) {
  CLI::App *Sub = App.add_subcommand(
      "sign", "Sign a loadable image, so that others can tell who made it");
  auto A = std::make_shared<SignArguments>();
  Sub->add_option("image", A->Input, "What wasmc compile --emit=cwasm made");
  Sub->add_option("--key", A->Key, "The secret key")->type_name("FILE");
  Sub->add_option("-o,--output", A->Output, "The signed image")
      ->type_name("FILE");
  Sub->add_option("--generate-key", A->NewKey,
                  "Make a secret key, and a public one beside it: FILE.pub")
      ->type_name("FILE");
  Sub->footer(Examples);
  Sub->callback([A, &Report, &Chosen] {
    Chosen = [A, &Report] { return sign(*A, Report); };
  });
}

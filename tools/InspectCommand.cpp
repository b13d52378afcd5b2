//===- InspectCommand.cpp - wasmc inspect ---------------------------------===//

#include "compiler/base/Error.h"
#include "compiler/driver/Inspect.h"
#include "tools/Commands.h"
#include "tools/Files.h"
#include "tools/Keys.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace wasmc;

static void printList(StringRef Title, ArrayRef<std::string> Lines) {
  if (Lines.empty())
    return;
  outs() << Title << ":\n";
  for (const std::string &Line : Lines)
    outs() << "  " << Line << '\n';
}

static std::vector<std::string> lines(ArrayRef<ExternSummary> Externs) {
  std::vector<std::string> Lines;
  for (const ExternSummary &E : Externs)
    Lines.push_back((E.Module.empty() ? "" : E.Module + ".") + E.Name + ": " +
                    E.Type);
  return Lines;
}

static void printText(const ModuleSummary &S) {
  outs() << "WebAssembly module";
  if (!S.Name.empty())
    outs() << " \"" << S.Name << '"';
  outs() << ", " << S.Size << " bytes\n";
  printList("imports", lines(S.Imports));
  printList("exports", lines(S.Exports));
  printList("memories", S.Memories);
  printList("tables", S.Tables);
  outs() << "functions: " << S.NumFunctions << " (" << S.CodeBytes << " bytes, "
         << S.NumNamedFunctions << " names)\n"
         << "globals: " << S.NumGlobals << '\n'
         << "element segments: " << S.NumElems << '\n'
         << "data segments: " << S.NumDatas << " (" << S.DataBytes
         << " bytes)\n";
  printList("features needed", S.Features);
  printList("features not supported", S.Unsupported);
  printList("features to switch on with --wasm-features", S.Off);
  std::vector<std::string> Customs;
  for (const CustomSummary &C : S.Customs)
    Customs.push_back(C.Name + ": " + std::to_string(C.Size) + " bytes");
  printList("custom sections", Customs);
}

static json::Array toJson(ArrayRef<ExternSummary> Externs) {
  json::Array List;
  for (const ExternSummary &E : Externs) {
    json::Object Entry{{"name", E.Name}, {"type", E.Type}};
    if (!E.Module.empty())
      Entry["module"] = E.Module;
    List.push_back(std::move(Entry));
  }
  return List;
}

static json::Value toJson(const ModuleSummary &S) {
  json::Object Customs;
  for (const CustomSummary &C : S.Customs)
    Customs[C.Name] = C.Size;
  return json::Object{{"kind", "module"},
                      {"name", S.Name},
                      {"size", S.Size},
                      {"imports", toJson(S.Imports)},
                      {"exports", toJson(S.Exports)},
                      {"memories", json::Array(S.Memories)},
                      {"tables", json::Array(S.Tables)},
                      {"features", json::Array(S.Features)},
                      {"unsupported_features", json::Array(S.Unsupported)},
                      {"off_features", json::Array(S.Off)},
                      {"functions", S.NumFunctions},
                      {"code_bytes", S.CodeBytes},
                      {"data_bytes", S.DataBytes},
                      {"customs", std::move(Customs)}};
}

static std::vector<std::string> grantLines(const ExecutableSummary &S) {
  std::vector<std::string> Lines;
  for (const DirGrant &D : S.Grants.Dirs)
    Lines.push_back((D.ReadOnly ? "--dir-ro " : "--dir ") + D.Host +
                    (D.Guest == D.Host ? "" : "::" + D.Guest));
  for (const std::string &Variable : S.Grants.Env)
    Lines.push_back("--env " + Variable);
  if (S.Grants.InheritEnv)
    Lines.push_back("--inherit-env");
  if (S.Grants.GuestArgs)
    Lines.push_back("--guest-args");
  if (S.Grants.StrictSandbox)
    Lines.push_back("--sandbox=strict");
  Lines.insert(Lines.end(), S.Grants.Limits.begin(), S.Grants.Limits.end());
  return Lines;
}

static void printManifest(const ExecutableSummary &S) {
  outs() << "abi: " << S.AbiVersion;
  if (S.OtherAbi)
    outs() << " (this wasmc has " << S.OwnAbiVersion
           << " and can read no more than the manifest)";
  outs() << '\n';
  for (const auto &[Key, Value] : S.Texts)
    outs() << Key << (Value.empty() ? ":" : ": ") << Value << '\n';
  for (const auto &[Key, Value] : S.Numbers)
    outs() << Key << ": " << Value << '\n';
  outs() << "checksum: " << (S.Damage.empty() ? "right" : S.Damage) << '\n'
         << "signer: "
         << (S.Signer.empty() ? "none"
                              : S.Signer + " (see --require-signature)")
         << '\n';
}

static void printImage(const ExecutableSummary &S) {
  outs() << "loadable image, " << S.Size << " bytes\n";
  printManifest(S);
  if (S.OtherAbi)
    return;
  outs() << "memory_image: " << S.MemoryImageSize << '\n'
         << "functions: " << S.NumFunctions << '\n';
  printList("imports", lines(S.Imports));
  printList("exports", lines(S.Exports));
}

static void printText(const ExecutableSummary &S) {
  if (S.Loadable)
    return printImage(S);
  outs() << "executable for " << S.Target << ", " << S.Size << " bytes\n";
  if (S.HasMemory)
    outs() << "memory: " << S.MemoryMinPages << ".." << S.MemoryMaxPages
           << " pages of " << S.MemoryPageSize << " bytes, "
           << S.MemoryImageSize << " bytes of it initialised\n";
  outs() << "stack: " << S.StackSize << " bytes\n"
         << "functions: " << S.NumFunctions << '\n';
  std::vector<std::string> Grants = grantLines(S);
  if (Grants.empty())
    outs() << "baked in: nothing; grants are given when it is run\n";
  printList(S.HasCeiling ? "baked in, and all that it can get" : "baked in",
            Grants);
}

static json::Value imageToJson(const ExecutableSummary &S) {
  json::Object Image{
      {"kind", "image"}, {"size", S.Size}, {"abi", S.AbiVersion}};
  for (const auto &[Key, Value] : S.Texts)
    Image[Key] = Value;
  for (const auto &[Key, Value] : S.Numbers)
    Image[Key] = Value;
  Image["damage"] = S.Damage;
  Image["signer"] = S.Signer;
  if (S.OtherAbi)
    return Image;
  Image["memory_image"] = S.MemoryImageSize;
  Image["functions"] = S.NumFunctions;
  Image["imports"] = toJson(S.Imports);
  Image["exports"] = toJson(S.Exports);
  return Image;
}

static json::Value toJson(const ExecutableSummary &S) {
  if (S.Loadable)
    return imageToJson(S);
  return json::Object{{"kind", "executable"},
                      {"target", S.Target},
                      {"size", S.Size},
                      {"abi", S.AbiVersion},
                      {"memory_min_pages", S.MemoryMinPages},
                      {"memory_max_pages", S.MemoryMaxPages},
                      {"memory_page_size", S.MemoryPageSize},
                      {"memory_image", S.MemoryImageSize},
                      {"stack", S.StackSize},
                      {"functions", S.NumFunctions},
                      {"baked", json::Array(grantLines(S))},
                      {"ceiling", S.HasCeiling}};
}

template <typename T>
static ExitCode show(Expected<T> Summary, const std::string &Path,
                     Reporter &Report) {
  if (!Summary)
    return Report.report(Summary.takeError(), Path);
  if (Report.json())
    outs() << toJson(*Summary) << '\n';
  else
    printText(*Summary);
  return ExitCode::Done;
}

/// Nothing is said of a file that lacks a required signature.
static Error checkSignature(const FileBytes &File, const std::string &Path,
                            const std::string &KeyName) {
  Expected<PublicKey> Key = readPublicKey(KeyName);
  if (!Key)
    return Key.takeError();
  return requireSignature({File->getBufferStart(), File->getBufferSize()}, Path,
                          *Key);
}

static ExitCode inspect(const std::string &Path, const std::string &KeyName,
                        Reporter &Report) {
  Expected<FileBytes> File = readInput(Path);
  if (!File)
    return Report.report(File.takeError(), Path);
  if (!KeyName.empty())
    if (Error E = checkSignature(*File, Path, KeyName))
      return Report.report(std::move(E), Path);
  ArrayRef<uint8_t> Bytes = bytesOf(*File);
  if (!isExecutable(Bytes)) {
    Expected<SourceModule> Module = SourceModule::from(std::move(*File));
    if (!Module)
      return Report.report(Module.takeError(), Path);
    auto Summary = inspectModule(Module->bytes());
    if (!Summary)
      return Report.report(Module->locate(Summary.takeError()), Path);
    return show(std::move(Summary), Path, Report);
  }
  Expected<ExecutableSummary> Summary = inspectExecutable(Bytes);
  if (!Summary)
    return Report.report(
        environmentError(Path,
                         "not made by wasmc: " + toString(Summary.takeError())),
        Path);
  return show(std::move(Summary), Path, Report);
}

void wasmc::addInspectCommand(CLI::App &App, Reporter &Report,
                              Command &Chosen) {
  CLI::App *Sub = App.add_subcommand(
      "inspect", "Tell what a module needs and offers, what was baked into an "
                 "executable, or all that an image says of itself");
  auto Path = std::make_shared<std::string>();
  auto Key = std::make_shared<std::string>();
  Sub->add_option("file", *Path,
                  "A module, or an executable or image made by wasmc")
      ->required();
  Sub->add_option("--require-signature", *Key,
                  "Fail unless it is an image signed with this public key")
      ->type_name("KEY");
  Sub->footer("Examples:\n  wasmc inspect app.wasm\n  wasmc inspect ./app\n"
              "  wasmc inspect app.cwasm --json");
  Sub->callback([Path, Key, &Report, &Chosen] {
    Chosen = [Path, Key, &Report] { return inspect(*Path, *Key, Report); };
  });
}

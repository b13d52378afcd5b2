//===- Compile.cpp - the whole pipeline -----------------------------------===//
//
// compile() below is the pipeline, stage by stage; each comment says what
// holds from there on.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/Compile.h"
#include "compiler/artifact/Trailer.h"
#include "compiler/binary/ReadBinary.h"
#include "compiler/driver/CheckImports.h"
#include "compiler/driver/CompileParts.h"
#include "compiler/driver/DescribeImage.h"
#include "compiler/driver/DescribeLibrary.h"
#include "compiler/driver/DescribeManifest.h"
#include "compiler/driver/SingleModule.h"
#include "compiler/link/Link.h"
#include "compiler/target/EmitObject.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;
using namespace wasmc;

using Bytes = SmallVector<char, 0>;

static Expected<Bytes> linkParts(const LowerPlan &Plan, LinkJob &Job) {
  switch (Plan.Options->Form) {
  case ImageForm::Executable:
    return linkExecutable(Job);
  case ImageForm::Loadable: {
    Expected<Bytes> Image = linkImage(Job);
    if (Image)
      appendTrailer(*Image);
    return Image;
  }
  case ImageForm::Library:
    break;
  }
  auto Library =
      describeLibrary(Plan.Module->module(), Plan.Options->LibraryName);
  if (!Library)
    return Library.takeError();
  auto GlueTM = createTargetMachine(Plan.Options->Target, OptLevel::O2);
  if (!GlueTM)
    return GlueTM.takeError();
  LLVMContext Context;
  Bytes Glue = emitObject(*buildLibraryModule(*Library, Context, **GlueTM),
                          **GlueTM, EmitKind::Object);
  return linkLibrary(Job, libraryImageSymbol(*Library), Glue);
}

/// The description and all objects, as one executable, image or library.
static Expected<Bytes> link(const LowerPlan &Plan, ArrayRef<uint8_t> Wasm,
                            std::optional<wasm::FuncIndex> Entry,
                            CompiledParts Parts) {
  const CompileOptions &Options = *Plan.Options;
  ImageDescription Image =
      describeImage(Plan, Entry, std::move(Parts.Contents));
  if (Plan.isLoadable())
    Image.Manifest = describeManifest(Plan, Wasm);
  auto TM = createTargetMachine(Options.Target, OptLevel::O0);
  if (!TM)
    return TM.takeError();
  LLVMContext Context;
  Parts.Objects.push_back(emitObject(*buildImageModule(Image, Context, **TM),
                                     **TM, EmitKind::Object));
  LinkJob Job;
  Job.Architecture = Options.Target.Architecture;
  Job.KeepSymbols = Options.KeepSymbols;
  for (const Bytes &Object : Parts.Objects)
    Job.Objects.push_back(Object);
  return linkParts(Plan, Job);
}

/// Before hours of compilation.
static Error checkLibrary(const ValidModule &M, const CompileOptions &Options) {
  if (Error E = checkWasiImports(M))
    return E;
  return describeLibrary(M.module(), Options.LibraryName).takeError();
}

Error wasmc::validateOnly(ArrayRef<uint8_t> Wasm, wasm::FeatureSet Accepted) {
  Expected<wasm::Module> Module = readBinary(Wasm);
  if (!Module)
    return Module.takeError();
  return validate(std::move(*Module), Accepted).takeError();
}

Expected<Bytes> wasmc::compile(ArrayRef<uint8_t> Wasm,
                               const CompileOptions &Options,
                               const Session &S) {
  // The target exists and takes the CPU and features, whatever the input is.
  if (Error E = createTargetMachine(Options.Target, Options.Opt).takeError())
    return E;

  S.progress(Stage::Read, 0, 1);
  Expected<wasm::Module> Module = readBinary(Wasm);
  if (!Module)
    return Module.takeError();
  // The bytes follow the binary grammar, and all proposals are known.
  if (S.StopAfter == Stage::Read)
    return Bytes();

  S.progress(Stage::Validate, 0, 1);
  Expected<ValidModule> Valid = validate(std::move(*Module), S.Accepted);
  if (!Valid)
    return Valid.takeError();
  // From here on the module can't be at fault, except in what it asks of its
  // surroundings.
  if (S.StopAfter == Stage::Validate)
    return Bytes();

  // A loadable image is called into, and finds its imports when it is linked.
  bool Closed = Options.Form == ImageForm::Executable;
  if (Closed)
    if (Error E = checkImports(*Valid, Options))
      return E;
  if (Options.Form == ImageForm::Library)
    if (Error E = checkLibrary(*Valid, Options))
      return E;
  LowerPlan Plan = planLowering(*Valid, Options);
  if (S.Output != OutputKind::Linked)
    return compileSingleModule(Plan, S);
  std::optional<wasm::FuncIndex> Entry;
  if (Closed)
    if (Error E = findEntry(*Valid).moveInto(Entry))
      return E;

  Expected<CompiledParts> Parts = compileParts(Plan, S);
  if (!Parts)
    return Parts.takeError();
  // Machine code for every function, with the Wasm offset and the trap of
  // every address; no IR is left.
  if (S.StopAfter < Stage::Link)
    return Bytes();

  S.progress(Stage::Link, 0, 1);
  return link(Plan, Wasm, Entry, std::move(*Parts));
}

Expected<std::string>
wasmc::compileLibraryHeader(ArrayRef<uint8_t> Wasm,
                            const CompileOptions &Options) {
  Expected<wasm::Module> Module = readBinary(Wasm);
  if (!Module)
    return Module.takeError();
  Expected<ValidModule> Valid = validate(std::move(*Module));
  if (!Valid)
    return Valid.takeError();
  if (Error E = checkLibrary(*Valid, Options))
    return E;
  auto Library = describeLibrary(Valid->module(), Options.LibraryName);
  if (!Library)
    return Library.takeError();
  return libraryHeader(*Library, libraryHeaderText());
}

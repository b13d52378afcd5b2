//===- Inspect.cpp - what a file says of itself ---------------------------===//

#include "compiler/driver/Inspect.h"
#include "compiler/artifact/ImageModule.h"
#include "compiler/artifact/Trailer.h"
#include "compiler/binary/ReadBinary.h"
#include "compiler/driver/BakeGrants.h"
#include "compiler/driver/ImageTypes.h"
#include "compiler/driver/Targets.h"
#include "compiler/driver/TypeText.h"
#include "compiler/validate/Validate.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Object/ELF.h"

using namespace llvm;
using namespace wasmc;

static void listExterns(const wasm::Module &M, ModuleSummary &S) {
  for (const wasm::Import &I : M.Imports)
    S.Imports.push_back({printable(I.Module), printable(I.Name),
                         externText(M, I.Kind, I.Index)});
  for (const wasm::Export &E : M.Exports)
    S.Exports.push_back(
        {"", printable(E.Name), externText(M, E.Kind, E.Index)});
  for (const wasm::Memory &Memory : M.Memories)
    S.Memories.push_back(typeText(Memory.Type));
  for (const wasm::Table &Table : M.Tables)
    S.Tables.push_back(typeText(Table.Type));
}

static void count(const wasm::Module &M, ModuleSummary &S) {
  S.NumFunctions = M.Functions.size() - M.NumImportedFuncs;
  for (const wasm::Function &F : M.Functions)
    S.CodeBytes += F.Body.Bytes.size();
  for (StringRef Name : M.Name.Functions)
    S.NumNamedFunctions += !Name.empty();
  S.NumGlobals = M.Globals.size();
  S.NumElems = M.Elems.size();
  S.NumDatas = M.Datas.size();
  for (const wasm::DataSegment &D : M.Datas)
    S.DataBytes += D.Bytes.Bytes.size();
  for (const wasm::CustomSection &C : M.Customs)
    S.Customs.push_back({printable(C.Name), C.Bytes.Bytes.size()});
}

Expected<ModuleSummary> wasmc::inspectModule(ArrayRef<uint8_t> Wasm) {
  Expected<wasm::Module> Module = readBinary(Wasm);
  if (!Module)
    return Module.takeError();
  Expected<ValidModule> Valid =
      validate(std::move(*Module), wasm::FeatureSet().set());
  if (!Valid)
    return Valid.takeError();
  const wasm::Module &M = Valid->module();
  ModuleSummary S;
  S.Name = printable(M.Name.Module);
  S.Size = Wasm.size();
  listExterns(M, S);
  count(M, S);
  for (unsigned I = 0; I < wasm::NumFeatures; ++I) {
    if (!M.Features[I])
      continue;
    S.Features.push_back(wasm::featureText(wasm::Feature(I)).str());
    if (!wasm::isSupported(wasm::Feature(I)))
      S.Unsupported.push_back(S.Features.back());
    else if (!wasm::defaultFeatures().test(I))
      S.Off.push_back(S.Features.back());
  }
  return S;
}

bool wasmc::isExecutable(ArrayRef<uint8_t> File) {
  return toStringRef(File).starts_with(StringRef(ELF::ElfMagic, 4));
}

static StringRef targetOf(ArrayRef<uint8_t> File) {
  auto ELFFile = object::ELFFile<object::ELF64LE>::create(toStringRef(File));
  if (!ELFFile) {
    consumeError(ELFFile.takeError());
    return "unknown";
  }
  switch (ELFFile->getHeader().e_machine) {
  case ELF::EM_X86_64:
    return targetName(Arch::X86_64);
  case ELF::EM_AARCH64:
    return targetName(Arch::AArch64);
  case ELF::EM_RISCV:
    return targetName(Arch::RISCV64);
  }
  return "unknown";
}

static void listManifest(const ImageManifest &M, ExecutableSummary &S) {
#define MANIFEST_TEXT(Name, Key)                                               \
  S.Texts.push_back({Key, printable(M[abi::ManifestText::Name])});
#define MANIFEST_NUMBER(Name, Key)                                             \
  S.Numbers.push_back({Key, M[abi::ManifestNumber::Name]});
#include "runtime-support/abi/Manifest.def"
}

static Error listLinking(const ImageLinking &L, ExecutableSummary &S) {
  Expected<ImageTypeTexts> Types = imageTypeTexts(L);
  if (!Types)
    return Types.takeError();
  for (auto [I, Type] : zip(L.Imports, Types->Imports))
    S.Imports.push_back({printable(I.Module), printable(I.Name), Type});
  for (auto [E, Type] : zip(L.Exports, Types->Exports))
    S.Exports.push_back({"", printable(E.Name), Type});
  return Error::success();
}

static void addTrailer(ArrayRef<char> File, ExecutableSummary &S) {
  Expected<abi::Trailer> T = readTrailer(File);
  if (!T)
    S.Damage = toString(T.takeError());
  else if (any_of(T->Signature, [](uint8_t Byte) { return Byte != 0; }))
    S.Signer = toHex(T->Signer, /*LowerCase=*/true);
}

Expected<ExecutableSummary> wasmc::inspectExecutable(ArrayRef<uint8_t> File) {
  ArrayRef<char> Bytes(reinterpret_cast<const char *>(File.data()),
                       File.size());
  Expected<ImageSummary> Image = readImage(Bytes);
  if (!Image)
    return Image.takeError();
  Expected<BakedGrants> Baked = readGrants(Image->Grants);
  if (!Baked)
    return Baked.takeError();
  ExecutableSummary S;
  S.Loadable = Image->Loadable;
  S.OtherAbi = Image->AbiVersion != abi::AbiVersion;
  S.OwnAbiVersion = abi::AbiVersion;
  if (Image->Manifest)
    listManifest(*Image->Manifest, S);
  if (S.Loadable)
    addTrailer(Bytes, S);
  if (Image->Linking)
    if (Error E = listLinking(*Image->Linking, S))
      return E;
  S.Target = targetOf(File).str();
  S.Size = File.size();
  S.AbiVersion = Image->AbiVersion;
  S.HasMemory = Image->HasMemory;
  S.MemoryMinPages = Image->Memory.MinPages;
  S.MemoryMaxPages = Image->Memory.MaxPages;
  S.MemoryPageSize = uint64_t(1) << Image->Memory.PageSizeLog2;
  S.MemoryImageSize = Image->MemoryImageSize;
  S.StackSize = Image->StackSize;
  S.NumFunctions = Image->NumFunctions;
  S.Grants = std::move(Baked->Grants);
  S.HasCeiling = Baked->HasCeiling;
  return S;
}

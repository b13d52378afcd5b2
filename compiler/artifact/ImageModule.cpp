//===- ImageModule.cpp - the description an image carries -----------------===//
//
// Writes abi/Image.h's structures into one block of bytes and wraps them in an
// LLVM module. A reference to code is the difference between a symbol and the
// field's own address: a PC-relative relocation on x86-64 and AArch64, a pair
// of additions on RISC-V, and on none of them anything left to do at start.
//
//===----------------------------------------------------------------------===//

#include "compiler/artifact/ImageModule.h"
#include "compiler/artifact/ImageWriter.h"
#include "compiler/artifact/TrapStream.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;
using namespace wasmc;

namespace {

/// Symbols that this module defines or that the linker makes.
constexpr StringLiteral HeaderSymbol = "wasmc_image";
constexpr StringLiteral MemorySymbol = "wasmc_memory_image";
constexpr StringLiteral MemorySection = "wasm_memory";
constexpr StringLiteral CodeBeginSymbol = "__start_wasm_text";
constexpr StringLiteral CodeEndSymbol = "__stop_wasm_text";
constexpr StringLiteral MemoryRoutinesBeginSymbol = "__start_wasmc_mem_text";
constexpr StringLiteral MemoryRoutinesEndSymbol = "__stop_wasmc_mem_text";

/// From this size on an image is mapped, not copied: padding to whole 64 KiB
/// and a segment of its own cost about as much as copying less.
constexpr uint64_t MapThreshold = 64 << 10;

/// The initial memory without the zeros that a fresh memory has anyway.
struct TrimmedMemory {
  uint64_t Offset = 0; ///< in linear memory
  ArrayRef<uint8_t> Bytes;
  bool Map = false;
  uint64_t PaddedSize = 0;
};

TrimmedMemory trimMemory(const ImageDescription &Image) {
  TrimmedMemory T;
  ArrayRef<uint8_t> Bytes = Image.MemoryImage;
  while (!Bytes.empty() && Bytes.back() == 0)
    Bytes = Bytes.drop_back();
  size_t Zeros = 0;
  while (Zeros < Bytes.size() && Bytes[Zeros] == 0)
    ++Zeros;
  T.Offset = Image.MemoryImageOffset + Zeros;
  T.Bytes = Bytes.drop_front(Zeros);
  T.PaddedSize = T.Bytes.size();
  if (!Image.MapsMemory || T.Bytes.size() < MapThreshold)
    return T;
  uint64_t Begin = alignDown(T.Offset, abi::WasmPageSize);
  assert(Begin >= Image.MemoryImageOffset &&
         "a mapped image begins on a page boundary");
  T.Map = true;
  T.Bytes = Bytes.drop_front(Begin - Image.MemoryImageOffset);
  T.Offset = Begin;
  T.PaddedSize = alignTo(T.Bytes.size(), abi::WasmPageSize);
  return T;
}

#define FIELD(Name) offsetof(abi::ImageHeader, Name)

/// One method a part of the header, in the header's order.
class DescriptionWriter {
public:
  DescriptionWriter(const ImageDescription &Image, const TrimmedMemory &Memory)
      : Image(Image), Memory(Memory) {}

  ImageWriter take() {
    uint32_t Header =
        W.reserve(sizeof(abi::ImageHeader), alignof(abi::ImageHeader));
    assert(Header == 0 && "the header comes first");
    (void)Header;
    writeNumbers();
    writeMemory();
    writeCode();
    writeFuncrefs();
    writeSegments();
    writeFunctions();
    writeTags();
    writeNames();
    writeRest();
    if (Image.Linking) {
      writeManifest(Image.Manifest);
      writeLinking(*Image.Linking);
    }
    W.finish();
    return std::move(W);
  }

private:
  void writeNumbers() {
    W.write(FIELD(Magic), abi::ImageMagic);
    W.write(FIELD(Version), abi::AbiVersion);
    W.write(FIELD(InstanceSize), Image.InstanceSize);
    W.write(FIELD(Flags), flags());
    W.write(FIELD(Memory), Image.Memory);
    W.write(FIELD(StackSize), Image.StackSize);
    W.write(FIELD(FuncrefOffset), Image.FuncrefOffset);
    W.write(FIELD(ElemSizeOffset), Image.ElemSizeOffset);
    W.write(FIELD(DataSizeOffset), Image.DataSizeOffset);
  }

  uint32_t flags() const {
    uint32_t Flags = 0;
    for (auto [Flag, Set] : {std::pair(abi::HasMemory, Image.HasMemory),
                             {abi::MapMemoryImage, Memory.Map},
                             {abi::Loadable, Image.Linking.has_value()},
                             {abi::ChecksBounds, Image.ChecksBounds},
                             {abi::MetersFuel, Image.MetersFuel},
                             {abi::Interruptible, Image.Interruptible},
                             {abi::TrapsByCalls, Image.TrapsByCalls}})
      Flags |= Set ? Flag : 0;
    return Flags;
  }

  void writeMemory() {
    W.write(FIELD(MemoryRefOffset), Image.MemoryRefOffset);
    W.referArray(FIELD(FurtherMemories),
                 W.appendArray<abi::MemoryInit>(Image.FurtherMemories),
                 uint32_t(Image.FurtherMemories.size()));
    if (Memory.Bytes.empty())
      return;
    W.write(FIELD(MemoryImageOffset), Memory.Offset);
    W.write(FIELD(MemoryImageSize), Memory.PaddedSize);
    if (Memory.Map)
      W.refer(FIELD(MemoryImage), MemorySymbol);
    else
      W.refer(FIELD(MemoryImage), W.append(Memory.Bytes, 16));
  }

  void writeCode() {
    W.refer(FIELD(Init), Image.InitSymbol);
    W.refer(FIELD(Start), Image.StartSymbol);
    if (Image.Functions.empty())
      return; // then the linker makes no symbols around the section
    W.refer(FIELD(CodeBegin), CodeBeginSymbol);
    W.refer(FIELD(CodeEnd), CodeEndSymbol);
  }

  void writeFuncrefs() {
    uint32_t At = W.reserve(Image.Funcrefs.size() * sizeof(abi::FuncrefInit),
                            alignof(abi::FuncrefInit));
    W.referArray(FIELD(Funcrefs), At, uint32_t(Image.Funcrefs.size()));
    for (const ImageFuncref &F : Image.Funcrefs) {
      W.write(At, abi::FuncrefInit{{0}, F.TypeId, F.FuncIndex});
      W.refer(At + offsetof(abi::FuncrefInit, Code), F.Symbol);
      At += sizeof(abi::FuncrefInit);
    }
    W.referArray(FIELD(Tables), W.appendArray<abi::TableInit>(Image.Tables),
                 uint32_t(Image.Tables.size()));
  }

  void writeSegments() {
    uint32_t At = W.reserve(Image.Elems.size() * sizeof(abi::ElemInit),
                            alignof(abi::ElemInit));
    W.referArray(FIELD(Elems), At, uint32_t(Image.Elems.size()));
    for (const ImageElem &E : Image.Elems) {
      W.write(At, abi::ElemInit{{{0}, 0}, E.DynamicOffset, E.Size});
      W.referArray(At + offsetof(abi::ElemInit, Funcrefs),
                   W.appendArray<uint32_t>(E.Funcrefs),
                   uint32_t(E.Funcrefs.size()));
      At += sizeof(abi::ElemInit);
    }
    At = W.reserve(Image.Datas.size() * sizeof(abi::DataInit),
                   alignof(abi::DataInit));
    W.referArray(FIELD(Datas), At, uint32_t(Image.Datas.size()));
    for (ArrayRef<uint8_t> Data : Image.Datas) {
      W.referArray(At, W.append(Data, 1), uint32_t(Data.size()));
      At += sizeof(abi::DataInit);
    }
  }

  void writeFunctions() {
    uint32_t At = W.reserve(Image.Functions.size() * sizeof(abi::FunctionEntry),
                            alignof(abi::FunctionEntry));
    W.referArray(FIELD(Functions), At, uint32_t(Image.Functions.size()));
    std::vector<uint8_t> Stream;
    for (const ImageFunction &F : Image.Functions) {
      W.write(At, abi::FunctionEntry{{0},
                                     F.FuncIndex,
                                     F.BodyOffset,
                                     nameOffset(F.Name),
                                     uint32_t(Stream.size())});
      W.refer(At + offsetof(abi::FunctionEntry, Code), F.Symbol);
      At += sizeof(abi::FunctionEntry);
      encodeTrapRows(F.Rows, Stream);
    }
    W.referArray(FIELD(TrapStream), W.append(Stream, 1),
                 uint32_t(Stream.size()));
  }

  void writeTags() {
    std::vector<abi::TagInit> Tags;
    for (const ImageTag &T : Image.Tags)
      Tags.push_back({T.Offset, T.TypeId, T.Index, nameOffset(T.Name),
                      nameOffset(T.Values)});
    W.referArray(FIELD(Tags), W.appendArray<abi::TagInit>(Tags),
                 uint32_t(Tags.size()));
  }

  void writeNames() {
    W.referArray(FIELD(Names), W.append(Names, 1), uint32_t(Names.size()));
  }

  uint32_t nameOffset(StringRef Name) {
    if (Name.empty())
      return 0;
    auto Offset = uint32_t(Names.size());
    Names.insert(Names.end(), Name.begin(), Name.end());
    Names.push_back(0);
    return Offset;
  }

  void writeRest() {
    W.referArray(FIELD(SyscallFilter),
                 W.appendArray<abi::FilterInstruction>(Image.SyscallFilter),
                 uint32_t(Image.SyscallFilter.size()));
    W.referArray(FIELD(DirectoryFilter),
                 W.appendArray<abi::FilterInstruction>(Image.DirectoryFilter),
                 uint32_t(Image.DirectoryFilter.size()));
    W.referArray(FIELD(Grants), W.append(Image.Grants, 1),
                 uint32_t(Image.Grants.size()));
  }

  void writeText(uint32_t Field, StringRef Text) {
    W.referArray(Field, W.append(arrayRefFromStringRef(Text), 1),
                 uint32_t(Text.size()));
  }

  void writeManifest(const ImageManifest &M) {
    using Text = abi::RelArray<char>;
    constexpr uint32_t Field = FIELD(Manifest);
    uint32_t At = W.reserve(M.Texts.size() * sizeof(Text), alignof(Text));
    W.referArray(Field + offsetof(abi::Manifest, Texts), At,
                 uint32_t(M.Texts.size()));
    W.referArray(Field + offsetof(abi::Manifest, Numbers),
                 W.appendArray<uint64_t>(M.Numbers),
                 uint32_t(M.Numbers.size()));
    for (const std::string &T : M.Texts) {
      writeText(At, T);
      At += sizeof(Text);
    }
  }

  void writeLinking(const ImageLinking &L) {
    W.referArray(FIELD(Types), W.appendArray<uint32_t>(L.Types),
                 uint32_t(L.Types.size()));
    W.write(FIELD(NumTypes), L.NumTypes);
    W.write(FIELD(TypeIdOffset), L.TypeIdOffset);
    if (L.HasMemoryRoutines) {
      W.refer(FIELD(MemoryRoutinesBegin), MemoryRoutinesBeginSymbol);
      W.refer(FIELD(MemoryRoutinesEnd), MemoryRoutinesEndSymbol);
    }
    writeImports(L.Imports);
    writeExports(L.Exports);
  }

  void writeImports(ArrayRef<ImageImport> Imports) {
    using Import = abi::ImportEntry;
    uint32_t At = W.reserve(Imports.size() * sizeof(Import), alignof(Import));
    W.referArray(FIELD(Imports), At, uint32_t(Imports.size()));
    for (const ImageImport &I : Imports) {
      W.write(At + offsetof(Import, Type), I.Type);
      W.write(At + offsetof(Import, Offset), I.Offset);
      W.refer(At + offsetof(Import, HostThunk), I.ThunkSymbol);
      writeText(At + offsetof(Import, Module), I.Module);
      writeText(At + offsetof(Import, Name), I.Name);
      At += sizeof(Import);
    }
  }

  void writeExports(ArrayRef<ImageExport> Exports) {
    using Export = abi::ExportEntry;
    uint32_t At = W.reserve(Exports.size() * sizeof(Export), alignof(Export));
    W.referArray(FIELD(Exports), At, uint32_t(Exports.size()));
    for (const ImageExport &E : Exports) {
      W.write(At + offsetof(Export, Type), E.Type);
      W.write(At + offsetof(Export, ImportPlusOne), E.ImportPlusOne);
      W.write(At + offsetof(Export, Offset), E.Offset);
      W.refer(At + offsetof(Export, Entry), E.EntrySymbol);
      writeText(At + offsetof(Export, Name), E.Name);
      At += sizeof(Export);
    }
  }

  const ImageDescription &Image;
  const TrimmedMemory &Memory;
  ImageWriter W;
  std::vector<uint8_t> Names = {0}; ///< offset 0 is the empty one
};

#undef FIELD

/// A symbol that is, until it is defined here, another object's or the
/// linker's. Its type doesn't matter.
GlobalVariable *hiddenSymbol(Module &M, StringRef Name) {
  if (GlobalVariable *Known = M.getNamedGlobal(Name))
    return Known;
  auto *G = new GlobalVariable(M, Type::getInt8Ty(M.getContext()),
                               /*isConstant=*/true,
                               GlobalValue::ExternalLinkage, nullptr, Name);
  G->setVisibility(GlobalValue::HiddenVisibility);
  G->setDSOLocal(true);
  return G;
}

/// Gives a symbol that may be in use already its contents.
GlobalVariable *define(Module &M, StringRef Name, Constant *Contents,
                       bool ReadOnly, uint64_t Alignment) {
  GlobalVariable *Declared = hiddenSymbol(M, Name);
  auto *G = new GlobalVariable(M, Contents->getType(), ReadOnly,
                               GlobalValue::ExternalLinkage, Contents);
  G->setVisibility(GlobalValue::HiddenVisibility);
  G->setDSOLocal(true);
  G->setAlignment(Align(Alignment));
  G->takeName(Declared);
  Declared->replaceAllUsesWith(G);
  Declared->eraseFromParent();
  return G;
}

void defineMemory(Module &M, const TrimmedMemory &Memory) {
  std::vector<uint8_t> Bytes(Memory.Bytes.begin(), Memory.Bytes.end());
  Bytes.resize(Memory.PaddedSize);
  define(M, MemorySymbol, ConstantDataArray::get(M.getContext(), Bytes),
         /*ReadOnly=*/false, abi::WasmPageSize)
      ->setSection(MemorySection);
}

/// The block as a packed struct: byte arrays, and an i32 a fixup.
void defineHeader(Module &M, const ImageWriter &W) {
  LLVMContext &Context = M.getContext();
  Type *I8 = Type::getInt8Ty(Context);
  Type *I32 = Type::getInt32Ty(Context), *I64 = Type::getInt64Ty(Context);
  // Stands for the header in its own fields until its type is known.
  GlobalVariable *Self = hiddenSymbol(M, HeaderSymbol);
  SmallVector<Constant *, 0> Parts;
  uint32_t At = 0;
  auto AddBytes = [&](uint32_t End) {
    if (End > At)
      Parts.push_back(
          ConstantDataArray::get(Context, W.bytes().slice(At, End - At)));
    At = End;
  };
  for (const ImageWriter::Fixup &F : W.fixups()) {
    AddBytes(F.Field);
    Constant *Field = ConstantExpr::getInBoundsGetElementPtr(
        I8, Self, ConstantInt::get(I64, F.Field));
    Constant *Target = hiddenSymbol(M, F.Symbol);
    Constant *Distance =
        ConstantExpr::getSub(ConstantExpr::getPtrToInt(Target, I64),
                             ConstantExpr::getPtrToInt(Field, I64));
    Parts.push_back(ConstantExpr::getTrunc(Distance, I32));
    At = F.Field + 4;
  }
  AddBytes(uint32_t(W.bytes().size()));

  define(M, HeaderSymbol, ConstantStruct::getAnon(Parts, /*Packed=*/true),
         /*ReadOnly=*/true, alignof(abi::ImageHeader))
      ->setSection(ImageSection);
}

} // namespace

std::unique_ptr<Module> wasmc::buildImageModule(const ImageDescription &Image,
                                                LLVMContext &Context,
                                                const TargetMachine &TM) {
  TrimmedMemory Memory = trimMemory(Image);
  auto M = std::make_unique<Module>("image", Context);
  M->setTargetTriple(TM.getTargetTriple());
  M->setDataLayout(TM.createDataLayout());
  M->setPICLevel(PICLevel::SmallPIC);
  defineHeader(*M, DescriptionWriter(Image, Memory).take());
  if (Memory.Map)
    defineMemory(*M, Memory);
  return M;
}

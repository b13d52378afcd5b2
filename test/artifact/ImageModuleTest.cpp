//===- ImageModuleTest.cpp - the image description in an object -----------===//

#include "compiler/artifact/ImageModule.h"
#include "test/artifact/Targets.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Object/ELFObjectFile.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

namespace abi = wasmc::abi; // not the C++ library's

ImageDescription smallImage() {
  ImageDescription D;
  D.InstanceSize = 128;
  D.HasMemory = true;
  D.Memory.MinPages = 2;
  D.Memory.MaxPages = 65536;
  D.MemoryImageOffset = 1000;
  D.MemoryImage = {0, 0, 7, 0, 8, 0};
  D.InitSymbol = "wasm.init";
  D.Funcrefs = {{"wasm.f0", 3, 0}};
  D.Tables = {{-96, 0, 1, 10, 0}};
  D.Elems = {{{1, 0, 1}, 0, 3}};
  D.Functions = {{"wasm.f0", 0, 40, "main", {{0, 1, abi::TrapCode::None}}}};
  D.Grants = {'a', 0};
  return D;
}

struct Built {
  LLVMContext Context;
  std::unique_ptr<TargetMachine> TM;
  std::unique_ptr<Module> M;
  explicit Built(const ImageDescription &D,
                 const test::TestTarget &T = test::Targets[0])
      : TM(test::machineFor(T)), M(buildImageModule(D, Context, *TM)) {
    EXPECT_FALSE(verifyModule(*M, &errs()));
  }
};

/// The header's bytes with 0 where relocations will be put.
std::string bytesOf(const Module &M) {
  std::string Bytes;
  const auto *Parts =
      cast<ConstantStruct>(M.getNamedGlobal("wasmc_image")->getInitializer());
  for (const Use &Part : Parts->operands())
    if (auto *Data = dyn_cast<ConstantDataSequential>(Part))
      Bytes += Data->getRawDataValues();
    else if (isa<ConstantAggregateZero>(Part))
      Bytes.append(cast<ArrayType>(Part->getType())->getNumElements(), 0);
    else
      Bytes.append(4, 0);
  return Bytes;
}

abi::ImageHeader headerOf(const std::string &Bytes) {
  abi::ImageHeader H;
  std::memcpy(static_cast<void *>(&H), Bytes.data(), sizeof(H));
  return H;
}

TEST(ImageModule, TrimsZerosAtBothEndsOfASmallMemory) {
  Built B(smallImage());
  std::string Bytes = bytesOf(*B.M);
  abi::ImageHeader H = headerOf(Bytes);
  EXPECT_EQ(H.Magic, abi::ImageMagic);
  EXPECT_EQ(H.Flags, abi::HasMemory);
  EXPECT_EQ(H.MemoryImageOffset, 1002u);
  ASSERT_EQ(H.MemoryImageSize, 3u);
  const char *Memory = Bytes.data() + offsetof(abi::ImageHeader, MemoryImage) +
                       H.MemoryImage.Distance;
  EXPECT_EQ(std::string(Memory, 3), std::string("\7\0\10", 3));
}

TEST(ImageModule, LeavesNullWhereThereIsNothing) {
  Built B(smallImage());
  abi::ImageHeader H = headerOf(bytesOf(*B.M));
  EXPECT_EQ(H.Start.Distance, 0);
  EXPECT_EQ(H.Datas.First.Distance, 0);
  EXPECT_EQ(H.Datas.Count, 0u);
  EXPECT_EQ(H.SyscallFilter.First.Distance, 0);
  EXPECT_EQ(H.Grants.Count, 2u);
}

TEST(ImageModule, MapsALargeMemoryInWholePages) {
  ImageDescription D = smallImage();
  D.MemoryImageOffset = 65536;
  D.MemoryImage.assign(4 * 65536, 0);
  D.MemoryImage[65536 + 5] = 1;     // the first page is left out
  D.MemoryImage[3 * 65536 - 1] = 2; // so is the last
  Built B(D);
  abi::ImageHeader H = headerOf(bytesOf(*B.M));
  EXPECT_EQ(H.Flags, uint32_t(abi::HasMemory | abi::MapMemoryImage));
  EXPECT_EQ(H.MemoryImageOffset, 2u * 65536);
  EXPECT_EQ(H.MemoryImageSize, 2u * 65536);
  GlobalVariable *Memory = B.M->getNamedGlobal("wasmc_memory_image");
  ASSERT_TRUE(Memory);
  EXPECT_FALSE(Memory->isConstant());
  EXPECT_EQ(Memory->getAlign()->value(), 65536u);
  auto *Data = cast<ConstantDataArray>(Memory->getInitializer());
  EXPECT_EQ(Data->getNumElements(), 2u * 65536);
  EXPECT_EQ(Data->getElementAsInteger(5), 1u);
  EXPECT_EQ(Data->getElementAsInteger(2 * 65536 - 1), 2u);
}

TEST(ImageModule, DescriptionIsReadOnlyOnEveryTarget) {
  for (const test::TestTarget &T : test::Targets) {
    SCOPED_TRACE(T.Triple);
    Built B(smallImage(), T);
    SmallVector<char, 0> Bytes = test::objectFor(*B.M, *B.TM);
    auto File = cantFail(object::ObjectFile::createELFObjectFile(
        MemoryBufferRef({Bytes.data(), Bytes.size()}, "image")));
    bool Found = false;
    for (const object::ELFSymbolRef Symbol :
         cast<object::ELFObjectFileBase>(*File).symbols()) {
      if (cantFail(Symbol.getName()) != "wasmc_image")
        continue;
      Found = true;
      object::ELFSectionRef Section(*cantFail(Symbol.getSection()));
      EXPECT_FALSE(Section.getFlags() & ELF::SHF_WRITE);
    }
    EXPECT_TRUE(Found);
  }
}

//===--- Loadable images --------------------------------------------------===//

template <typename T>
T at(const std::string &Bytes, size_t Field, abi::RelArray<T> A, uint32_t I) {
  EXPECT_LT(I, A.Count);
  T Value;
  std::memcpy(static_cast<void *>(&Value),
              Bytes.data() + Field + A.First.Distance + I * sizeof(T),
              sizeof(T));
  return Value;
}

std::string textAt(const std::string &Bytes, size_t Field,
                   abi::RelArray<char> A) {
  return Bytes.substr(Field + A.First.Distance, A.Count);
}

TEST(ImageModule, SaysWhatALoadableImageIsLinkedBy) {
  ImageDescription D = smallImage();
  D.ChecksBounds = true;
  ImageLinking &L = D.Linking.emplace();
  L.Types = {1, 2, 3};
  L.NumTypes = 1;
  L.TypeIdOffset = -80;
  D.MemoryRefOffset = -96;
  abi::ExternType Memory = {};
  Memory.Kind = abi::ExternKind::Memory;
  Memory.Min = 7;
  L.Imports = {{"env", "", {}, -120}, {"a", "memory", Memory, -96}};
  L.Exports = {{"run", {}, 0, -300, "wasm.entry.0"}, {"m", Memory, 2, 0, ""}};
  Built B(D);
  std::string Bytes = bytesOf(*B.M);
  abi::ImageHeader H = headerOf(Bytes);
  EXPECT_EQ(H.Flags,
            uint32_t(abi::HasMemory | abi::Loadable | abi::ChecksBounds));
  EXPECT_EQ(H.NumTypes, 1u);
  EXPECT_EQ(H.TypeIdOffset, -80);
  EXPECT_EQ(H.MemoryRefOffset, -96);
  EXPECT_EQ(at(Bytes, offsetof(abi::ImageHeader, Types), H.Types, 2), 3u);
  EXPECT_EQ(H.MemoryRoutinesBegin.Distance, 0);

  size_t Imports = offsetof(abi::ImageHeader, Imports);
  ASSERT_EQ(H.Imports.Count, 2u);
  auto First = at(Bytes, Imports, H.Imports, 0),
       Second = at(Bytes, Imports, H.Imports, 1);
  size_t Entry = Imports + H.Imports.First.Distance;
  EXPECT_EQ(First.Offset, -120);
  EXPECT_EQ(
      textAt(Bytes, Entry + offsetof(abi::ImportEntry, Module), First.Module),
      "env");
  EXPECT_EQ(First.Name.Count, 0u);
  EXPECT_EQ(First.Name.First.Distance, 0);
  Entry += sizeof(abi::ImportEntry);
  EXPECT_EQ(
      textAt(Bytes, Entry + offsetof(abi::ImportEntry, Name), Second.Name),
      "memory");
  EXPECT_EQ(Second.Type.Kind, abi::ExternKind::Memory);
  EXPECT_EQ(Second.Type.Min, 7u);

  size_t Exports = offsetof(abi::ImageHeader, Exports);
  ASSERT_EQ(H.Exports.Count, 2u);
  EXPECT_EQ(at(Bytes, Exports, H.Exports, 0).Offset, -300);
  auto Handed = at(Bytes, Exports, H.Exports, 1);
  EXPECT_EQ(Handed.ImportPlusOne, 2u);
  EXPECT_EQ(Handed.Entry.Distance, 0);
  EXPECT_TRUE(B.M->getNamedGlobal("wasm.entry.0"));
}

} // namespace

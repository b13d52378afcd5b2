//===- LinkTest.cpp - objects become executables that keep promises -------===//

#include "compiler/link/Link.h"
#include "compiler/artifact/ImageModule.h"
#include "compiler/link/CheckLinked.h"
#include "test/artifact/Targets.h"
#include "llvm/AsmParser/Parser.h"
#include "llvm/Object/ELF.h"
#include "llvm/Support/SourceMgr.h"
#include "gtest/gtest.h"
#include <thread>

using namespace llvm;
using namespace wasmc;

namespace {

using ELFT = object::ELF64LE;
using Bytes = SmallVector<char, 0>;

constexpr char Code[] = R"(
define hidden void @wasm.f0(ptr %vm) section "wasm_text" {
  store i32 1, ptr %vm
  ret void
})";

struct Inputs {
  Bytes Function, Image;
  explicit Inputs(size_t T, StringRef Start = "wasm.f0") {
    LLVMContext Context;
    SMDiagnostic Problem;
    auto TM = test::machineFor(test::Targets[T]);
    auto M = parseAssemblyString(Code, Problem, Context);
    Function = test::objectFor(*M, *TM);
    ImageDescription D;
    D.HasMemory = true;
    D.Memory.MinPages = D.Memory.MaxPages = 2;
    D.MemoryImage.assign(100000, 42);
    D.StartSymbol = Start.str();
    D.Functions = {{"wasm.f0", 0, 0, "f", {}}};
    Image = test::objectFor(*buildImageModule(D, Context, *TM), *TM);
  }
  LinkJob job(size_t T) const {
    LinkJob J;
    J.Architecture = Arch(T);
    J.Objects = {Function, Image};
    return J;
  }
};

std::string messageOf(Expected<Bytes> Result) {
  return Result ? "" : toString(Result.takeError());
}

object::ELFFile<ELFT> parse(const Bytes &B) {
  return cantFail(object::ELFFile<ELFT>::create({B.data(), B.size()}));
}

class EveryTarget : public testing::TestWithParam<size_t> {};

TEST_P(EveryTarget, LinksAndPassesItsOwnCheck) {
  Inputs In(GetParam());
  Bytes Out = cantFail(linkExecutable(In.job(GetParam())));
  object::ELFFile<ELFT> File = parse(Out);
  EXPECT_EQ(File.getHeader().e_type, llvm::ELF::ET_DYN);
  EXPECT_NE(File.getHeader().e_entry, 0u);
}

TEST_P(EveryTarget, SameBytesEveryTime) {
  Inputs In(GetParam());
  Bytes First = cantFail(linkExecutable(In.job(GetParam())));
  Bytes Second = cantFail(linkExecutable(In.job(GetParam())));
  EXPECT_TRUE(First == Second);
}

TEST_P(EveryTarget, MemoryImageStandsOnA64KiBBoundary) {
  Inputs In(GetParam());
  LinkJob Job = In.job(GetParam());
  Job.KeepSymbols = true;
  Bytes Out = cantFail(linkExecutable(Job));
  object::ELFFile<ELFT> File = parse(Out);
  bool Found = false;
  for (const ELFT::Shdr &Section : cantFail(File.sections())) {
    if (cantFail(File.getSectionName(Section)) != "wasm_memory")
      continue;
    Found = true;
    EXPECT_EQ(Section.sh_addr % 65536, 0u);
    EXPECT_EQ(Section.sh_offset % 65536, 0u);
    EXPECT_EQ(Section.sh_size, 131072u);
    EXPECT_TRUE(Section.sh_flags & llvm::ELF::SHF_WRITE);
  }
  EXPECT_TRUE(Found);
}

TEST_P(EveryTarget, UndefinedSymbolsAreErrorsThatNameThem) {
  Inputs In(GetParam(), "wasm.nowhere");
  std::string Message = messageOf(linkExecutable(In.job(GetParam())));
  EXPECT_NE(Message.find("wasm.nowhere"), std::string::npos) << Message;
  // And the linker goes on working.
  EXPECT_EQ(messageOf(linkExecutable(Inputs(GetParam()).job(GetParam()))), "");
}

TEST_P(EveryTarget, RefusesDynamicRelocations) {
  Inputs In(GetParam());
  LLVMContext Context;
  SMDiagnostic Problem;
  auto TM = test::machineFor(test::Targets[GetParam()]);
  auto M = parseAssemblyString(
      "@p = hidden global ptr @wasmc_image\n"
      "@wasmc_image = external hidden global i8\n"
      "@llvm.used = appending global [1 x ptr] [ptr @p], section "
      "\"llvm.metadata\"",
      Problem, Context);
  Bytes Pointer = test::objectFor(*M, *TM);
  LinkJob Job = In.job(GetParam());
  Job.Objects.push_back(Pointer);
  std::string Message = messageOf(linkExecutable(Job));
  EXPECT_NE(Message.find("has dynamic relocations"), std::string::npos)
      << Message;
}

//===--- Images -----------------------------------------------------------===//

/// A loadable image whose code calls Callee.
struct ImageInputs {
  Bytes Function, Image;
  ImageInputs(size_t T, const std::string &Callee) {
    auto TM = test::machineFor(test::Targets[T]);
    LLVMContext Context;
    SMDiagnostic Problem;
    auto M = parseAssemblyString("declare hidden void @" + Callee +
                                     "(ptr, i64, i64)\n" + R"(
define hidden void @wasm.f0(ptr %vm) section "wasm_text" {
  call void @)" + Callee + R"((ptr %vm, i64 0, i64 9)
  ret void
})",
                                 Problem, Context);
    Function = test::objectFor(*M, *TM);
    ImageDescription D;
    D.HasMemory = true;
    D.Memory.MinPages = D.Memory.MaxPages = 2;
    D.MemoryImage.assign(100000, 42);
    D.Functions = {{"wasm.f0", 0, 0, "f", {}}};
    D.Linking.emplace();
    D.Linking->HasMemoryRoutines = Callee == "memset";
    Image = test::objectFor(*buildImageModule(D, Context, *TM), *TM);
  }
  LinkJob job(size_t T) const {
    LinkJob J;
    J.Architecture = Arch(T);
    J.Objects = {Function, Image};
    return J;
  }
};

/// The program header of what is loaded at Address.
ELFT::Phdr segmentAt(const object::ELFFile<ELFT> &File, uint64_t Address) {
  for (const ELFT::Phdr &P : cantFail(File.program_headers()))
    if (P.p_type == llvm::ELF::PT_LOAD && Address >= P.p_vaddr &&
        Address - P.p_vaddr < P.p_filesz)
      return P;
  ADD_FAILURE() << "nothing is loaded at " << Address;
  return {};
}

/// What a loader knows: the entry address, program headers, and what the header
/// says from there on.
struct LoadedImage {
  explicit LoadedImage(const Bytes &B) : File(parse(B)) {
    Entry = File.getHeader().e_entry;
    ELFT::Phdr Segment = segmentAt(File, Entry);
    std::memcpy(static_cast<void *>(&Header),
                B.data() + Segment.p_offset + (Entry - Segment.p_vaddr),
                sizeof(Header));
  }
  uint64_t target(size_t Field, int32_t Distance) const {
    return Entry + Field + int64_t(Distance);
  }
  object::ELFFile<ELFT> File;
  uint64_t Entry;
  wasmc::abi::ImageHeader Header;
};
#define TARGET(Image, Name)                                                    \
  (Image).target(offsetof(wasmc::abi::ImageHeader, Name),                      \
                 (Image).Header.Name.Distance)

TEST_P(EveryTarget, ImagesAreEnteredAtTheirHeader) {
  Bytes Out =
      cantFail(linkImage(ImageInputs(GetParam(), "memset").job(GetParam())));
  LoadedImage Image(Out);
  EXPECT_EQ(Image.Header.Magic, wasmc::abi::ImageMagic);
  uint64_t Memory = TARGET(Image, MemoryImage);
  ELFT::Phdr Segment = segmentAt(Image.File, Memory);
  EXPECT_EQ(Segment.p_vaddr, Memory);
  EXPECT_EQ(Memory % 65536, 0u);
  EXPECT_EQ(Segment.p_offset % 65536, 0u);
  EXPECT_EQ(Segment.p_filesz, 131072u);
  EXPECT_EQ(Out[Segment.p_offset + 99999], 42);
}

TEST_P(EveryTarget, ImagesHaveTheMemoryRoutinesThatTheyCall) {
  Bytes Out =
      cantFail(linkImage(ImageInputs(GetParam(), "memset").job(GetParam())));
  LoadedImage Image(Out);
  uint64_t Begin = TARGET(Image, MemoryRoutinesBegin),
           End = TARGET(Image, MemoryRoutinesEnd);
  EXPECT_GT(End, Begin + 100);
  EXPECT_TRUE(segmentAt(Image.File, Begin).p_flags & llvm::ELF::PF_X);
  EXPECT_TRUE(segmentAt(Image.File, End - 1).p_flags & llvm::ELF::PF_X);
}

TEST_P(EveryTarget, ImagesGetNothingElseOfTheRuntime) {
  std::string Message = messageOf(linkImage(
      ImageInputs(GetParam(), "wasmc_rt_memory_fill").job(GetParam())));
  EXPECT_NE(Message.find("undefined hidden symbol: wasmc_rt_memory_fill"),
            std::string::npos)
      << Message;
}

INSTANTIATE_TEST_SUITE_P(Targets, EveryTarget, testing::Values(0, 1, 2));

TEST(Link, RefusesObjectsOfAnotherArchitecture) {
  std::string Message = messageOf(linkExecutable(Inputs(1).job(0)));
  EXPECT_NE(Message.find("is incompatible with"), std::string::npos) << Message;
}

/// Linking twice in a process of its own: lld gives up for good, and what it
/// leaves behind is no leak of ours.
void linkGarbageTwice() {
  Bytes Garbage(100, 'x');
  LinkJob Job;
  Job.Objects = {Garbage};
  errs() << messageOf(linkExecutable(Job)) << '\n';
  errs() << messageOf(linkExecutable(Job)) << '\n';
  std::_Exit(0);
}

TEST(LinkDeathTest, FatalErrorsAreErrorsAndTheLast) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(linkGarbageTwice(), testing::ExitedWithCode(0),
              "linking failed: .*part.o.*\n.*cannot run again");
}

TEST(Link, ThreadsMayLinkAtOnce) {
  Inputs In(0);
  Bytes Expected = cantFail(linkExecutable(In.job(0)));
  std::vector<std::thread> Threads;
  std::vector<Bytes> Results(4);
  for (Bytes &Result : Results)
    Threads.emplace_back([&] { Result = cantFail(linkExecutable(In.job(0))); });
  for (std::thread &T : Threads)
    T.join();
  for (const Bytes &Result : Results)
    EXPECT_TRUE(Result == Expected);
}

/// Changes program headers of a good executable and asks the check.
template <typename F> std::string checkAfter(F Change) {
  Bytes Out = cantFail(linkExecutable(Inputs(0).job(0)));
  ELFT::Ehdr Header;
  std::memcpy(&Header, Out.data(), sizeof(Header));
  for (unsigned I = 0; I < Header.e_phnum; ++I) {
    ELFT::Phdr Segment;
    char *At = Out.data() + Header.e_phoff + I * sizeof(Segment);
    std::memcpy(&Segment, At, sizeof(Segment));
    Change(Segment);
    std::memcpy(At, &Segment, sizeof(Segment));
  }
  Error E = checkLinked(Out);
  return E ? toString(std::move(E)) : "";
}

TEST(CheckLinked, TakesWhatIsUnchanged) {
  EXPECT_EQ(checkAfter([](ELFT::Phdr &) {}), "");
}

TEST(CheckLinked, RefusesExecutableStacks) {
  EXPECT_EQ(checkAfter([](ELFT::Phdr &P) {
              if (P.p_type == llvm::ELF::PT_GNU_STACK)
                P.p_flags = llvm::ELF::PF_R | llvm::ELF::PF_W | llvm::ELF::PF_X;
            }),
            "the linked file has an executable stack");
}

TEST(CheckLinked, RefusesWritableCode) {
  EXPECT_EQ(checkAfter([](ELFT::Phdr &P) {
              if (P.p_type == llvm::ELF::PT_LOAD &&
                  (P.p_flags & llvm::ELF::PF_X))
                P.p_flags = P.p_flags | llvm::ELF::PF_W;
            }),
            "the linked file has a segment that is both writable and "
            "executable");
}

TEST(CheckLinked, RefusesInterpreters) {
  EXPECT_EQ(checkAfter([](ELFT::Phdr &P) {
              if (P.p_type == llvm::ELF::PT_DYNAMIC)
                P.p_type = llvm::ELF::PT_INTERP;
            }),
            "the linked file asks for an interpreter");
}

} // namespace

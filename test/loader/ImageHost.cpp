//===- ImageHost.cpp - somebody who loads whatever comes ------------------===//

#include "test/loader/ImageHost.h"
#include "runtime-support/abi/Trailer.h"
#include "runtime-support/loader/Elf.h"
#include "runtime-support/loader/Store.h"
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

#define XXH_INLINE_ALL
#include <xxhash.h>

using namespace wasmc;
using namespace wasmc::loader;
using test::ImageHost;

namespace {

/// A file in memory; removed as soon as it is loaded.
class MemoryFile {
public:
  explicit MemoryFile(const std::string &Contents)
      : Fd(memfd_create("image", MFD_CLOEXEC)) {
    if (write(Fd, Contents.data(), Contents.size()) != ssize_t(Contents.size()))
      abort();
  }
  ~MemoryFile() { close(Fd); }
  std::string path() const { return "/proc/self/fd/" + std::to_string(Fd); }

private:
  int Fd;
};

std::string text(const Text &Why) {
  return {Why.bytes().Data, Why.bytes().Size};
}

} // namespace

ImageHost::ImageHost(const std::string &Exporter) {
  Text Why;
  E = openEngine(uint64_t(getpagesize()), Why);
  if (!E)
    abort();
  openStore(S, *E);
  useThread(S, T);
  if (Exporter.empty())
    return;
  Problem P = {};
  Instance *I;
  MemoryFile File(Exporter);
  if (load(*E, {File.path().c_str(), /*Trusted=*/true}, Whole, P) !=
          Outcome::Ok ||
      instantiate(S, *Whole, nullptr, I, P) != Outcome::Ok ||
      !Names.define({"a", 1}, *I))
    abort();
}

ImageHost::~ImageHost() {
  closeStore(S);
  Names.destroy();
  if (Whole)
    release(*Whole);
  closeEngine(*E);
  closeThread(T);
}

std::string ImageHost::tryOut(const std::string &Contents, bool Trusted) {
  Problem P = {};
  Image *I;
  MemoryFile File(Contents);
  if (load(*E, {File.path().c_str(), Trusted}, I, P) != Outcome::Ok)
    return text(P.Why);
  std::string Says = headerOf(*I).Init.get() ? "" : use(*I);
  release(*I);
  return Says;
}

std::string ImageHost::use(Image &Of) {
  Problem P = {};
  Instance *I;
  std::vector<Extern> Imports(headerOf(Of).Imports.Count);
  if (Names.resolve(Of, Imports.data(), P) != Outcome::Ok ||
      instantiate(S, Of, Imports.data(), I, P) != Outcome::Ok)
    return text(P.Why);
  for (uint32_t N = 0; N != headerOf(Of).Exports.Count; ++N) {
    Extern Found;
    if (!exportAt(*I, N, Found))
      abort();
    if (Found.Type.Kind == abi::ExternKind::Global)
      readGlobal(Found);
    if (Found.Type.Kind == abi::ExternKind::Func)
      funcType(*E, Found.Type);
    typeNow(Found);
  }
  drop(*I);
  return "";
}

void test::seal(std::string &Contents) {
  abi::Trailer T = {};
  uint64_t Size = Contents.size();
  if (Size > sizeof(T) && !memcmp(&Contents[Size - 8], "WasmcEnd", 8))
    Contents.resize(Size - sizeof(T));
  T.FileBytes = Contents.size() + sizeof(T);
  T.Magic = abi::TrailerMagic;
  Contents.append(reinterpret_cast<const char *>(&T), sizeof(T));
  constexpr uint64_t Behind = sizeof(T) - abi::TrailerSummedBytes;
  T.Checksum = XXH3_64bits(Contents.data(), Contents.size() - Behind);
  memcpy(&Contents[Contents.size() - sizeof(T)], &T, sizeof(T));
}

void test::dropInit(std::string &Contents) {
  ElfHeader Elf;
  memcpy(&Elf, Contents.data(), sizeof(Elf));
  memset(&Contents[Elf.Entry + offsetof(abi::ImageHeader, Init)], 0,
         sizeof(abi::ImageHeader::Init));
}

//===- MutateImages.cpp - no file breaks the loader -----------------------===//
//
//   mutate-images COUNT [FROM] EXPORTER IMAGE...
//
// Changes images at random, but the same way each time, and loads the results:
// with a checksum that is right, as a forger would give them, or declared as
// trusted. Each is refused with a sentence, or everything can be done with it
// that doesn't run its code. Compiled with sanitizers. Mutation N depends on N
// and the images alone: COUNT 1 FROM N repeats it.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/abi/Image.h"
#include "runtime-support/loader/Elf.h"
#include "test/loader/ImageHost.h"
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

using namespace wasmc;

namespace {

constexpr double MaxSeconds = 10;

class Mutator {
public:
  Mutator(std::string Image, uint64_t Seed)
      : Image(std::move(Image)), Random(Seed) {}

  std::string mutate() {
    loader::ElfHeader Elf;
    memcpy(&Elf, Image.data(), sizeof(Elf));
    Header = Elf.Entry;
    for (uint64_t Changes = 1 + below(3); Changes; --Changes)
      change();
    return std::move(Image);
  }

private:
  uint64_t below(uint64_t Bound) { return Bound ? Random() % Bound : 0; }

  void change() {
    if (Image.size() < 16)
      return;
    switch (below(10)) {
    case 0:
      return flipBits();
    case 1:
      return setBytes();
    case 2:
      Image.resize(below(Image.size()));
      return;
    case 3:
      Image.append(below(5000), char(Random()));
      return;
    case 4: // the ELF header and its program headers
      return setWord(8, below(64 + 8 * 56));
    case 5: // the image's header
    case 6:
      return setWord(4, Header + below(sizeof(abi::ImageHeader)));
    default: // what it refers to stands behind it
      return setWord(4, Header + below(2048));
    }
  }

  void flipBits() {
    for (uint64_t N = 1 + below(8); N; --N)
      Image[below(Image.size())] ^= char(1 << below(8));
  }

  void setBytes() {
    uint64_t At = below(Image.size()), End = At + 1 + below(64);
    for (; At < End && At < Image.size(); ++At)
      Image[At] = char(Random());
  }

  /// At a multiple of its size: a value of interest, what was there and
  /// something, or what stands elsewhere.
  void setWord(uint64_t Size, uint64_t At) {
    At -= At % Size;
    if (Image.size() < Size || At > Image.size() - Size)
      return;
    uint64_t Value = 0;
    memcpy(&Value, &Image[At], Size);
    switch (below(4)) {
    case 0:
      Value = interesting();
      break;
    case 1:
      Value += below(64) - 32;
      break;
    case 2:
      Value = Random() >> below(64);
      break;
    case 3:
      memcpy(&Value, &Image[below((Image.size() - Size) / Size) * Size], Size);
      break;
    }
    memcpy(&Image[At], &Value, Size);
  }

  uint64_t interesting() {
    constexpr uint64_t Values[] = {
        0,          1,          4,          8,          16,         0xffff,
        0x10000,    0x7ffffff8, 0x7fffffff, 0x80000000, 0xfffffff8, 0xffffffff,
        1ull << 32, 1ull << 40, ~0ull >> 1, 1ull << 63, ~0ull,      ~7ull};
    return Values[below(std::size(Values))];
  }

  std::string Image;
  std::mt19937_64 Random;
  uint64_t Header = 0;
};

std::string read(const char *Path) {
  std::ifstream In(Path, std::ios::binary);
  return {std::istreambuf_iterator<char>(In), {}};
}

struct Totals {
  unsigned Used = 0, Refused = 0, Failed = 0;
};

void tryMutation(test::ImageHost &Host, const std::vector<std::string> &Images,
                 unsigned Number, Totals &T) {
  std::string Contents =
      Mutator(Images[Number % Images.size()], Number).mutate();
  bool Trusted = Number / Images.size() % 2;
  if (!Trusted)
    test::seal(Contents);
  auto Begin = std::chrono::steady_clock::now();
  std::string Says = Host.tryOut(Contents, Trusted);
  std::chrono::duration<double> Took = std::chrono::steady_clock::now() - Begin;
  ++(Says.empty() ? T.Used : T.Refused);
  bool Wrong = Says.find("checksum") != std::string::npos;
  if (Took.count() < MaxSeconds && !Wrong)
    return;
  ++T.Failed;
  printf("mutation %u: %.1f s, \"%s\"\n", Number, Took.count(), Says.c_str());
}

} // namespace

int main(int Argc, char **Argv) {
  std::vector<std::string> Images;
  unsigned Count = Argc > 1 ? atoi(Argv[1]) : 0, From = 0;
  int First = 2;
  if (Argc > 2 && isdigit(Argv[2][0]))
    From = unsigned(atoi(Argv[First++]));
  for (int I = First; I < Argc; ++I) {
    Images.push_back(read(Argv[I]));
    test::dropInit(Images.back());
  }
  if (Images.empty()) {
    fprintf(stderr, "usage: mutate-images COUNT [FROM] EXPORTER IMAGE...\n");
    return 2;
  }
  Totals T;
  test::ImageHost Host(Images[0]);
  for (const std::string &Image : Images)
    if (std::string Says = Host.tryOut(Image, /*Trusted=*/true); !Says.empty())
      printf("not whole: %s\n", Says.c_str()), ++T.Failed;
  for (unsigned I = 0; I != Count; ++I)
    tryMutation(Host, Images, From + I, T);
  printf("%u mutations: %u used, %u refused, %u failures\n", Count, T.Used,
         T.Refused, T.Failed);
  return T.Failed != 0;
}

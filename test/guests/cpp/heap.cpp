// 100 MB of heap in C++: one big vector that grows, and a million small nodes.
#include "suite.h"

#include <cstdint>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace {
struct Node {
  std::unique_ptr<Node> Next;
  std::uint64_t Value[2];
};
} // namespace

int runHeap() {
  std::vector<std::uint32_t> Grown;
  for (std::uint32_t I = 0; I < 13'000'000; ++I)
    Grown.push_back(I * 2654435761u);
  std::uint64_t Sum = 0;
  for (std::uint32_t Value : Grown)
    Sum = Sum * 31 + Value;
  std::cout << "vector of " << Grown.size() * sizeof(Grown[0]) << " bytes, sum "
            << Sum << '\n';

  std::unique_ptr<Node> List;
  for (std::uint64_t I = 0; I < 1'000'000; ++I) {
    auto Added = std::make_unique<Node>();
    Added->Value[0] = I;
    Added->Value[1] = ~I;
    Added->Next = std::move(List);
    List = std::move(Added);
  }
  Sum = 0;
  for (const Node *N = List.get(); N; N = N->Next.get())
    Sum = Sum * 31 + (N->Value[0] ^ N->Value[1] >> 7);
  std::cout << "list of nodes, sum " << Sum << '\n';
  // One by one: the list's destructor would recurse a million times.
  while (List)
    List = std::move(List->Next);

  std::vector<std::string> Strings;
  for (int I = 0; I < 200'000; ++I)
    Strings.push_back("a string long enough to be on the heap, number " +
                      std::to_string(I));
  Sum = 0;
  for (const std::string &S : Strings)
    for (char C : S)
      Sum = Sum * 131 + static_cast<unsigned char>(C);
  std::cout << "strings, sum " << Sum << '\n';
  return 0;
}

//===- ModuleBytes.h - small modules for tests ------------------*- C++ -*-===//

#ifndef WASMC_TEST_WASM_MODULEBYTES_H
#define WASMC_TEST_WASM_MODULEBYTES_H

#include <cassert>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace wasmc::test {

using Bytes = std::vector<uint8_t>;

/// A module of these sections; each is its id and its content.
inline Bytes moduleOf(std::initializer_list<Bytes> Sections) {
  Bytes Result = {0, 'a', 's', 'm', 1, 0, 0, 0};
  for (const Bytes &S : Sections) {
    Result.push_back(S[0]);
    assert(S.size() <= 0x80 && "a size of one byte");
    Result.push_back(S.size() - 1);
    Result.insert(Result.end(), S.begin() + 1, S.end());
  }
  return Result;
}

/// A code section of one body: its declarations of locals and instructions.
inline Bytes codeOf(Bytes Body) {
  Bytes Result = {10, 1, uint8_t(Body.size())};
  Result.insert(Result.end(), Body.begin(), Body.end());
  return Result;
}

} // namespace wasmc::test

#endif

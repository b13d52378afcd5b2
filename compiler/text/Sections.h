//===- Sections.h - the sections of a module, in their order ----*- C++ -*-===//
//
// Spec: Binary Format, Modules, and the words by which custom annotations say
// where a custom section stands (Appendix, Custom Annotations).
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_SECTIONS_H
#define WASMC_TEXT_SECTIONS_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace wasmc::text {

struct SectionRow {
  uint8_t Id;
  llvm::StringLiteral Word;
};

constexpr SectionRow SectionRows[] = {
    {1, "type"},   {2, "import"}, {3, "func"},       {4, "table"},
    {5, "memory"}, {13, "tag"},   {6, "global"},     {7, "export"},
    {8, "start"},  {9, "elem"},   {12, "datacount"}, {10, "code"},
    {11, "data"},
};
constexpr size_t NumSections = std::size(SectionRows);

constexpr llvm::StringLiteral NameSection = "name";

} // namespace wasmc::text

#endif

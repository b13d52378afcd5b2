//===- SectionReader.h - the reader behind readBinary() --------*- C++ -*-===//
//
// Fills a module from its sections (spec: Binary Format, Modules). One class
// whose members stand in a file for each group of sections.
//
// Sizes are side conditions, as in the spec's grammar: a section's content is
// read first and compared with the section's size afterwards. Until then only
// the module's end bounds the reading, which is what the official suite's
// messages presuppose.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_BINARY_SECTIONREADER_H
#define WASMC_BINARY_SECTIONREADER_H

#include "compiler/base/Error.h"
#include "compiler/wasm/ByteReader.h"
#include "compiler/wasm/Module.h"

namespace wasmc::binary {

class SectionReader {
public:
  SectionReader(llvm::ArrayRef<uint8_t> Bytes, wasm::Module &M)
      : R(Bytes, 0), M(M) {}

  /// The whole module.
  llvm::Error read();

private:
  struct Row;
  static const Row Rows[];

  // ReadBinary.cpp
  llvm::Error readHeader();
  llvm::Error readSections();
  llvm::Error readSection(size_t &NextRow);
  llvm::Error readCustom(uint64_t End, uint8_t Behind);
  llvm::Error finish();
  llvm::Error findMalformedBody() const;
  llvm::Expected<wasm::Span> readConstExpr();

  // ReadTypes.cpp
  llvm::Error readTypes();
  llvm::Error readRecGroup();
  llvm::Error readSubType(wasm::SubType &T);
  llvm::Error readCompositeType(wasm::SubType &T);
  llvm::Error readResultType(std::vector<wasm::ValType> &Into, uint32_t Limit,
                             llvm::StringRef What);
  llvm::Error readField(wasm::FieldType &F);
  llvm::Error readStorageType(wasm::FieldType &F);
  llvm::Error readMutability(bool &Into);
  llvm::Error readValType(wasm::ValType &Into);
  llvm::Error readRefType(wasm::ValType &Into);

  // ReadEntities.cpp
  llvm::Error readImports();
  llvm::Error readTables();
  llvm::Error readMemories();
  llvm::Error readTags();
  llvm::Error readGlobals();
  llvm::Error readImport();
  llvm::Error readImportedEntity(wasm::Import &I);
  llvm::Error readTable(wasm::Table &T);
  llvm::Error readTableType(wasm::TableType &T);
  llvm::Error readMemoryType(wasm::MemoryType &T);
  llvm::Error readLimitsBody(wasm::Limits &L, uint8_t Flags);
  llvm::Error readGlobalType(wasm::GlobalType &T);
  llvm::Error readTagType(wasm::TagType &T);
  template <typename T>
  llvm::Error add(std::vector<T> &To, T Entity, uint32_t Limit,
                  llvm::StringRef What);

  // ReadCode.cpp
  llvm::Error readFunctions();
  llvm::Error readExports();
  llvm::Error readExport();
  llvm::Error readStart();
  llvm::Error readCode();
  llvm::Error readDataCount();

  // ReadSegments.cpp
  llvm::Error readElems();
  llvm::Error readDatas();
  llvm::Error readElem(wasm::ElemSegment &S);
  llvm::Error readElemHead(wasm::ElemSegment &S, uint32_t Flags);
  llvm::Error readElemList(wasm::ElemSegment &S);
  llvm::Error readData(wasm::DataSegment &S);

  /// Reads a vector's length and calls ReadOne for each element. Nothing is
  /// reserved on the word of a length: elements take bytes.
  template <typename Function>
  llvm::Error readVector(uint32_t Limit, llvm::StringRef What,
                         Function ReadOne) {
    uint64_t Start = R.offset();
    uint32_t Count;
    if (llvm::Error E = wasm::assignTo(Count, R.readU32()))
      return E;
    for (uint32_t N = 0; N < Count; ++N) {
      if (N == Limit)
        return tooMany(Limit, What, Start);
      if (llvm::Error E = ReadOne())
        return E;
    }
    return llvm::Error::success();
  }
  static llvm::Error tooMany(uint32_t Limit, llvm::StringRef What,
                             uint64_t Offset);

  wasm::ByteReader R;
  wasm::Module &M;
  /// Of the code section, to be given to functions when both are known.
  std::vector<wasm::Span> Bodies;
  uint64_t CodeOffset = 0, DataOffset = 0, DataCountOffset = 0;
};

/// Reads the content of the name section. What is malformed ends it.
void readNames(const wasm::CustomSection &Section, wasm::Module &M);

} // namespace wasmc::binary

#endif

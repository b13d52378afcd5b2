//===- ReadNames.cpp - the name section -----------------------------------===//
//
// Spec: Appendix, Custom Sections. An error in a custom section is no error of
// the module, so what is malformed ends the reading and nothing more.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/SectionReader.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::binary;
using namespace wasmc::wasm;

namespace {
enum Subsection : uint8_t { ModuleName = 0, FunctionNames = 1 };
} // namespace

static Error readFunctionNames(ByteReader &R, Module &M) {
  uint32_t Count;
  if (Error E = assignTo(Count, R.readU32()))
    return E;
  for (uint32_t N = 0; N < Count; ++N) {
    uint32_t Index;
    if (Error E = assignTo(Index, R.readU32()))
      return E;
    Expected<StringRef> Name = R.readName();
    if (!Name)
      return Name.takeError();
    if (Index < M.Functions.size())
      M.Name.Functions[Index] = *Name;
  }
  return Error::success();
}

static Error readSubsections(ByteReader &R, Module &M) {
  while (!R.atEnd()) {
    uint8_t Id;
    if (Error E = assignTo(Id, R.readByte()))
      return E;
    Expected<uint32_t> Size = R.readSize();
    if (!Size)
      return Size.takeError();
    uint64_t Start = R.offset();
    Expected<ArrayRef<uint8_t>> Content = R.readBytes(*Size);
    if (!Content)
      return Content.takeError();
    ByteReader Sub(*Content, Start);
    if (Id == ModuleName) {
      if (Error E = assignTo(M.Name.Module, Sub.readName()))
        return E;
    } else if (Id == FunctionNames) {
      M.Name.Functions.resize(M.Functions.size());
      if (Error E = readFunctionNames(Sub, M))
        return E;
    }
  }
  return Error::success();
}

void wasmc::binary::readNames(const CustomSection &Section, Module &M) {
  ByteReader R(Section.Bytes.Bytes, Section.Bytes.Offset);
  consumeError(readSubsections(R, M));
}

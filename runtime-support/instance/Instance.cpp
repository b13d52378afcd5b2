//===- Instance.cpp - a module brought to life ----------------------------===//

#include "runtime-support/instance/Instance.h"
#include "runtime-support/memory/OwnMemories.h"
#include "runtime-support/sys/Print.h"
#include "runtime-support/sys/Process.h"

using namespace wasmc;

namespace {

template <typename T> T *at(void *Vmctx, int32_t Offset) {
  return reinterpret_cast<T *>(static_cast<char *>(Vmctx) + Offset);
}

void makeTables(const abi::ImageHeader &Image, void *Vmctx, char *Storage) {
  for (const abi::TableInit &T : Image.Tables) {
    if (T.Imported)
      continue;
    auto *Table = at<abi::TableInstance>(Vmctx, T.Offset);
    Table->Elems = reinterpret_cast<uintptr_t *>(Storage);
    Table->Size = Table->Capacity = T.Min;
    Table->Max = T.Max;
    Storage += T.Min * sizeof(uintptr_t);
  }
}

/// References to them too, where code reaches its memories through references.
void makeMemories(const abi::ImageHeader &Image,
                  const memory::Reservation &Space) {
  memory::OwnMemories Own(Image, Space.Guarded);
  for (uint32_t I = 0; I != Own.count(); ++I) {
    memory::OwnMemory M = Own[I];
    auto *Memory = at<abi::MemoryInstance>(Space.Vmctx, M.Offset);
    *Memory = {M.MaxPages, M.Reserved, M.minBytes(), Space.Vmctx + M.Distance};
    if (Image.MemoryRefOffset)
      at<abi::MemoryRef>(Space.Vmctx, Image.MemoryRefOffset)[M.Index] = {
          Memory->Base, Memory};
  }
}

void makeFuncrefs(const abi::ImageHeader &Image, void *Vmctx) {
  auto *To = at<abi::FuncrefDescriptor>(Vmctx, Image.FuncrefOffset);
  for (const abi::FuncrefInit &F : Image.Funcrefs)
    *To++ = {F.Code.get(), Vmctx, F.TypeId, F.FuncIndex};
}

void makeSegments(const abi::ImageHeader &Image, void *Vmctx) {
  auto *ElemSize = at<uint32_t>(Vmctx, Image.ElemSizeOffset);
  for (const abi::ElemInit &E : Image.Elems)
    *ElemSize++ = E.Size;
  auto *DataSize = at<uint32_t>(Vmctx, Image.DataSizeOffset);
  for (const abi::DataInit &D : Image.Datas)
    *DataSize++ = D.Bytes.Count;
}

} // namespace

/// The tables lie one behind the other, with room for their minimum.
uint64_t instance::tableBytes(const abi::ImageHeader &Image) {
  uint64_t Bytes = 0;
  for (const abi::TableInit &T : Image.Tables)
    if (!T.Imported)
      Bytes += T.Min * sizeof(uintptr_t);
  return Bytes;
}

void instance::checkImage(const abi::ImageHeader &Image) {
  if (Image.Magic == abi::ImageMagic && Image.Version == abi::AbiVersion)
    return;
  sys::Printer P;
  P << "wasmc: the image has ABI version " << uint64_t(Image.Version)
    << ", this runtime has " << uint64_t(abi::AbiVersion) << '\n';
  P.flush();
  sys::exitProcess(abi::ExitCode::CannotStart);
}

void instance::create(const abi::ImageHeader &Image,
                      const memory::Reservation &Space,
                      abi::ExecutionContext &Exec) {
  Exec.StackLimit = uintptr_t(Space.StackLow);

  abi::InstanceHeader *Header = abi::headerOf(Space.Vmctx);
  Header->Image = &Image;
  Header->Exec = &Exec;
  makeMemories(Image, Space);
  makeTables(Image, Space.Vmctx, Space.Tables);
  makeFuncrefs(Image, Space.Vmctx);
  makeSegments(Image, Space.Vmctx);
}

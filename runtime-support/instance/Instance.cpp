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

void makeTables(const abi::ImageHeader &Image, void *Vmctx, char *Storage,
                uint64_t MostElements) {
  if (MostElements > abi::MostTableElements)
    MostElements = abi::MostTableElements;
  for (const abi::TableInit &T : Image.Tables) {
    if (T.Imported)
      continue;
    auto *Table = at<abi::TableInstance>(Vmctx, T.Offset);
    Table->Elems = reinterpret_cast<uintptr_t *>(Storage);
    Table->Size = Table->Capacity = T.Min;
    Table->Max = T.Max < MostElements ? T.Max : MostElements;
    Storage += T.Min * sizeof(uintptr_t);
  }
}

/// References to them too, where code reaches its memories through references.
void makeMemories(const abi::ImageHeader &Image,
                  const memory::Reservation &Space) {
  memory::OwnMemories Own(Image, Space.Guarded, Space.MostBytes);
  for (uint32_t I = 0; I != Own.count(); ++I) {
    memory::OwnMemory M = Own[I];
    auto *Memory = at<abi::MemoryInstance>(Space.Vmctx, M.Offset);
    *Memory = {M.Shape.PageSizeLog2, M.Shape.MaxPages, M.Reserved, M.minBytes(),
               Space.Vmctx + M.Distance};
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

void makeTags(const abi::ImageHeader &Image, void *Vmctx) {
  for (const abi::TagInit &T : Image.Tags)
    *at<abi::TagInstance>(Vmctx, T.Offset) = {T.TypeId, T.Index};
}

void makeSegments(const abi::ImageHeader &Image, void *Vmctx) {
  auto *ElemSize = at<uint32_t>(Vmctx, Image.ElemSizeOffset);
  for (const abi::ElemInit &E : Image.Elems)
    *ElemSize++ = E.Size;
  auto *DataSize = at<uint32_t>(Vmctx, Image.DataSizeOffset);
  for (const abi::DataInit &D : Image.Datas)
    *DataSize++ = D.Bytes.Count;
}

[[noreturn]] void refuse(const char *What, uint64_t Needed, const char *Unit,
                         const char *Flag, uint64_t Limit) {
  {
    sys::Printer P;
    P << "wasmc: the program has a " << What << " of at least " << Needed << ' '
      << Unit << "; " << Flag << " allows " << Limit << '\n';
  }
  sys::exitProcess(abi::ExitCode::CannotStart);
}

} // namespace

/// The tables lie one behind the other, with room for their minimum.
uint64_t instance::tableBytes(const abi::ImageHeader &Image) {
  uint64_t Bytes = 0;
  for (const abi::TableInit &T : Image.Tables) {
    if (T.Imported)
      continue;
    if (T.Min > abi::MostTableElements || Bytes >= memory::TooManyBytes)
      return memory::TooManyBytes;
    Bytes += T.Min * sizeof(uintptr_t);
  }
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

void instance::checkLimits(const abi::ImageHeader &Image,
                           const abi::RunLimits &Limits) {
  memory::OwnMemories Own(Image, /*Guarded=*/true);
  for (uint32_t I = 0; I != Own.count(); ++I)
    if (Own[I].minPagesOfLimits() > Limits.MaxMemory)
      refuse("memory", Own[I].minPagesOfLimits(), "pages", "--max-memory",
             Limits.MaxMemory);
  for (const abi::TableInit &T : Image.Tables)
    if (!T.Imported && T.Min > Limits.MaxTable)
      refuse("table", T.Min, "elements", "--max-table", Limits.MaxTable);
}

void instance::create(const abi::ImageHeader &Image,
                      const memory::Reservation &Space,
                      abi::ExecutionContext &Exec, uint64_t MostElements) {
  Exec.StackLimit = uintptr_t(Space.StackLow);

  abi::InstanceHeader *Header = abi::headerOf(Space.Vmctx);
  Header->Image = &Image;
  Header->Exec = &Exec;
  makeMemories(Image, Space);
  makeTables(Image, Space.Vmctx, Space.Tables, MostElements);
  makeFuncrefs(Image, Space.Vmctx);
  makeTags(Image, Space.Vmctx);
  makeSegments(Image, Space.Vmctx);
}

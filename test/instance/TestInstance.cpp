//===- TestInstance.cpp - an instance without an executable ---------------===//

#include "TestInstance.h"
#include <csetjmp>
#include <sys/mman.h>

namespace wasmc {

namespace {
std::jmp_buf *Catcher = nullptr;
abi::TrapCode Caught;
} // namespace

// Stands for trap/Trap.cpp.
void trap::raiseTrap(void *, abi::TrapCode Code) {
  if (!Catcher)
    abort();
  Caught = Code;
  std::longjmp(*Catcher, 1);
}

void calls::trap(void *Vmctx, uint64_t Code) {
  trap::raiseTrap(Vmctx, abi::TrapCode(Code));
}

void calls::missing_import(void *Vmctx, uint64_t) {
  trap::raiseTrap(Vmctx, abi::TrapCode::MissingImport);
}

abi::TrapCode test::trapOf(const std::function<void()> &Body) {
  std::jmp_buf Here;
  Catcher = &Here;
  Caught = abi::TrapCode::None;
  if (!setjmp(Here))
    Body();
  Catcher = nullptr;
  return Caught;
}

// Mapped, because moving a memory image takes its pages away.
test::TestInstance::TestInstance()
    : Image(*new (mmap(nullptr, sizeof(ImageParts), PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) ImageParts) {
  Image.Header.Magic = abi::ImageMagic;
  Image.Header.Version = abi::AbiVersion;
  Image.Header.StackSize = 1 << 20;
  Image.Header.Memory = {0, 65536, abi::WasmPageSizeLog2, 0};
}

test::TestInstance::~TestInstance() {
  if (Space.Vmctx)
    munmap(Space.StackGuard,
           size_t(Space.Vmctx + Space.MemoryReserved - Space.StackGuard));
  munmap(&Image, sizeof(Image));
}

void test::TestInstance::create() {
  abi::ImageHeader &H = Image.Header;
  Counts.TableImported.assign(H.Tables.Count, false);
  Counts.NumElems = H.Elems.Count;
  Counts.NumDatas = H.Datas.Count;
  Counts.NumFuncrefs = H.Funcrefs.Count;
  Counts.NumFurtherMemories = H.FurtherMemories.Count;
  if (Counts.NumFurtherMemories)
    Counts.NumMemoryRefs = 3;
  Layout = abi::InstanceLayout(Counts);
  H.InstanceSize = Layout.size();
  H.FuncrefOffset = Layout.funcref(0);
  H.ElemSizeOffset = Layout.elemSize(0);
  H.DataSizeOffset = Layout.dataSize(0);
  refer(H.Tables.First, Image.Tables);
  refer(H.Elems.First, Image.Elems);
  refer(H.Datas.First, Image.Datas);
  refer(H.Funcrefs.First, Image.Funcrefs);
  refer(H.FurtherMemories.First, Image.FurtherMemories);
  if (Counts.NumFurtherMemories)
    H.MemoryRefOffset = Layout.memoryRef(0);
  for (uint32_t I = 0; I != H.FurtherMemories.Count; ++I)
    Image.FurtherMemories[I].Offset = Layout.furtherMemory(I);
  for (uint32_t I = 0; I != H.Tables.Count; ++I)
    Image.Tables[I].Offset = Layout.table(I);
  Space = memory::reserve(H, instance::tableBytes(H));
  instance::create(H, Space, Exec);
  Exec.StackLimit = 0; // the test runs on its own stack
}

} // namespace wasmc

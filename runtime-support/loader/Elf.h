//===- Elf.h - the file format's structures ---------------------*- C++ -*-===//
//
// Inside loader/: 64-bit little-endian ELF (System V ABI, gABI chapter 4 and
// 5), as far as loading needs it.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_ELF_H
#define WASMC_LOADER_ELF_H

#include <stdint.h>

namespace wasmc::loader {

struct ElfHeader {
  uint8_t Ident[16];
  uint16_t Type;
  uint16_t Machine;
  uint32_t Version;
  uint64_t Entry;
  uint64_t ProgramHeaders; ///< file offset
  uint64_t SectionHeaders;
  uint32_t Flags;
  uint16_t HeaderSize;
  uint16_t ProgramHeaderSize;
  uint16_t NumProgramHeaders;
  uint16_t SectionHeaderSize;
  uint16_t NumSectionHeaders;
  uint16_t NameSection;
};
static_assert(sizeof(ElfHeader) == 64);

struct ElfSegment {
  uint32_t Type;
  uint32_t Flags;
  uint64_t Offset;
  uint64_t Address;
  uint64_t PhysicalAddress;
  uint64_t FileBytes;
  uint64_t MemoryBytes;
  uint64_t Align;
};
static_assert(sizeof(ElfSegment) == 56);

enum : uint16_t { ElfShared = 3 };
enum : uint32_t { ElfLoad = 1, ElfInterpreter = 3 };
enum : uint32_t { ElfExecute = 1, ElfWrite = 2 };

#if defined(__x86_64__)
constexpr uint16_t ElfMachine = 62;
#elif defined(__aarch64__)
constexpr uint16_t ElfMachine = 183;
#elif defined(__riscv)
constexpr uint16_t ElfMachine = 243;
#endif

} // namespace wasmc::loader

#endif

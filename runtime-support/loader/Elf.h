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

enum ElfMachines : uint16_t {
  ElfX86_64 = 62,
  ElfAArch64 = 183,
  ElfRISCV = 243,
};

/// This runtime's own target, by wasmc's name.
#if defined(__x86_64__)
constexpr uint16_t ElfMachine = ElfX86_64;
constexpr char OwnTarget[] = "x86_64-linux";
#elif defined(__aarch64__)
constexpr uint16_t ElfMachine = ElfAArch64;
constexpr char OwnTarget[] = "aarch64-linux";
#elif defined(__riscv)
constexpr uint16_t ElfMachine = ElfRISCV;
constexpr char OwnTarget[] = "riscv64-linux";
#endif

} // namespace wasmc::loader

#endif

//===- Call.cpp - a call's descriptors and their rights -------------------===//

#include "runtime-support/wasi/Function.h"

using namespace wasmc::wasi;

/// Errno::NotCapable is for rights that the guest gave up or didn't ask for.
/// Rights that the file can't have, by its type or by how it was opened, are
/// missed with POSIX's words, which programs know.
static Errno missing(const Descriptor &D, uint64_t Rights) {
  if (D.Narrowed)
    return Errno::NotCapable;
  if (D.Type == FileType::Directory)
    return Rights & (FdRead | FdWrite) ? Errno::IsDirectory : Errno::NotCapable;
  if (Rights & DirectoryRights & ~FileRights)
    return Errno::NotDirectory;
  if (Rights & (FdRead | FdWrite))
    return Errno::BadF;
  if (Rights & (FdSeek | FdTell) && D.Type != FileType::RegularFile)
    return Errno::SeekPipe;
  return Errno::NotCapable;
}

Errno Call::need(uint32_t Fd, uint64_t Rights, Descriptor *&D) const {
  D = H.Fds.find(Fd);
  if (!D)
    return Errno::BadF;
  uint64_t Lacking = Rights & ~D->Base;
  return Lacking ? missing(*D, Lacking) : Errno::Success;
}

Errno Call::needWritable(uint32_t Fd, uint64_t Rights, Descriptor *&D) const {
  Errno E = need(Fd, Rights, D);
  return E == Errno::Success && D->ReadOnly ? Errno::ReadOnlyFs : E;
}

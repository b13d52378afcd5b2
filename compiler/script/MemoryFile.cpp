//===- MemoryFile.cpp - bytes that other processes can open ---------------===//

#include "compiler/script/MemoryFile.h"
#include "compiler/base/Error.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FormatVariadic.h"
#include <cerrno>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

using namespace llvm;
using namespace wasmc;

Expected<MemoryFile> MemoryFile::create(ArrayRef<char> Bytes) {
  MemoryFile File(::memfd_create("wasmc-image", MFD_CLOEXEC));
  auto Failure = [] {
    return environmentError("memory for an image", sys::StrError(errno));
  };
  if (File.Fd < 0)
    return Failure();
  while (!Bytes.empty()) {
    ssize_t Count =
        sys::RetryAfterSignal(-1, ::write, File.Fd, Bytes.data(), Bytes.size());
    if (Count < 0)
      return Failure();
    Bytes = Bytes.drop_front(size_t(Count));
  }
  return File;
}

MemoryFile::MemoryFile(MemoryFile &&Other) : Fd(std::exchange(Other.Fd, -1)) {}

MemoryFile &MemoryFile::operator=(MemoryFile &&Other) {
  std::swap(Fd, Other.Fd);
  return *this;
}

MemoryFile::~MemoryFile() {
  if (Fd >= 0)
    ::close(Fd);
}

/// Not /proc/self: another process opens it.
std::string MemoryFile::path() const {
  return formatv("/proc/{0}/fd/{1}", ::getpid(), Fd).str();
}

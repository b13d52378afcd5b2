//===- LinkerFiles.cpp - memory that has a path ---------------------------===//

#include "compiler/link/LinkerFiles.h"
#include "compiler/base/Error.h"
#include "llvm/Support/Errno.h"
#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace llvm;
using namespace wasmc;

namespace {
Error failure(const char *Doing, int Reason) {
  return environmentError("memory for linking",
                          std::string(Doing) + ": " + sys::StrError(Reason));
}
} // namespace

Descriptor &Descriptor::operator=(Descriptor &&Other) {
  if (this != &Other) {
    close();
    Fd = Other.Fd;
    Other.Fd = -1;
  }
  return *this;
}

void Descriptor::close() {
  if (Fd >= 0)
    ::close(Fd);
  Fd = -1;
}

Expected<InputFile> InputFile::create(StringRef Contents) {
  Descriptor File(::memfd_create("wasmc", MFD_CLOEXEC));
  if (File.get() < 0)
    return failure("memfd_create", errno);
  while (!Contents.empty()) {
    ssize_t Count = sys::RetryAfterSignal(-1, ::write, File.get(),
                                          Contents.data(), Contents.size());
    if (Count < 0)
      return failure("write", errno);
    Contents = Contents.drop_front(size_t(Count));
  }
  return InputFile(std::move(File));
}

OutputPipe::~OutputPipe() {
  WriteEnd.close();
  if (Reader.joinable())
    Reader.join();
}

Error OutputPipe::open() {
  int Ends[2];
  if (::pipe2(Ends, O_CLOEXEC) < 0)
    return failure("pipe", errno);
  ReadEnd = Descriptor(Ends[0]);
  WriteEnd = Descriptor(Ends[1]);
  // Fewer turns between the two threads; not a must.
  ::fcntl(WriteEnd.get(), F_SETPIPE_SZ, 1 << 20);
  Path = WriteEnd.path();
  Reader = std::thread([this] { drain(); });
  return Error::success();
}

void OutputPipe::drain() {
  constexpr size_t Step = 1 << 20;
  for (;;) {
    size_t Size = Bytes.size();
    Bytes.resize_for_overwrite(Size + Step);
    ssize_t Count = sys::RetryAfterSignal(-1, ::read, ReadEnd.get(),
                                          Bytes.data() + Size, Step);
    Bytes.truncate(Size + (Count > 0 ? size_t(Count) : 0));
    if (Count > 0)
      continue;
    ReadError = Count < 0 ? errno : 0;
    return;
  }
}

Expected<SmallVector<char, 0>> OutputPipe::take() {
  WriteEnd.close();
  Reader.join();
  if (ReadError)
    return failure("read", ReadError);
  return std::move(Bytes);
}

//===- Files.cpp - inputs and outputs -------------------------------------===//

#include "tools/Files.h"
#include "compiler/base/Error.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Signals.h"
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

using namespace llvm;
using namespace wasmc;

static Error failure(const std::string &Path, int Reason = errno) {
  return environmentError(Path, sys::StrError(Reason));
}

Expected<FileBytes> wasmc::readInput(const std::string &Path) {
  // Volatile: read, not mapped. A file that shrinks under a mapping kills.
  auto File = Path == "-" ? MemoryBuffer::getSTDIN()
                          : MemoryBuffer::getFile(Path, /*IsText=*/false,
                                                  /*RequiresNull=*/false,
                                                  /*IsVolatile=*/true);
  if (File)
    return std::move(*File);
  return environmentError(Path == "-" ? "standard input" : Path,
                          File.getError());
}

Expected<SourceModule> wasmc::readModule(const std::string &Path) {
  Expected<FileBytes> File = readInput(Path);
  if (!File)
    return File.takeError();
  return SourceModule::from(std::move(*File));
}

/// Devices, pipes and the like are written to as they are.
static bool isSpecial(const std::string &Path) {
  sys::fs::file_status Status;
  return !sys::fs::status(Path, Status) && sys::fs::exists(Status) &&
         !sys::fs::is_regular_file(Status);
}

static std::string directoryOf(const std::string &Path) {
  StringRef Parent = sys::path::parent_path(Path);
  return Parent.empty() ? "." : Parent.str();
}

Error wasmc::checkOutput(const std::string &Path) {
  if (Path == "-")
    return Error::success();
  if (sys::fs::is_directory(Path))
    return failure(Path, EISDIR);
  if (isSpecial(Path) || sys::fs::exists(Path)) {
    // Renaming would replace a file that is protected against writing.
    if (::access(Path.c_str(), W_OK) < 0)
      return failure(Path);
    if (isSpecial(Path))
      return Error::success();
  }
  std::string Directory = directoryOf(Path);
  if (::access(Directory.c_str(), F_OK) < 0)
    return environmentError(Path, "no directory " + Directory);
  if (!sys::fs::is_directory(Directory))
    return failure(Path, ENOTDIR);
  if (::access(Directory.c_str(), W_OK | X_OK) < 0)
    return failure(Path);
  return Error::success();
}

/// Writes all and closes: some file systems tell of a full disk only then.
static Error writeAndClose(int Fd, ArrayRef<char> Bytes,
                           const std::string &Name) {
  while (!Bytes.empty()) {
    ssize_t Count =
        sys::RetryAfterSignal(-1, ::write, Fd, Bytes.data(), Bytes.size());
    if (Count < 0) {
      Error E = failure(Name);
      ::close(Fd);
      return E;
    }
    Bytes = Bytes.drop_front(size_t(Count));
  }
  if (::close(Fd) < 0)
    return failure(Name);
  return Error::success();
}

static Error writeBeside(const std::string &Path, ArrayRef<char> Bytes,
                         unsigned Mode) {
  int Fd;
  SmallString<128> Temporary;
  if (std::error_code EC = sys::fs::createUniqueFile(
          Path + ".tmp-%%%%%%", Fd, Temporary, sys::fs::OF_None, Mode))
    return environmentError(Path, EC);
  sys::RemoveFileOnSignal(Temporary);
  Error E = writeAndClose(Fd, Bytes, Path);
  if (!E)
    if (std::error_code EC = sys::fs::rename(Temporary, Path))
      E = environmentError(Path, EC);
  if (E)
    sys::fs::remove(Temporary);
  sys::DontRemoveFileOnSignal(Temporary);
  return E;
}

Error wasmc::writeOutput(const std::string &Path, ArrayRef<char> Bytes,
                         bool Executable) {
  if (Path == "-")
    return writeAndClose(STDOUT_FILENO, Bytes, "standard output");
  if (Error E = checkOutput(Path))
    return E;
  if (!isSpecial(Path))
    return writeBeside(Path, Bytes, Executable ? 0777 : 0666);
  int Fd = ::open(Path.c_str(), O_WRONLY | O_CLOEXEC);
  return Fd < 0 ? failure(Path) : writeAndClose(Fd, Bytes, Path);
}

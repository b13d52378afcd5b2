//===- LinkerFiles.h - memory that has a path -------------------*- C++ -*-===//
//
// lld knows only files, so what it reads and writes gets a path under
// /proc/self/fd as long as these objects live. Inside link/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LINK_LINKERFILES_H
#define WASMC_LINK_LINKERFILES_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <thread>

namespace wasmc {

/// A descriptor that closes itself.
class Descriptor {
public:
  explicit Descriptor(int Fd = -1) : Fd(Fd) {}
  Descriptor(Descriptor &&Other) : Fd(Other.Fd) { Other.Fd = -1; }
  Descriptor &operator=(Descriptor &&Other);
  ~Descriptor() { close(); }
  int get() const { return Fd; }
  std::string path() const { return "/proc/self/fd/" + std::to_string(Fd); }
  void close();

private:
  int Fd;
};

/// Bytes to read: an anonymous file.
class InputFile {
public:
  static llvm::Expected<InputFile> create(llvm::StringRef Contents);
  const char *path() const { return Path.c_str(); }

private:
  explicit InputFile(Descriptor File)
      : File(std::move(File)), Path(this->File.path()) {}

  Descriptor File;
  std::string Path;
};

/// A place to write to: a pipe, because lld replaces a regular file by
/// renaming another one, which it can't make in /proc.
class OutputPipe {
public:
  OutputPipe() = default;
  OutputPipe(const OutputPipe &) = delete;
  ~OutputPipe();
  llvm::Error open();
  const char *path() const { return Path.c_str(); }
  /// What was written. Nobody may be writing any more.
  llvm::Expected<llvm::SmallVector<char, 0>> take();

private:
  void drain();

  Descriptor WriteEnd, ReadEnd;
  std::string Path;
  std::thread Reader;
  llvm::SmallVector<char, 0> Bytes;
  int ReadError = 0;
};

} // namespace wasmc

#endif

//===- LoaderProcess.h - a process that loads and calls images --*- C++ -*-===//
//
// The host's side of runtime-support/abi/ScriptProtocol.h. The process is of
// the target, so another CPU's runs under an emulator.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SCRIPT_LOADERPROCESS_H
#define WASMC_SCRIPT_LOADERPROCESS_H

#include "runtime-support/abi/ScriptProtocol.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/Error.h"
#include <string>
#include <sys/types.h>

namespace wasmc {

/// A request's body, put together from the left.
class RequestBody {
public:
  RequestBody &u32(uint32_t N) { return number(N); }
  RequestBody &u64(uint64_t N) { return number(N); }
  RequestBody &text(llvm::StringRef S) { return u32(S.size()).raw(S); }
  RequestBody &raw(llvm::StringRef S) {
    Bytes.append(S.begin(), S.end());
    return *this;
  }
  llvm::StringRef bytes() const { return Bytes; }

private:
  template <typename T> RequestBody &number(T N) {
    char Buffer[sizeof(T)];
    llvm::support::endian::write(Buffer, N, llvm::endianness::little);
    return raw({Buffer, sizeof(T)});
  }
  std::string Bytes;
};

/// A reply's body, taken apart from the left. What is missing reads as zeros
/// and makes it bad.
class ReplyBody {
public:
  ReplyBody() = default;
  explicit ReplyBody(std::string Bytes) : Bytes(std::move(Bytes)) {}
  uint32_t u32() { return number<uint32_t>(); }
  uint64_t u64() { return number<uint64_t>(); }
  std::string text() { return raw(u32()).str(); }
  llvm::StringRef raw(uint64_t Size);
  /// All was there and nothing is left.
  bool complete() const { return !Short && At == Bytes.size(); }

private:
  template <typename T> T number() {
    llvm::StringRef S = raw(sizeof(T));
    return S.empty() ? 0
                     : llvm::support::endian::read<T>(S.data(),
                                                      llvm::endianness::little);
  }
  std::string Bytes;
  size_t At = 0;
  bool Short = false;
};

struct LoaderReply {
  abi::script::Reply Code;
  ReplyBody Body;
};

class LoaderProcess {
public:
  /// Program: the emulator, if there is one, its arguments, the loader.
  static llvm::Expected<LoaderProcess>
  start(llvm::ArrayRef<std::string> Program, unsigned TimeoutSeconds);
  LoaderProcess(LoaderProcess &&Other);
  LoaderProcess &operator=(LoaderProcess &&Other);
  ~LoaderProcess();

  /// On an error (an EnvironmentError: it died, or took too long) there is no
  /// process any more.
  llvm::Expected<LoaderReply> request(abi::script::Request What,
                                      const RequestBody &Body);

private:
  LoaderProcess(pid_t Pid, int Socket, unsigned TimeoutSeconds)
      : Pid(Pid), Socket(Socket), TimeoutSeconds(TimeoutSeconds) {}
  llvm::Error send(llvm::StringRef Bytes);
  llvm::Error receive(char *Into, size_t Size);
  llvm::Error lost(bool TimedOut);
  void end(bool Kill, int *Status = nullptr);

  pid_t Pid = -1; ///< -1: there is none
  int Socket = -1;
  unsigned TimeoutSeconds = 0;
};

} // namespace wasmc

#endif

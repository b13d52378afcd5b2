//===- LoaderProcess.cpp - a process that loads and calls images ----------===//

#include "compiler/script/LoaderProcess.h"
#include "compiler/base/Error.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FormatVariadic.h"
#include <cerrno>
#include <csignal>
#include <cstring>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace llvm;
using namespace wasmc;
using abi::script::Frame;

/// More than any command of a script has to answer: a frame that asks for more
/// is no frame.
static constexpr uint32_t MaxReply = 64 << 20;

StringRef ReplyBody::raw(uint64_t Size) {
  if (Size > Bytes.size() - At) {
    Short = true;
    return {};
  }
  StringRef S = StringRef(Bytes).substr(At, Size);
  At += Size;
  return S;
}

LoaderProcess::LoaderProcess(LoaderProcess &&Other)
    : Pid(std::exchange(Other.Pid, -1)),
      Socket(std::exchange(Other.Socket, -1)),
      TimeoutSeconds(Other.TimeoutSeconds) {}

LoaderProcess &LoaderProcess::operator=(LoaderProcess &&Other) {
  std::swap(Pid, Other.Pid);
  std::swap(Socket, Other.Socket);
  std::swap(TimeoutSeconds, Other.TimeoutSeconds);
  return *this;
}

/// It ends with its input; nothing is left to wait for then.
LoaderProcess::~LoaderProcess() { end(/*Kill=*/true); }

void LoaderProcess::end(bool Kill, int *Status) {
  if (Pid < 0)
    return;
  ::close(Socket);
  if (Kill)
    ::kill(Pid, SIGKILL);
  int Ignored;
  sys::RetryAfterSignal(-1, ::waitpid, Pid, Status ? Status : &Ignored, 0);
  Pid = Socket = -1;
}

/// Both ends are closed on exec, so that no process that another thread starts
/// keeps them open; the child's becomes its standard input and output.
Expected<LoaderProcess> LoaderProcess::start(ArrayRef<std::string> Program,
                                             unsigned TimeoutSeconds) {
  int Ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, Ends) < 0)
    return environmentError("socket to the loader", sys::StrError(errno));
  timeval Timeout = {time_t(TimeoutSeconds), 0};
  ::setsockopt(Ends[0], SOL_SOCKET, SO_RCVTIMEO, &Timeout, sizeof Timeout);
  ::setsockopt(Ends[0], SOL_SOCKET, SO_SNDTIMEO, &Timeout, sizeof Timeout);

  std::vector<char *> Arguments;
  for (const std::string &Argument : Program)
    Arguments.push_back(const_cast<char *>(Argument.c_str()));
  Arguments.push_back(nullptr);
  posix_spawn_file_actions_t Actions;
  ::posix_spawn_file_actions_init(&Actions);
  ::posix_spawn_file_actions_adddup2(&Actions, Ends[1], STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&Actions, Ends[1], STDOUT_FILENO);
  pid_t Pid;
  int Failed = ::posix_spawnp(&Pid, Arguments[0], &Actions, nullptr,
                              Arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&Actions);
  ::close(Ends[1]);
  if (Failed) {
    ::close(Ends[0]);
    return environmentError(Program.front(), sys::StrError(Failed));
  }
  return LoaderProcess(Pid, Ends[0], TimeoutSeconds);
}

/// Says how the process ended, or ends it.
Error LoaderProcess::lost(bool TimedOut) {
  if (TimedOut) {
    end(/*Kill=*/true);
    return environmentError(
        "loader", formatv("no answer in {0} seconds", TimeoutSeconds).str());
  }
  int Status = 0;
  end(/*Kill=*/false, &Status);
  if (WIFSIGNALED(Status))
    return environmentError("loader",
                            Twine("crashed: ") + ::strsignal(WTERMSIG(Status)));
  return environmentError("loader",
                          "ended with exit code " + Twine(WEXITSTATUS(Status)));
}

Error LoaderProcess::send(StringRef Bytes) {
  while (!Bytes.empty()) {
    ssize_t Count = sys::RetryAfterSignal(-1, ::send, Socket, Bytes.data(),
                                          Bytes.size(), MSG_NOSIGNAL);
    if (Count < 0)
      return lost(errno == EAGAIN);
    Bytes = Bytes.drop_front(size_t(Count));
  }
  return Error::success();
}

Error LoaderProcess::receive(char *Into, size_t Size) {
  while (Size) {
    ssize_t Count = sys::RetryAfterSignal(-1, ::recv, Socket, Into, Size, 0);
    if (Count <= 0)
      return lost(Count < 0 && errno == EAGAIN);
    Into += Count;
    Size -= size_t(Count);
  }
  return Error::success();
}

Expected<LoaderReply> LoaderProcess::request(abi::script::Request What,
                                             const RequestBody &Body) {
  if (Pid < 0)
    return environmentError("loader", "is gone");
  RequestBody Message;
  Message.u32(Body.bytes().size()).u32(uint32_t(What)).raw(Body.bytes());
  if (Error E = send(Message.bytes()))
    return std::move(E);
  std::string Head(sizeof(Frame), '\0');
  if (Error E = receive(Head.data(), Head.size()))
    return std::move(E);
  ReplyBody Words(std::move(Head));
  uint32_t Length = Words.u32(), Code = Words.u32();
  if (Length > MaxReply || Code > uint32_t(abi::script::Reply::Failed)) {
    end(/*Kill=*/true);
    return environmentError("loader", "answers out of the protocol");
  }
  std::string Bytes(Length, '\0');
  if (Error E = receive(Bytes.data(), Length))
    return std::move(E);
  return LoaderReply{abi::script::Reply(Code), ReplyBody(std::move(Bytes))};
}

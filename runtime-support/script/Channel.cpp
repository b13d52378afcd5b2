//===- Channel.cpp - frames in, frames out --------------------------------===//

#include "runtime-support/script/Channel.h"

using namespace wasmc;
using namespace wasmc::script;
using abi::script::Frame;

namespace {

constexpr int In = 0, Out = 1;
constexpr long Interrupted = -4; // EINTR

/// Reads until To is full or the input ends; the number of bytes read.
uint64_t readFully(void *To, uint64_t Size) {
  uint64_t Done = 0;
  while (Done != Size) {
    long Read = sys::call(sys::Syscall::read, In,
                          static_cast<char *>(To) + Done, Size - Done);
    if (Read == Interrupted)
      continue;
    if (Read <= 0)
      break;
    Done += uint64_t(Read);
  }
  return Done;
}

bool writeFully(Bytes From) {
  uint64_t Done = 0;
  while (Done != From.Size) {
    long Written =
        sys::call(sys::Syscall::write, Out, From.Data + Done, From.Size - Done);
    if (Written == Interrupted)
      continue;
    if (Written <= 0)
      return false;
    Done += uint64_t(Written);
  }
  return true;
}

} // namespace

Bytes RequestReader::raw(uint64_t Size) {
  Good = Good && Size <= Rest.Size;
  if (!Good)
    return {nullptr, 0};
  Bytes Part = {Rest.Data, Size};
  Rest = {Rest.Data + Size, Rest.Size - Size};
  return Part;
}

Received Channel::receive(uint32_t &Code, Bytes &Request, loader::Text &Why) {
  Frame Head;
  uint64_t Read = readFully(&Head, sizeof(Head));
  if (Read == 0)
    return Received::End;
  if (Read != sizeof(Head)) {
    Why << "the input ends in a frame";
    return Received::Broken;
  }
  if (Head.Length > abi::script::MaxRequest) {
    Why << "a request of " << uint64_t(Head.Length) << " bytes is too long";
    return Received::Broken;
  }
  Buffer.Count = 0;
  if (!Buffer.reserve(Head.Length)) {
    Why << "no memory for a request";
    return Received::Broken;
  }
  if (readFully(Buffer.Items, Head.Length) != Head.Length) {
    Why << "the input ends in a frame";
    return Received::Broken;
  }
  Code = Head.Code;
  Request = {Buffer.Items, Head.Length};
  return Received::Request;
}

bool Channel::send(abi::script::Reply Code, Bytes Content, Bytes More) {
  Frame Head = {uint32_t(Content.Size + More.Size), uint32_t(Code)};
  // In one write if it is short: whoever waits is woken once.
  char Short[512];
  if (!More.Size && Content.Size <= sizeof(Short) - sizeof(Head)) {
    __builtin_memcpy(Short, &Head, sizeof(Head));
    if (Content.Size)
      __builtin_memcpy(Short + sizeof(Head), Content.Data, Content.Size);
    return writeFully({Short, sizeof(Head) + Content.Size});
  }
  return writeFully({reinterpret_cast<const char *>(&Head), sizeof(Head)}) &&
         writeFully(Content) && writeFully(More);
}

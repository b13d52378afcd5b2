//===- Channel.h - frames in, frames out ------------------------*- C++ -*-===//
//
// Inside script/: abi/ScriptProtocol.h as bytes. What comes in is as untrusted
// as any input: a request that is shorter or longer than it says is not obeyed.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SCRIPT_CHANNEL_H
#define WASMC_SCRIPT_CHANNEL_H

#include "runtime-support/abi/ScriptProtocol.h"
#include "runtime-support/loader/Array.h"
#include "runtime-support/loader/Text.h"

namespace wasmc::script {

using loader::Array;
using loader::Bytes;

/// Reads a request's parts, one behind the other. After a part that isn't there
/// everything is zero and good() is false.
class RequestReader {
public:
  explicit RequestReader(Bytes Request) : Rest(Request) {}

  template <typename T> T number() {
    T Value = {};
    Bytes From = raw(sizeof(T));
    if (From.Size == sizeof(T))
      __builtin_memcpy(&Value, From.Data, sizeof(T));
    return Value;
  }
  Bytes text() { return raw(number<uint32_t>()); }
  /// Size bytes as they stand.
  Bytes raw(uint64_t Size);
  /// True if there was a part for each that was read, and nothing is left.
  bool complete() const { return Good && Rest.Size == 0; }

private:
  Bytes Rest;
  bool Good = true;
};

/// Builds a reply.
class ReplyWriter {
public:
  template <typename T> void number(T Value) { raw(&Value, sizeof(T)); }
  void text(Bytes Text) {
    number(uint32_t(Text.Size));
    raw(Text.Data, Text.Size);
  }
  void raw(const void *From, uint64_t Size) {
    Good = Content.append(static_cast<const char *>(From), Size) && Good;
  }
  void clear() { Content.Count = 0; }
  bool good() const { return Good; }
  Bytes bytes() const { return {Content.Items, Content.Count}; }

private:
  Array<char> Content = {};
  bool Good = true; ///< false once the machine had no memory
};

enum class Received { Request, End, Broken };

class Channel {
public:
  /// Waits for a request. Broken: the input ends in the middle of a frame, or
  /// has one that is too long; Why says so.
  Received receive(uint32_t &Code, Bytes &Request, loader::Text &Why);
  /// Sends the reply, and More bytes that belong to it and lie elsewhere. False
  /// if nobody listens.
  bool send(abi::script::Reply Code, Bytes Content, Bytes More = {nullptr, 0});

private:
  Array<char> Buffer = {};
};

} // namespace wasmc::script

#endif

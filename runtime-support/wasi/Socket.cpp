//===- Socket.cpp - no sockets yet ----------------------------------------===//

#include "runtime-support/wasi/Function.h"

using namespace wasmc;
using namespace wasmc::wasi;

namespace {

/// No socket can be granted. A standard stream may be one, but then it is read
/// and written like the others.
Errno refuse(Call C, uint32_t Fd) {
  Descriptor *D;
  WASI_TRY(C.need(Fd, 0, D));
  return D->Type == FileType::Unknown ? Errno::NotSupported : Errno::NotSocket;
}

Errno sockAccept(Call C, uint32_t Fd, uint32_t, uint32_t) {
  return refuse(C, Fd);
}
Errno sockRecv(Call C, uint32_t Fd, uint32_t, uint32_t, uint32_t, uint32_t,
               uint32_t) {
  return refuse(C, Fd);
}
Errno sockSend(Call C, uint32_t Fd, uint32_t, uint32_t, uint32_t, uint32_t) {
  return refuse(C, Fd);
}
Errno sockShutdown(Call C, uint32_t Fd, uint32_t) { return refuse(C, Fd); }

} // namespace

WASI_FUNCTION_3(sock_accept, sockAccept)
WASI_FUNCTION_6(sock_recv, sockRecv)
WASI_FUNCTION_5(sock_send, sockSend)
WASI_FUNCTION_2(sock_shutdown, sockShutdown)

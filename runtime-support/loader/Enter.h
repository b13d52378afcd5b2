//===- Enter.h - offsets for Enter-<arch>.S ----------------------*- C++ -*-===//
//
// Inside loader/, for assembly too. HostCalls.cpp checks them.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_ENTER_H
#define WASMC_LOADER_ENTER_H

#define WASMC_HOST_FUNCTION_IN 56
#define WASMC_STORE_ON 8
#define WASMC_THREAD_RESUME_SP 88
#define WASMC_THREAD_GUEST_SP 96

#endif

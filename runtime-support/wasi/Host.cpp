//===- Host.cpp - what the guest starts with ------------------------------===//

#include "runtime-support/wasi/Host.h"
#include "runtime-support/sys/Print.h"
#include "runtime-support/sys/Process.h"

using namespace wasmc;
using namespace wasmc::wasi;

void wasi::setUp(Host &H, const abi::RunGrants &Grants) {
  H.Grants = Grants;
  for (int Fd = 0; Fd != 3; ++Fd) {
    Descriptor D;
    D.Fd = Fd;
    D.Inherited = true;
    D.Base = FileRights;
    H.Fds.reserve(); // the first ones always fit
    H.Fds.add(D);
  }
  for (uint32_t I = 0; I != Grants.NumDirs; ++I) {
    const abi::DirectoryGrant &Dir = Grants.Dirs[I];
    Descriptor D;
    D.Fd = Dir.Fd;
    D.Type = FileType::Directory;
    D.ReadOnly = Dir.ReadOnly;
    D.Base = DirectoryRights;
    D.Inheriting = AllRights;
    D.Preopen = Dir.Guest;
    if (!H.Fds.reserve()) {
      sys::Printer() << "wasmc: no memory for so many directories\n";
      sys::exitProcess(abi::ExitCode::CannotStart);
    }
    H.Fds.add(D);
  }
}

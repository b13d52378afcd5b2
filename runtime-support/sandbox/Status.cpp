//===- Status.cpp - what --sandbox-status tells ---------------------------===//

#include "runtime-support/sandbox/Status.h"
#include "runtime-support/sys/Print.h"

using namespace wasmc;
using namespace wasmc::sandbox;

namespace {

const char *stateName(WallState State) {
  switch (State) {
  case WallState::NotNeeded:
    return "not needed: no directory\n";
  case WallState::Up:
    return "up\n";
  case WallState::Missing:
    return "MISSING: not in this kernel\n";
  }
  return "";
}

void tellGrants(sys::Printer &P, const abi::RunGrants &G) {
  P << "directories   " << (G.NumDirs ? "" : "none\n");
  for (uint32_t I = 0; I != G.NumDirs; ++I) {
    const abi::DirectoryGrant &D = G.Dirs[I];
    P << (I ? "              " : "") << sys::Untrusted{D.Guest, 4096} << " is "
      << sys::Untrusted{D.Host, 4096} << (D.ReadOnly ? ", read-only\n" : "\n");
  }
  P << "variables     ";
  if (G.NumEnv)
    P << uint64_t(G.NumEnv) << '\n';
  else
    P << "none\n";
}

} // namespace

void sandbox::tellStatus(const Settings &S, const Walls &W) {
  {
    sys::Printer P(1);
    tellGrants(P, S.Grants);
    P << "descriptors   0, 1, 2; inherited others are closed\n"
      << "no_new_privs  " << stateName(W.Privileges) << "landlock      "
      << stateName(W.Landlock) << "seccomp       " << stateName(W.Filter);
  }
  sys::exitProcess(abi::ExitCode::Success);
}

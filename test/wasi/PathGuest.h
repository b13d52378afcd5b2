//===- PathGuest.h - a guest with a granted directory -----------*- C++ -*-===//
//
// What the tests of paths share: the directory, calls by name, and the two ways
// of lookup.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEST_WASI_PATHGUEST_H
#define WASMC_TEST_WASI_PATHGUEST_H

#include "test/wasi/Guest.h"
#include <cerrno>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace wasmc::test {

using wasi::PathLookup;
namespace fs = std::filesystem;

constexpr uint32_t NoFollow = 0, Follow = 1;

/// "granted" is granted; "secret" and "outside" beside it must never be.
class PathGuest : public Guest {
protected:
  PathGuest() {
    fs::create_directories(Root / "granted/dir/sub");
    fs::create_directories(Root / "outside");
    writeFile("secret", "SECRET");
    writeFile("outside/secret", "SECRET");
    writeFile("granted/file", "file");
    writeFile("granted/dir/inner", "inner");
    Directory = grant("granted");
  }

  void link(const std::string &Target, const std::string &Name) {
    fs::create_symlink(Target, Root / "granted" / Name);
  }
  Errno openRead(const std::string &Path, uint32_t Lookup = Follow) {
    return open(Directory, Path, 0, wasi::FdRead, 0, Lookup);
  }
  Errno create(const std::string &Path, uint32_t Lookup = Follow) {
    return open(Directory, Path, wasi::OpenCreate, wasi::FdRead | wasi::FdWrite,
                0, Lookup);
  }
  /// What the file holds; "" if it can't be read.
  std::string contents(const std::string &Path) {
    std::string Data;
    if (openRead(Path) == Errno::Success)
      read(Result, 100, Data);
    return Data;
  }
  Errno path1(FunctionId F, const std::string &Path) {
    return call(F, Directory, put(Path), Path.size());
  }
  Errno mkdir(const std::string &Path) {
    return path1(FunctionId::path_create_directory, Path);
  }
  Errno rmdir(const std::string &Path) {
    return path1(FunctionId::path_remove_directory, Path);
  }
  Errno unlink(const std::string &Path) {
    return path1(FunctionId::path_unlink_file, Path);
  }
  Errno rename(const std::string &Old, const std::string &New) {
    return call(FunctionId::path_rename, Directory, put(Old), Old.size(),
                Directory, put(New), New.size());
  }
  Errno hardlink(const std::string &Old, const std::string &New,
                 uint32_t Lookup = NoFollow) {
    return call(FunctionId::path_link, Directory, Lookup, put(Old), Old.size(),
                Directory, put(New), New.size());
  }
  Errno symlink(const std::string &Target, const std::string &New) {
    return call(FunctionId::path_symlink, put(Target), Target.size(), Directory,
                put(New), New.size());
  }
  Errno readlink(const std::string &Path, std::string &Target,
                 uint32_t Room = 100) {
    uint32_t Buffer = put(std::string(Room, '?'));
    Errno E = call(FunctionId::path_readlink, Directory, put(Path), Path.size(),
                   Buffer, Room, ResultAt);
    Target = E == Errno::Success ? text(Buffer, get<uint32_t>(ResultAt)) : "";
    return E;
  }
  Errno setTimes(const std::string &Path, uint64_t Time, uint32_t Lookup) {
    return call(FunctionId::path_filestat_set_times, Directory, Lookup,
                put(Path), Path.size(), Time, Time,
                wasi::SetAtim | wasi::SetMtim);
  }
  uint64_t modified(const std::string &Below) {
    struct stat S = {};
    lstat(path(Below).c_str(), &S);
    return uint64_t(S.st_mtim.tv_sec);
  }

  uint32_t Directory;
};

/// Each test runs for both ways of lookup.
class Path : public PathGuest,
             public ::testing::WithParamInterface<PathLookup> {
protected:
  Path() { Host.Lookup = GetParam(); }
};

inline std::string wayName(const ::testing::TestParamInfo<PathLookup> &Info) {
  return Info.param == PathLookup::Walk ? "Walk" : "Openat2";
}

inline bool kernelHasOpenat2() {
  return ::syscall(SYS_openat2, -1, "", nullptr, 0) < 0 && errno == EINVAL;
}

inline std::vector<PathLookup> ways() {
  std::vector<PathLookup> Ways = {PathLookup::Walk};
  if (kernelHasOpenat2())
    Ways.push_back(PathLookup::Openat2);
  return Ways;
}

} // namespace wasmc::test

#endif

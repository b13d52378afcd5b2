//===- DirectoryGrantTest.cpp - opening granted directories ---------------===//

#include "test/sandbox/Child.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace wasmc;
using namespace wasmc::test;
using wasmc::abi::GrantTag;
namespace fs = std::filesystem;

namespace {

class DirectoryGrants : public Scratch {
protected:
  DirectoryGrants() {
    fs::create_directories(Root / "baked/sub/deep");
    fs::create_directories(Root / "readonly/sub");
    fs::create_directories(Root / "baked-not");
    fs::create_symlink("../baked-not", Root / "baked/way-out");
    fs::create_symlink("baked/sub", Root / "way-in");
    writeFile("file", "x");
  }

  /// Opens what Args grant under this ceiling; the message, "" if granted.
  std::string open(const std::vector<std::string> &Args, bool Baked = true) {
    Records R;
    if (Baked)
      R.add(GrantTag::Dir, {path("baked"), "b"})
          .add(GrantTag::ReadOnlyDir, {path("readonly"), "r"})
          .add(GrantTag::Ceiling);
    Outcome O = inChild([&] {
      std::vector<std::string> All = {"app"};
      All.insert(All.end(), Args.begin(), Args.end());
      Start S(All, R);
      sandbox::Settings Settings = S.read();
      sandbox::openGrants(Settings);
      for (uint32_t I = 0; I != Settings.Grants.NumDirs; ++I) {
        struct stat ByName, ByFd;
        const auto &D = Settings.Grants.Dirs[I];
        if (D.Fd < 3 || stat(D.Host, &ByName) || fstat(D.Fd, &ByFd) ||
            ByName.st_ino != ByFd.st_ino)
          _exit(77);
      }
    });
    EXPECT_EQ(O.ExitCode, O.Output.empty() ? 0 : 2);
    return O.Output;
  }
};

TEST_F(DirectoryGrants, AreOpened) {
  EXPECT_EQ(
      open({"--dir", path("baked"), "--dir-ro", path("baked/sub")}, false), "");
  EXPECT_EQ(open({}), "");
}

TEST_F(DirectoryGrants, ThatDontExistAreSaid) {
  EXPECT_EQ(open({"--dir", path("missing")}, false),
            "app: cannot grant directory '" + path("missing") + "': ENOENT\n");
  EXPECT_EQ(open({"--dir", path("file")}, false),
            "app: cannot grant directory '" + path("file") + "': ENOTDIR\n");
}

TEST_F(DirectoryGrants, LieInTheCeiling) {
  for (const char *Good :
       {"baked", "baked/", "baked/sub", "baked/sub/deep", "baked/./sub/../sub",
        "way-in", "way-in/deep", "baked-not/../baked"})
    EXPECT_EQ(open({"--dir", path(Good)}), "") << Good;
  EXPECT_EQ(open({"--dir-ro", path("baked/sub")}), "");
  EXPECT_EQ(open({"--dir-ro", path("readonly/sub")}), "");
}

TEST_F(DirectoryGrants, OutsideTheCeilingAreRefused) {
  for (const char *Bad : {".", "baked/..", "baked-not", "baked/way-out",
                          "baked/sub/../..", "way-in/../.."})
    EXPECT_EQ(open({"--dir", path(Bad)}),
              "app: cannot grant directory '" + path(Bad) +
                  "': it is not in a directory granted at build time\n");
  EXPECT_NE(open({"--dir", "/"}), "");
  EXPECT_NE(open({"--dir", path("baked"), "--dir", "/"}), "");
}

TEST_F(DirectoryGrants, UnderAReadOnlyCeilingAreReadOnly) {
  EXPECT_NE(open({"--dir", path("readonly")}), "");
  EXPECT_NE(open({"--dir", path("readonly/sub")}), "");
  EXPECT_EQ(open({"--dir-ro", path("readonly")}), "");
}

TEST_F(DirectoryGrants, StayAwayFromStandardStreams) {
  Outcome O = inChild([&] {
    Start S({"app", "--dir", path("baked")});
    sandbox::Settings Settings = S.read();
    int Saved = dup(1); // closed by openGrants()
    (void)Saved;
    close(0);
    close(2);
    sandbox::openGrants(Settings);
    _exit(Settings.Grants.Dirs[0].Fd >= 3 && fcntl(0, F_GETFD) < 0 &&
                  fcntl(2, F_GETFD) < 0
              ? 0
              : 1);
  });
  EXPECT_EQ(O.ExitCode, 0);
}

TEST_F(DirectoryGrants, ThatOneMayOnlyPassThroughAreTaken) {
  fs::permissions(Root, fs::perms(0755));
  fs::permissions(Root / "baked", fs::perms(0111));
  Outcome O = inChild([&] {
    // Permissions don't bind root. From inside, what lies above doesn't matter.
    if (chdir(Root.c_str()) ||
        (geteuid() == 0 && setresuid(65534, 65534, 65534)))
      _exit(1);
    Start S({"app", "--dir", "baked"});
    sandbox::Settings Settings = S.read();
    sandbox::openGrants(Settings);
    _exit(openat(Settings.Grants.Dirs[0].Fd, "sub", O_RDONLY) < 0);
  });
  EXPECT_EQ(O.ExitCode, 0) << O.Output;
  fs::permissions(Root / "baked", fs::perms::owner_all);
}

} // namespace

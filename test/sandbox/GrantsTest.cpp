//===- GrantsTest.cpp - baked grants and the command line together --------===//

#include "test/sandbox/Child.h"

using namespace wasmc;
using namespace wasmc::test;
using wasmc::abi::GrantTag;
using Strings = std::vector<std::string>;

namespace {

/// Settings refer to the start that they were read from, which stays.
sandbox::Settings settings(const Strings &Args, const Records &Baked = {},
                           const Strings &Env = {}) {
  static std::vector<std::unique_ptr<Start>> Starts;
  Starts.emplace_back(new Start(Args, Baked, Env));
  return Starts.back()->read();
}

Strings argsOf(const sandbox::Settings &S) {
  return {S.Grants.Args, S.Grants.Args + S.Grants.NumArgs};
}
Strings envOf(const sandbox::Settings &S) {
  return {S.Grants.Env, S.Grants.Env + S.Grants.NumEnv};
}
/// "GUEST=HOST", and ":ro" behind it.
Strings dirsOf(const sandbox::Settings &S) {
  Strings Dirs;
  for (uint32_t I = 0; I != S.Grants.NumDirs; ++I) {
    const auto &D = S.Grants.Dirs[I];
    Dirs.push_back(std::string(D.Guest) + "=" + D.Host +
                   (D.ReadOnly ? ":ro" : ""));
  }
  return Dirs;
}

/// The message of a start that must be refused.
std::string refused(const Strings &Args, const Records &Baked = {},
                    const Strings &Env = {}) {
  Outcome O = inChild([&] { Start(Args, Baked, Env).read(); });
  EXPECT_EQ(O.ExitCode, 2) << O.Output;
  return O.Output;
}

TEST(Arguments, GoToTheProgram) {
  EXPECT_EQ(argsOf(settings({"app"})), Strings());
  EXPECT_EQ(argsOf(settings({"app", "a", "b"})), Strings({"a", "b"}));
  EXPECT_EQ(argsOf(settings({"app", "--", "-x", "--dir"})),
            Strings({"-x", "--dir"}));
  EXPECT_EQ(argsOf(settings({"app", "--dir", ".", "--", "a"})), Strings({"a"}));
  EXPECT_EQ(argsOf(settings({"app", "--dir", ".", "a", "--env", "b"})),
            Strings({"a", "--env", "b"}));
  EXPECT_EQ(argsOf(settings({"app", "a", "--", "b"})),
            Strings({"a", "--", "b"}));
  EXPECT_EQ(argsOf(settings({"app", "--", "--"})), Strings({"--"}));
  EXPECT_EQ(argsOf(settings({"app", "-", "x"})), Strings({"-", "x"}));
  EXPECT_EQ(argsOf(settings({"app", "", "--dir"})), Strings({"", "--dir"}));
  EXPECT_EQ(argsOf(settings({})), Strings());
}

TEST(Arguments, BeginWithTheProgramsBareName) {
  EXPECT_STREQ(settings({"app"}).Grants.Program, "app");
  EXPECT_STREQ(settings({"/some/where/app"}).Grants.Program, "app");
  EXPECT_STREQ(settings({"./app"}).Grants.Program, "app");
  EXPECT_STREQ(settings({""}).Grants.Program, "");
  EXPECT_STREQ(settings({}).Grants.Program, "");
}

TEST(Arguments, AreAllTheProgramsIfSoBaked) {
  Records Baked = Records().add(GrantTag::GuestArgs);
  sandbox::Settings S = settings({"app", "--dir", ".", "--", "-x"}, Baked);
  EXPECT_EQ(argsOf(S), Strings({"--dir", ".", "--", "-x"}));
  EXPECT_EQ(S.Grants.NumDirs, 0u);
}

TEST(Flags, ThatAreUnknownAreRefused) {
  EXPECT_EQ(refused({"app", "-v"}),
            "app: unknown flag '-v'; arguments of the program stand behind "
            "--, flags: see --help\n");
  refused({"app", "--dirs", "."});
  refused({"app", "--di", "."});
  refused({"app", "--dir", ".", "--unknown"});
  refused({"app", "--no-dir=x"});
  refused({"app", "--sandbox=loose"});
  EXPECT_EQ(refused({"app", "--dir"}), "app: no value for flag '--dir'\n");
  EXPECT_EQ(refused({"app", "--env"}), "app: no value for flag '--env'\n");
  // What a terminal would obey is not printed.
  EXPECT_EQ(refused({"app", "--\033[2J"}).find('\033'), std::string::npos);
}

TEST(Flags, HelpAndExit) {
  Outcome O = inChild([] { settings({"app", "--help"}); });
  EXPECT_EQ(O.ExitCode, 0);
#define FLAG(Name, Text, Value, Help)                                          \
  EXPECT_NE(O.Output.find(Text Value), std::string::npos) << Text;             \
  EXPECT_NE(O.Output.find(Help), std::string::npos) << Text;
#include "runtime-support/sandbox/Flags.def"
}

TEST(Flags, ChooseTheSandbox) {
  EXPECT_FALSE(settings({"app"}).Strict);
  EXPECT_TRUE(settings({"app", "--sandbox=strict"}).Strict);
  EXPECT_TRUE(settings({"app", "--sandbox", "strict"}).Strict);
  EXPECT_TRUE(settings({"app"}, Records().add(GrantTag::StrictSandbox)).Strict);
  EXPECT_TRUE(settings({"app", "--sandbox-status"}).TellStatus);
}

TEST(Limits, AreReadWithTheirUnits) {
  sandbox::Settings S =
      settings({"app", "--timeout", "50ms", "--cpu-time=2s", "--max-memory",
                "64M", "--max-table", "10", "--stack-size", "100K"});
  EXPECT_EQ(S.Limits.Timeout, 50'000'000u);
  EXPECT_EQ(S.Limits.CpuTime, 2'000'000'000u);
  EXPECT_EQ(S.Limits.MaxMemory, 1024u);
  EXPECT_EQ(S.Limits.MaxTable, 10u);
  EXPECT_EQ(S.Limits.StackSize, 128u << 10); // whole 64 KiB
  auto Timeout = [](const char *Text) {
    return settings({"app", "--timeout", Text}).Limits.Timeout;
  };
  EXPECT_EQ(Timeout("1us"), 1000u);
  EXPECT_EQ(Timeout("1m"), 60'000'000'000u);
  EXPECT_EQ(Timeout("2h"), 7'200'000'000'000u);
  auto MaxMemory = [](const char *Text) {
    return settings({"app", "--max-memory", Text}).Limits.MaxMemory;
  };
  EXPECT_EQ(MaxMemory("3"), 3u); // pages
  EXPECT_EQ(MaxMemory("0"), 0u);
  EXPECT_EQ(MaxMemory("100k"), 1u);
  EXPECT_EQ(MaxMemory("1G"), 16384u);
  // The last one of a kind counts.
  EXPECT_EQ(settings({"app", "--max-table=1", "--max-table=2"}).Limits.MaxTable,
            2u);
}

TEST(Limits, AreNoneUnlessGiven) {
  sandbox::Settings S = settings({"app"});
#define LIMIT(Name, Text, Unit, Value, Help)                                   \
  EXPECT_EQ(S.Limits.Name, wasmc::abi::NoLimit);
#include "runtime-support/abi/Limits.def"
}

TEST(Limits, OfAnotherFormAreRefused) {
  EXPECT_EQ(refused({"app", "--timeout", "50"}),
            "app: --timeout '50' is not a time such as 50ms, 2s or 1m\n");
  for (const char *Text : {"", "ms", "0s", "-1s", "1.5s", "1 s", "1d", "1mss",
                           "18446744073709551616us", "18446744073709552us"})
    refused({"app", "--timeout", Text});
  for (const char *Text : {"", "M", "1T", "1MB", "0x10", "17179869184G"})
    refused({"app", "--max-memory", Text});
  for (const char *Text : {"", "1K", "18446744073709551615"})
    refused({"app", "--max-table", Text});
  for (const char *Text : {"0", "", "65G", "68719476737", "1X"})
    refused({"app", "--stack-size", Text});
}

TEST(Limits, ThatAreBakedInAreTheCeiling) {
  Records Baked = Records()
                      .add(GrantTag::Limit, {"--timeout=1s"})
                      .add(GrantTag::Limit, {"--max-memory=16"})
                      .add(GrantTag::End);
  sandbox::Settings S = settings({"app"}, Baked);
  EXPECT_EQ(S.Limits.Timeout, 1'000'000'000u);
  EXPECT_EQ(S.Limits.MaxMemory, 16u);
  S = settings({"app", "--timeout=1ms", "--max-memory=1M"}, Baked);
  EXPECT_EQ(S.Limits.Timeout, 1'000'000u);
  EXPECT_EQ(S.Limits.MaxMemory, 16u);
  EXPECT_EQ(refused({"app", "--timeout=1001ms"}, Baked),
            "app: --timeout '1001ms' is more than was granted at build time\n");
  EXPECT_EQ(settings({"app", "--max-table=7"}, Baked).Limits.MaxTable, 7u);
  // They say nothing of other grants.
  EXPECT_EQ(settings({"app", "--dir", "."}, Baked).Grants.NumDirs, 1u);
  // What can't be read grants nothing.
  Records Odd = Records().add(GrantTag::Limit, {"--max-memory=many"});
  EXPECT_EQ(settings({"app"}, Odd).Limits.MaxMemory, 0u);
}

TEST(Directories, AreGrantedByFlags) {
  sandbox::Settings S = settings({"app", "--dir", "a", "--dir-ro=b::/data",
                                  "--dir=c::d::e", "--dir-ro", "/f"});
  EXPECT_EQ(dirsOf(S), Strings({"a=a", "/data=b:ro", "d::e=c", "/f=/f:ro"}));
  EXPECT_EQ(S.NumCeiling, 0u);
  EXPECT_EQ(refused({"app", "--dir", ""}), "app: no directory in ''\n");
  refused({"app", "--dir", "::x"});
  refused({"app", "--dir", "x::"});
}

Records someBaked() {
  return Records()
      .add(GrantTag::Dir, {"/srv", "/data"})
      .add(GrantTag::ReadOnlyDir, {".", "."})
      .add(GrantTag::Env, {"MODE=fast"})
      .add(GrantTag::Env, {"EMPTY="})
      .add(GrantTag::Ceiling)
      .add(GrantTag::End);
}

TEST(BakedDirectories, AreGrantedWithoutAFlag) {
  sandbox::Settings S = settings({"app", "x"}, someBaked());
  EXPECT_EQ(dirsOf(S), Strings({"/data=/srv", ".=.:ro"}));
  EXPECT_EQ(S.NumCeiling, 0u); // nothing to check
  EXPECT_EQ(argsOf(S), Strings({"x"}));
}

TEST(BakedDirectories, AreTheCeilingOfFlags) {
  sandbox::Settings S = settings({"app", "--dir", "/srv/sub::/s"}, someBaked());
  EXPECT_EQ(dirsOf(S), Strings({"/s=/srv/sub"}));
  ASSERT_EQ(S.NumCeiling, 2u); // openGrants() checks
  EXPECT_STREQ(S.Ceiling[0].Host, "/srv");
  EXPECT_TRUE(S.Ceiling[1].ReadOnly);
}

TEST(BakedDirectories, AreGivenUpByFlag) {
  sandbox::Settings S = settings({"app", "--no-dir"}, someBaked());
  EXPECT_EQ(dirsOf(S), Strings());
  EXPECT_EQ(envOf(S), Strings({"MODE=fast", "EMPTY="}));
}

TEST(BakedDirectories, AreNoneIfOnlyVariablesWereBaked) {
  Records Baked = Records().add(GrantTag::Env, {"A=1"}).add(GrantTag::Ceiling);
  EXPECT_EQ(refused({"app", "--dir", "."}, Baked),
            "app: not granted at build time: '--dir'\n");
}

const Strings Caller = {"PATH=/bin", "SECRET=s", "MODE=slow", "ODD"};

TEST(Variables, AreNoneWithoutAGrant) {
  EXPECT_EQ(envOf(settings({"app"}, {}, Caller)), Strings());
  EXPECT_EQ(envOf(settings({"app", "--dir", "."}, {}, Caller)), Strings());
}

TEST(Variables, AreGrantedByFlags) {
  EXPECT_EQ(
      envOf(settings({"app", "--env", "A=1", "--env=B=x=y", "--env", "C="}, {},
                     Caller)),
      Strings({"A=1", "B=x=y", "C="}));
  EXPECT_EQ(envOf(settings({"app", "--env", "A=1", "--env", "A=2"})),
            Strings({"A=2"}));
  // Without a value, the caller's is passed on, if there is one.
  EXPECT_EQ(envOf(settings(
                {"app", "--env", "MODE", "--env", "MISSING", "--env", "MOD"},
                {}, Caller)),
            Strings({"MODE=slow"}));
}

TEST(Variables, ArePassedOnByFlag) {
  EXPECT_EQ(envOf(settings({"app", "--inherit-env"}, {}, Caller)), Caller);
  EXPECT_EQ(envOf(settings(
                {"app", "--inherit-env", "--env", "MODE=x", "--env", "NEW=y"},
                {}, Caller)),
            Strings({"PATH=/bin", "SECRET=s", "MODE=x", "ODD", "NEW=y"}));
}

TEST(BakedVariables, AreGrantedWithoutAFlag) {
  EXPECT_EQ(envOf(settings({"app"}, someBaked(), Caller)),
            Strings({"MODE=fast", "EMPTY="}));
}

TEST(BakedVariables, AreTheCeilingOfFlags) {
  EXPECT_EQ(envOf(settings({"app", "--env", "MODE=fast"}, someBaked(), Caller)),
            Strings({"MODE=fast"}));
  // Its baked value, not the caller's.
  EXPECT_EQ(envOf(settings({"app", "--env", "MODE"}, someBaked(), Caller)),
            Strings({"MODE=fast"}));
  EXPECT_EQ(refused({"app", "--env", "MODE=slow"}, someBaked(), Caller),
            "app: not granted at build time: --env 'MODE=slow'\n");
  refused({"app", "--env", "MODE=faster"}, someBaked(), Caller);
  refused({"app", "--env", "PATH"}, someBaked(), Caller);
  refused({"app", "--env", "NEW=1"}, someBaked(), Caller);
  refused({"app", "--inherit-env"}, someBaked(), Caller);
  EXPECT_EQ(envOf(settings({"app", "--no-env"}, someBaked(), Caller)),
            Strings());
}

TEST(BakedVariables, ThatMayAllBePassedOnMayBeFewer) {
  Records Baked = Records()
                      .add(GrantTag::InheritEnv)
                      .add(GrantTag::Env, {"MODE=fast"})
                      .add(GrantTag::Ceiling);
  EXPECT_EQ(envOf(settings({"app"}, Baked, Caller)),
            Strings({"PATH=/bin", "SECRET=s", "MODE=fast", "ODD"}));
  EXPECT_EQ(envOf(settings({"app", "--env", "PATH"}, Baked, Caller)),
            Strings({"PATH=/bin"}));
  EXPECT_EQ(envOf(settings({"app", "--env", "NEW=1"}, Baked, Caller)),
            Strings({"NEW=1"}));
  EXPECT_EQ(envOf(settings({"app", "--inherit-env"}, Baked, Caller)), Caller);
}

TEST(BakedRecords, ThatAreDamagedAreNotReadBeyondTheirEnd) {
  for (Strings Cut : {Strings{}, Strings{"/srv"}}) {
    Records R = Records().add(GrantTag::Dir, Cut);
    EXPECT_EQ(settings({"app"}, R).Grants.NumDirs, 1u);
  }
}

} // namespace

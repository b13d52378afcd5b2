//===- PrintTest.cpp - messages arrive as they were meant -----------------===//

#include "runtime-support/sys/Print.h"
#include "gtest/gtest.h"
#include <fcntl.h>
#include <functional>
#include <string>
#include <unistd.h>

namespace wasmc::sys {
namespace {

std::string printed(const std::function<void(Printer &)> &Body) {
  int Ends[2];
  EXPECT_EQ(pipe(Ends), 0);
  {
    Printer P(Ends[1]);
    Body(P);
  }
  close(Ends[1]);
  std::string Text(10000, '\0');
  Text.resize(size_t(read(Ends[0], Text.data(), Text.size())));
  close(Ends[0]);
  return Text;
}

TEST(Print, Numbers) {
  EXPECT_EQ(printed([](Printer &P) {
              P << uint64_t(0) << ' ' << ~uint64_t(0) << ' ' << Hex{0} << ' '
                << Hex{0x1f} << ' ' << Hex{~uint64_t(0)};
            }),
            "0 18446744073709551615 0x0 0x1f 0xffffffffffffffff");
}

TEST(Print, TextsLongerThanTheBuffer) {
  std::string Long;
  for (int I = 0; I != 999; ++I)
    Long += char('a' + I % 26);
  EXPECT_EQ(printed([&](Printer &P) { P << Long.c_str(); }), Long);
}

TEST(Print, UntrustedTextHasNoControlCharacters) {
  EXPECT_EQ(printed([](Printer &P) {
              P << Untrusted{"a\033[31m\n\x7f"
                             "b \xc2\x9b"
                             "1m \xc3\xa9 \x9b"};
            }),
            "a?[31m??b \xc2?1m \xc3\xa9 \x9b");
}

TEST(Print, UntrustedTextIsCutShort) {
  EXPECT_EQ(printed([](Printer &P) {
              P << Untrusted{"abcd", 3} << Untrusted{"abc", 3};
            }),
            "abc...abc");
}

TEST(Print, Reasons) {
  EXPECT_EQ(printed([](Printer &P) {
              P.reason(-12) << ' ';
              P.reason(12) << ' ';
              P.reason(-123);
            }),
            "ENOMEM ENOMEM error 123");
}

TEST(Print, GoesOnWhenNobodyListens) {
  Printer P(-1);
  P << "lost";
  P.flush();
  P << "lost, too";
}

} // namespace
} // namespace wasmc::sys

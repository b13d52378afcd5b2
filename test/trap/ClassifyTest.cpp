//===- ClassifyTest.cpp - traps are told from other faults ----------------===//

#include "runtime-support/trap/Classify.h"
#include "TestImage.h"
#include "gtest/gtest.h"

namespace wasmc::test {
using abi::TrapCode;
using sys::Signal;
using trap::Verdict;

namespace {

constexpr uintptr_t Memory = 0x7000000000, Reserved = abi::GuardReservation;
constexpr uintptr_t OtherMemory = 0x7f00000000, OtherReserved = 0x20000;
constexpr uintptr_t Guard = 0x6ff0000000, StackLow = Guard + 0x100000,
                    StackTop = StackLow + 0x100000;
constexpr trap::AddressRange Routines = {0x5000, 0x5100};
/// SEGV_ACCERR: what the kernel reports for a protected page.
constexpr int FaultCode = 2;

class Classify : public testing::Test {
protected:
  TestImage Image;
  TestImage Other;
  trap::GuestPart Second = {{Other.pc(0), Other.pc(TestImage::CodeSize)},
                            {0, 0},
                            {OtherMemory, OtherMemory + OtherReserved},
                            &Other.Header,
                            nullptr};
  trap::GuestPart First = {{Image.pc(0), Image.pc(TestImage::CodeSize)},
                           Routines,
                           {Memory, Memory + Reserved},
                           &Image.Header,
                           &Second};
  const trap::GuestPart *Parts = &First;
  trap::GuestRegions Guest = {&Parts, {Guard, StackLow}, {StackLow, StackTop}};

  void expect(Verdict::Kind Kind, TrapCode Code, const trap::Fault &F) {
    Verdict V = trap::classify(F, Guest);
    EXPECT_EQ(V.What, Kind);
    EXPECT_EQ(V.Code, Code);
  }
  void expectAccess(Verdict::Kind Kind, TrapCode Code, uintptr_t Address,
                    uintptr_t Pc) {
    SCOPED_TRACE(testing::Message() << std::hex << Address << " at " << Pc);
    expect(Kind, Code, {Signal::Segv, FaultCode, Address, Pc});
  }
  uintptr_t guestPc() const { return Image.pc(TestImage::FirstAt); }
};

TEST_F(Classify, AccessesInTheReservationAreOutOfBounds) {
  for (uintptr_t Pc : {guestPc(), Image.pc(TestImage::CodeSize - 1),
                       Routines.Begin, Routines.End - 1})
    for (uintptr_t Address : {Memory, Memory + 0x10000, Memory + Reserved - 1})
      expectAccess(Verdict::Trap, TrapCode::MemoryOutOfBounds, Address, Pc);
}

TEST_F(Classify, AccessesInTheStackGuardExhaustTheStack) {
  for (uintptr_t Address : {Guard, StackLow - 1})
    expectAccess(Verdict::Trap, TrapCode::CallStackExhausted, Address,
                 guestPc());
}

TEST_F(Classify, AccessesElsewhereAreNotOurs) {
  for (uintptr_t Address :
       {uintptr_t(0), Memory - 1, Memory + Reserved, Guard - 1, StackLow,
        StackTop, ~uintptr_t(0), Image.pc(0)})
    expectAccess(Verdict::NotOurs, TrapCode::None, Address, guestPc());
}

TEST_F(Classify, LostPagesOfTheGuestStopIt) {
  constexpr int Unaligned = 1, NoPage = 2;
  for (uintptr_t Address : {Memory, OtherMemory, guestPc()})
    expect(Verdict::Trap, TrapCode::LostPage,
           {Signal::Bus, NoPage, Address, guestPc()});
  for (uintptr_t Address : {uintptr_t(0), Memory - 1, StackLow})
    expect(Verdict::NotOurs, TrapCode::None,
           {Signal::Bus, NoPage, Address, guestPc()});
  // The runtime's own.
  expect(Verdict::NotOurs, TrapCode::None, {Signal::Bus, NoPage, Memory, 0});
  expect(Verdict::NotOurs, TrapCode::None,
         {Signal::Bus, Unaligned, Memory, guestPc()});
  expect(Verdict::Sent, TrapCode::None, {Signal::Bus, 0, Memory, guestPc()});
}

TEST_F(Classify, AccessesByOtherCodeAreNotOurs) {
  for (uintptr_t Pc : {Image.pc(0) - 1, Image.pc(TestImage::CodeSize),
                       Routines.Begin - 1, Routines.End, uintptr_t(0)}) {
    expectAccess(Verdict::NotOurs, TrapCode::None, Memory + 0x10000, Pc);
    expectAccess(Verdict::NotOurs, TrapCode::None, StackLow - 1, Pc);
  }
}

TEST_F(Classify, AnyCodeMayReachAnyMemory) {
  for (uintptr_t Pc : {guestPc(), Other.pc(0), Routines.Begin})
    for (uintptr_t Address : {OtherMemory, OtherMemory + OtherReserved - 1})
      expectAccess(Verdict::Trap, TrapCode::MemoryOutOfBounds, Address, Pc);
  expectAccess(Verdict::NotOurs, TrapCode::None, OtherMemory + OtherReserved,
               Other.pc(0));
}

TEST_F(Classify, WithoutAMemoryNoAddressIsInIt) {
  First.Memories = {};
  expectAccess(Verdict::NotOurs, TrapCode::None, Memory, guestPc());
}

TEST_F(Classify, TrapInstructionsHaveTheCodeOfTheirRow) {
  expect(Verdict::Trap, TrapCode::Unreachable,
         {sys::TrapInstructionSignal, 2, guestPc() + 8, guestPc() + 8});
  expect(Verdict::Trap, TrapCode::IntegerOverflow,
         {sys::TrapInstructionSignal, 2, guestPc() + 9, guestPc() + 9});
}

TEST_F(Classify, TrapInstructionsAreThoseOfTheirImage) {
  Other.Header.TrapStream.Count = 0;
  uintptr_t Pc = Other.pc(TestImage::FirstAt) + 8;
  expect(Verdict::Trap, TrapCode::None,
         {sys::TrapInstructionSignal, 2, Pc, Pc});
}

TEST_F(Classify, TrapInstructionsWithoutACodeAreTraps) {
  expect(Verdict::Trap, TrapCode::None,
         {sys::TrapInstructionSignal, 2, guestPc(), guestPc()});
}

TEST_F(Classify, TrapInstructionsElsewhereAreNotOurs) {
  for (uintptr_t Pc : {Image.pc(0) - 1, Routines.Begin})
    expect(Verdict::NotOurs, TrapCode::None,
           {sys::TrapInstructionSignal, 2, Pc, Pc});
}

TEST_F(Classify, SentSignalsAreNoTraps) {
  // SI_USER, SI_QUEUE, SI_TKILL, with an address as if it were a fault's.
  for (int Code : {0, -1, -6}) {
    expect(Verdict::Sent, TrapCode::None,
           {Signal::Segv, Code, Memory, guestPc()});
    expect(Verdict::Sent, TrapCode::None,
           {sys::TrapInstructionSignal, Code, Memory, guestPc() + 8});
  }
}

} // namespace

} // namespace wasmc::test

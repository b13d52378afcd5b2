//===- TestInstance.h - an instance without an executable ------*- C++ -*-===//
//
// Makes an instance in the test's own process from a header that the test
// fills in, and catches the traps of runtime calls.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEST_INSTANCE_TESTINSTANCE_H
#define WASMC_TEST_INSTANCE_TESTINSTANCE_H

#include "runtime-support/abi/InstanceLayout.h"
#include "runtime-support/instance/Instance.h"
#include "runtime-support/trap/RuntimeCalls.h"
#include "test/trap/Refer.h"
#include "gtest/gtest.h"
#include <functional>
#include <memory>

namespace wasmc::test {

/// Runs Body and gives the trap that it ended with, None if it returned.
abi::TrapCode trapOf(const std::function<void()> &Body);

/// The parts of an image that references need to be near to.
struct ImageParts {
  uint8_t MemoryImage[2 * 65536] = {}; ///< first: it begins a host page
  abi::ImageHeader Header = {};
  abi::TableInit Tables[4] = {};
  abi::ElemInit Elems[4] = {};
  abi::DataInit Datas[4] = {};
  abi::FuncrefInit Funcrefs[8] = {};
  abi::MemoryInit FurtherMemories[2] = {};
  uint32_t ElemFuncrefs[8] = {};
  uint8_t DataBytes[256] = {};
};

class TestInstance : public testing::Test {
protected:
  TestInstance();
  ~TestInstance() override;

  /// Makes the instance from Image. The layout's counts are the arrays'.
  void create();
  char *memory() const { return Space.Vmctx; }
  uint64_t memoryBytes() const {
    return abi::headerOf(Space.Vmctx)->Memory.Bytes;
  }
  abi::TableInstance &table(uint32_t I) const {
    return *at<abi::TableInstance>(Layout.table(I));
  }
  uintptr_t funcref(uint32_t I) const {
    return uintptr_t(at<abi::FuncrefDescriptor>(Layout.funcref(I)));
  }
  template <typename T> T *at(int32_t Offset) const {
    return reinterpret_cast<T *>(Space.Vmctx + Offset);
  }

  ImageParts &Image;
  abi::LayoutCounts Counts;
  abi::InstanceLayout Layout;
  memory::Reservation Space = {};
  abi::ExecutionContext Exec = {};
};

} // namespace wasmc::test

#endif

//===- ImageHost.h - somebody who loads whatever comes ----------*- C++ -*-===//
//
// Loads files as a host would, and does everything with an image that doesn't
// run its code, of which nothing can be said. Nothing of LLVM, so that
// sanitizers see all of it.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEST_LOADER_IMAGEHOST_H
#define WASMC_TEST_LOADER_IMAGEHOST_H

#include "runtime-support/loader/Linker.h"
#include <string>

namespace wasmc::test {

class ImageHost {
public:
  /// Exporter: an image that is whole, whose exports others may import by the
  /// name "a". Empty: none.
  explicit ImageHost(const std::string &Exporter);
  ~ImageHost();
  ImageHost(const ImageHost &) = delete;

  /// What loading or linking says; empty if nothing is wrong.
  std::string tryOut(const std::string &Contents, bool Trusted);

private:
  std::string use(loader::Image &Image);

  loader::Engine *E;
  loader::Store S = {};
  loader::Thread T = {};
  loader::Linker Names = {};
  loader::Image *Whole = nullptr;
};

/// The trailer that the contents should have, in place of one that they have.
void seal(std::string &Contents);

/// Takes the initialisation from an image that is whole, so that whatever
/// becomes of it can be instantiated.
void dropInit(std::string &Contents);

} // namespace wasmc::test

#endif

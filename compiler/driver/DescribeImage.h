//===- DescribeImage.h - a module's image in plain data ---------*- C++ -*-===//
//
// Inside driver/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_DESCRIBEIMAGE_H
#define WASMC_DRIVER_DESCRIBEIMAGE_H

#include "compiler/artifact/ImageModule.h"
#include "compiler/lower/Lower.h"

namespace wasmc {

/// The function that an executable runs: the export "_start" of type [] -> [].
/// A NoEntryPoint error where there is none says what the module is instead.
llvm::Expected<wasm::FuncIndex> findEntry(const ValidModule &M);

/// Entry: of an executable; a loadable image has none. Objects are in link
/// order; the last one is initialisation's.
ImageDescription describeImage(const LowerPlan &Plan,
                               std::optional<wasm::FuncIndex> Entry,
                               std::vector<ObjectContents> Objects);

} // namespace wasmc

#endif

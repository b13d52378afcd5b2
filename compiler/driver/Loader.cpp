//===- Loader.cpp - the programs that load images -------------------------===//

#include "compiler/driver/Loader.h"
#include "compiler/link/Link.h"

llvm::ArrayRef<char> wasmc::loaderProgram(Arch A) { return scriptLoader(A); }

llvm::ArrayRef<char> wasmc::runProgram(Arch A) { return runLoader(A); }

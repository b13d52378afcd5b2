//===- Loader.cpp - the program that loads images -------------------------===//

#include "compiler/driver/Loader.h"
#include "compiler/link/Link.h"

llvm::ArrayRef<char> wasmc::loaderProgram(Arch A) { return scriptLoader(A); }

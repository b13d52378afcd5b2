// Does what the first argument says: the C++ guests share one program, for most
// of it is the library.
#include "suite.h"

#include <iostream>
#include <string>

int main(int Argc, char **Argv) {
  std::string Part = Argc > 1 ? Argv[1] : "";
  if (Part == "stl")
    return runStl();
  if (Part == "heap")
    return runHeap();
  if (Part == "no-threads")
    return runNoThreads();
  std::cerr << "no part is called '" << Part << "'\n";
  return 2;
}

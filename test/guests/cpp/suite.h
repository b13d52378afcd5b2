// The parts of the C++ suite; each returns the exit code.
#pragma once

int runStl();
int runHeap();
int runNoThreads();

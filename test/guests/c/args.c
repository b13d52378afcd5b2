// Arguments arrive unchanged and in order: empty ones, ones with spaces, ones
// that look like options of the executable itself, and UTF-8.
#include <stdio.h>
#include <string.h>

int main(int Argc, char **Argv) {
  printf("count %d, terminated %s\n", Argc - 1, Argv[Argc] ? "no" : "yes");
  for (int I = 1; I < Argc; ++I)
    printf("%d: [%s] %zu bytes\n", I, Argv[I], strlen(Argv[I]));
  return Argc - 1;
}

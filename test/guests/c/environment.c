// The environment is exactly what was granted: every variable is listed in the
// order of its name, and nothing of the host's environment is among them.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

static int compare(const void *A, const void *B) {
  return strcmp(*(char *const *)A, *(char *const *)B);
}

int main(void) {
  size_t Count = 0;
  while (environ && environ[Count])
    ++Count;
  printf("%zu variables\n", Count);
  if (Count)
    qsort(environ, Count, sizeof *environ, compare);
  for (size_t I = 0; I < Count; ++I)
    printf("%s\n", environ[I]);
  const char *Missing = getenv("NOT_GRANTED");
  printf("NOT_GRANTED=%s\n", Missing ? Missing : "(unset)");
  return 0;
}

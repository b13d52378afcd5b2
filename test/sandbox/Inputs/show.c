// Prints all that it was given: arguments, variables, directories and what is
// in them.
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <wasi/api.h>

extern char **environ;

int main(int Argc, char **Argv) {
  for (int I = 0; I < Argc; ++I)
    printf("argument %d: %s\n", I, Argv[I]);
  for (char **E = environ; E && *E; ++E)
    printf("variable: %s\n", *E);
  __wasi_prestat_t Stat;
  for (__wasi_fd_t Fd = 3; __wasi_fd_prestat_get(Fd, &Stat) == 0; ++Fd) {
    char Name[256] = {0};
    __wasi_fd_prestat_dir_name(Fd, (uint8_t *)Name, Stat.u.dir.pr_name_len);
    char New[300];
    snprintf(New, sizeof(New), "%s/new", Name);
    FILE *F = fopen(New, "w");
    printf("directory: %s, %s\n", Name, F ? "writable" : "not writable");
    if (F)
      fclose(F);
    remove(New);
  }
  return 0;
}

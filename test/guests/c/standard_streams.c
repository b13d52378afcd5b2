// Reads standard input to its end, writes it back with line numbers, and
// reports on standard error, which isn't compared.
#include <stdio.h>

int main(void) {
  char Line[256];
  int Number = 0;
  unsigned long Bytes = 0;
  while (fgets(Line, sizeof Line, stdin)) {
    printf("%3d %s", ++Number, Line);
    for (const char *C = Line; *C; ++C)
      ++Bytes;
  }
  printf("\n%d lines, %lu bytes, end of file %s, error %s\n", Number, Bytes,
         feof(stdin) ? "yes" : "no", ferror(stdin) ? "yes" : "no");
  fprintf(stderr, "this line goes to standard error\n");
  return 0;
}

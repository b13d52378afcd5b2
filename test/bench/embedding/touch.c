// A guest of the size of a hello world, or, linked with it, of SQLite: a call
// writes a little to its data, its heap and its stack.
#include <stdio.h>
#include <stdlib.h>

int sqlite3_libversion_number(void);

static char Buffer[64];

__attribute__((export_name("touch"))) int touch(int Number) {
  snprintf(Buffer, sizeof(Buffer), "hello %d", Number);
#ifdef WITH_SQLITE
  Number += sqlite3_libversion_number();
#endif
  return Buffer[6] + Number;
}

#ifdef WITH_SQLITE
int sqlite3_open(const char *, void **);
// Never called: keeps the engine.
__attribute__((export_name("open"))) int openDatabase(const char *Name) {
  void *Handle;
  return sqlite3_open(Name, &Handle);
}
#endif

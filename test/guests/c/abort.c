// abort() is SIGABRT natively and a trap in Wasm: both end with code 134 and
// what was flushed before has been written.
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  printf("before abort\n");
  fflush(stdout);
  abort();
}

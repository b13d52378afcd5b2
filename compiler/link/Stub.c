extern const char wasmc_image[] __attribute__((visibility("hidden")));
void _start(void) {
  if (wasmc_image[0])
    __builtin_trap();
  for (;;)
    ;
}

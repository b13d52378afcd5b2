// COUNT exceptions through DEPTH frames, each of which has something left to
// do.
static volatile unsigned Sum;

[[gnu::noinline]] static unsigned down(unsigned Depth, unsigned Value) {
  if (Depth == 0)
    throw Value;
  unsigned Result = down(Depth - 1, Value) + 1;
  asm volatile("" : "+r"(Result));
  return Result;
}

int main() {
  for (unsigned I = COUNT; I; --I) {
    try {
      down(DEPTH, I);
    } catch (unsigned Value) {
      Sum = Sum + Value;
    }
  }
  return Sum != unsigned((unsigned long long)(COUNT) * (COUNT + 1ull) / 2);
}

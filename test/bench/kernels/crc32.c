// CRC-32 by a table of 256 words: each load's address depends on the load
// before.
#include <stdint.h>
#include <stdio.h>

int main(void) {
  static uint32_t Table[256];
  static unsigned char Data[1 << 16];
  for (uint32_t I = 0; I < 256; ++I) {
    uint32_t Value = I;
    for (int Bit = 0; Bit < 8; ++Bit)
      Value = Value & 1 ? Value >> 1 ^ 0xEDB88320u : Value >> 1;
    Table[I] = Value;
  }
  for (unsigned I = 0; I < sizeof Data; ++I)
    Data[I] = (unsigned char)(I * I >> 3);
  uint32_t Crc = ~0u;
  for (int Round = 0; Round < 4000; ++Round)
    for (unsigned I = 0; I < sizeof Data; ++I)
      Crc = Crc >> 8 ^ Table[(Crc ^ Data[I]) & 255];
  printf("%08x\n", ~Crc);
  return 0;
}

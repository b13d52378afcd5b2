#include "shim.h"
#define memset __builtin_memset
#define memcpy __builtin_memcpy

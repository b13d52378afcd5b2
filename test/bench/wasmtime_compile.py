#!/usr/bin/env python3
"""Compiles a module with wasmtime, and prints on standard error the CPU seconds
of the compilation alone, all its threads included.

    wasmtime_compile.py FILE.wasm FILE.cwasm
"""

import sys
import time

import wasmtime


def main():
    engine = wasmtime.Engine()
    with open(sys.argv[1], "rb") as file:
        wasm = file.read()
    before = time.process_time()
    serialized = wasmtime.Module(engine, wasm).serialize()
    print(time.process_time() - before, file=sys.stderr)
    with open(sys.argv[2], "wb") as file:
        file.write(serialized)


if __name__ == "__main__":
    main()

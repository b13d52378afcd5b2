#!/usr/bin/env python3
"""Runs a module that wasmtime_compile.py made, and prints on standard error the
CPU seconds of the run alone, without loading and instantiating.

    wasmtime_kernel.py FILE.cwasm
"""

import sys
import time

import wasmtime


def main():
    wasi = wasmtime.WasiConfig()
    wasi.inherit_stdout()
    store = wasmtime.Store()
    store.set_wasi(wasi)
    linker = wasmtime.Linker(store.engine)
    linker.define_wasi()
    module = wasmtime.Module.deserialize_file(store.engine, sys.argv[1])
    start = linker.instantiate(store, module).exports(store)["_start"]
    code, before = 0, time.process_time()
    try:
        start(store)
    except wasmtime.ExitTrap as exit_trap:
        code = exit_trap.code
    print(time.process_time() - before, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())

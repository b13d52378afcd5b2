#!/usr/bin/env python3
"""Runs one Wasm program in wasmtime (the PyPI module), with the flags of an
executable that wasmc makes: the second opinion of run_guests.py --wasmtime.

    wasmtime_run.py FILE.wasm [--dir HOST::GUEST]... [--env NAME=VALUE]... [-- ARGUMENT...]
"""

import argparse
import os
import sys

import wasmtime

TRAP_EXIT_CODE = 134


def main():
    own, guest_args = sys.argv[1:], []
    if "--" in own:
        own, guest_args = own[: own.index("--")], own[own.index("--") + 1 :]
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--dir", action="append", default=[])
    parser.add_argument("--env", action="append", default=[])
    options = parser.parse_args(own)

    wasi = wasmtime.WasiConfig()
    wasi.argv = [os.path.basename(options.file), *guest_args]
    wasi.env = [tuple(pair.split("=", 1)) for pair in options.env]
    wasi.inherit_stdin()
    wasi.inherit_stdout()
    wasi.inherit_stderr()
    for grant in options.dir:
        host, _, guest = grant.partition("::")
        wasi.preopen_dir(host, guest or host)
    config = wasmtime.Config()
    # The most it takes; an executable of wasmc's has 8 MiB.
    config.max_wasm_stack = 2 << 20
    store = wasmtime.Store(wasmtime.Engine(config))
    store.set_wasi(wasi)
    linker = wasmtime.Linker(store.engine)
    linker.define_wasi()
    instance = linker.instantiate(store, wasmtime.Module.from_file(store.engine, options.file))
    try:
        instance.exports(store)["_start"](store)
    except wasmtime.ExitTrap as exit_trap:
        return exit_trap.code
    except wasmtime.Trap as trap:
        print(trap, file=sys.stderr)
        return TRAP_EXIT_CODE
    return 0


if __name__ == "__main__":
    sys.exit(main())

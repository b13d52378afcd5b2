"""Runs a WASI program in wasmtime (PyPI) and prints the fuel that it used. Its
output is a regular file as far as it can see, and goes nowhere.

wasmtime_program.py MODULE
"""
import struct
import sys

import wasmtime
from wasmtime import FuncType, ValType

I32, I64 = ValType.i32(), ValType.i64()
REGULAR_FILE = 4
PLENTY = 1 << 60


class Host:
    def __init__(self, store):
        self.store = store
        self.memory = None

    def fdstat(self, _, address):
        stat = struct.pack("<BxHxxxxQQ", REGULAR_FILE, 0, (1 << 29) - 1, 0)
        self.memory.write(self.store, stat, address)
        return 0

    def write(self, _, vectors, count, result):
        total = sum(
            struct.unpack("<I", self.memory.read(self.store, at + 4, at + 8))[0]
            for at in range(vectors, vectors + 8 * count, 8))
        self.memory.write(self.store, struct.pack("<I", total), result)
        return 0


def main():
    config = wasmtime.Config()
    config.consume_fuel = True
    engine = wasmtime.Engine(config)
    store = wasmtime.Store(engine)
    store.set_fuel(PLENTY)
    host = Host(store)
    linker = wasmtime.Linker(engine)
    for name, params, results, function in (
            ("fd_fdstat_get", [I32] * 2, [I32], host.fdstat),
            ("fd_write", [I32] * 4, [I32], host.write),
            ("fd_close", [I32], [I32], lambda *_: 0),
            ("fd_seek", [I32, I64, I32, I32], [I32], lambda *_: 0),
            ("proc_exit", [I32], [], lambda *_: None)):
        linker.define_func("wasi_snapshot_preview1", name,
                           FuncType(params, results), function)
    module = wasmtime.Module.from_file(engine, sys.argv[1])
    exports = linker.instantiate(store, module).exports(store)
    host.memory = exports["memory"]
    exports["_start"](store)
    print("fuel used:", PLENTY - store.get_fuel())


main()

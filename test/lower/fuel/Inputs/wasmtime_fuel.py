"""Does with a module in wasmtime (PyPI) what a loader was asked to, and compares
what came out: results, whether there was too little fuel, and, where nothing
trapped, how much was used. (After a trap wasmtime forgets what was used since
the last call.)

wasmtime_fuel.py MODULE REQUESTS REPLIES
"""
import pathlib
import re
import sys

import wasmtime

OUT_OF_FUEL = 14


def perform(store, exports, units, name, arguments):
    """(reply, used)"""
    store.set_fuel(units)
    signed = []
    for word in arguments:
        kind, _, number = word.partition(":")
        top = 1 << (int(kind[1:]) - 1)
        signed.append((int(number, 0) + top) % (2 * top) - top)
    try:
        result = exports[name](store, *signed)
    except wasmtime.Trap as trap:
        out = "fuel consumed" in str(trap)
        return (f"trap {OUT_OF_FUEL}" if out else "trap"), None
    reply = "ok" if result is None else f"ok {hex(result % (1 << 32))}"
    return reply, units - store.get_fuel()


def main():
    module, requests, replies = map(pathlib.Path, sys.argv[1:])
    config = wasmtime.Config()
    config.consume_fuel = True
    engine = wasmtime.Engine(config)
    store = wasmtime.Store(engine)
    store.set_fuel(1 << 60)
    exports = wasmtime.Instance(
        store, wasmtime.Module.from_file(engine, str(module)), []
    ).exports(store)
    lines = replies.read_text().splitlines()[2:]  # load, instantiate
    compared = differences = 0
    for request, line in zip(requests.read_text().splitlines(), lines):
        if request.startswith("# lengths"):
            break  # wasmtime begins them
        if not request.startswith("metered"):
            continue
        _, units, _, _, name, *arguments = request.split()
        theirs, used = perform(store, exports, int(units), name, arguments)
        ours, our_use = re.fullmatch(r"(.*) used (-?\d+)", line).groups()
        compared += 1
        if theirs == "trap":
            same = ours.startswith("trap") and ours != f"trap {OUT_OF_FUEL}"
        else:
            # wasmtime doesn't tell by how much a limit was overrun.
            same = ours == theirs and used in (
                None, min(int(our_use), int(request.split()[1])))
        if not same:
            differences += 1
            print(f"{request}: {line}, but wasmtime: {theirs} used {used}")
    print(f"{compared} compared, {differences} differences")


main()

"""Prints a module that calls every function of WASI with pointers that cross
the end of memory, lie behind it and wrap around, as compiled code calls them.

boundary_module.py WASI.DEF POINTERS.DEF > MODULE.wat. The module exits with 0
if each call was a fault; else it prints the function's name, and exits with 1.
It wants a granted directory.
"""
import pathlib
import re
import sys

PAGE = 65536
FAULT = 21
TEXT = "name"
# Bytes that a pointer stands for, by its letter in Pointers.def.
RANGES = {"4": 4, "8": 8, "s": 24, "S": 64, "b": 32, "p": len(TEXT), "v": 16,
          "i": 96, "o": 64, "a": 8, "A": 6}
VALUES = {"f": 1, "d": 3, "n": 1, "0": 0, "1": 1, "c": 2}
WASM = {"i": "i32", "I": "i64"}


def rows(path, macro):
    pattern = rf'^{macro}\((\w+), "(\w*)"'
    return re.findall(pattern, pathlib.Path(path).read_text(), re.M)


def arguments(letters, at, address):
    """All good, but for the pointer number `at`."""
    values = []
    for index, letter in enumerate(letters):
        if index == at:
            values.append(address)
        elif letter in RANGES:
            values.append(1024 + 128 * index)
        elif letter == "l":
            values.append(RANGES[letters[index - 1]])
        else:
            values.append(VALUES[letter])
    return values


def calls(name, params, letters, number):
    for at, letter in enumerate(letters):
        if letter not in RANGES:
            continue
        for address in (PAGE - RANGES[letter] + 1, PAGE, PAGE + 1, 0x80000000,
                        0xffffffff, 0x100000000 - RANGES[letter]):
            words = " ".join(
                f"({WASM[kind]}.const {value})" for kind, value in
                zip(params, arguments(letters, at, address)))
            yield (f"    (call $check (i32.const {number}) "
                   f"(call ${name} {words}))")


def main():
    pointers = dict(rows(sys.argv[2], "POINTERS"))
    functions = [(name, params, pointers[name])
                 for name, params in rows(sys.argv[1], "WASI")
                 # Sockets are refused before their pointers are looked at.
                 if set(pointers[name]) & set(RANGES)
                 and not name.startswith("sock_")]
    # What args_get and environ_get need room for is not known here.
    functions = [f for f in functions
                 if f[0] not in ("args_get", "environ_get")]
    print("(module")
    names = {name for name, _, _ in functions} | {"proc_exit", "fd_write"}
    for name, params in rows(sys.argv[1], "WASI"):
        if name in names:
            types = " ".join(WASM[kind] for kind in params)
            result = "" if name == "proc_exit" else " (result i32)"
            print(f'  (import "wasi_snapshot_preview1" "{name}" '
                  f"(func ${name} (param {types}){result}))")
    print('  (memory (export "memory") 1)')
    for number, (name, _, _) in enumerate(functions):
        print(f'  (data (i32.const {8192 + 64 * number}) "{name}\\n")')
    # Paths, and vectors for the functions that look at them first.
    for address in range(1024, 1024 + 128 * 9, 128):
        print(f'  (data (i32.const {address}) "{TEXT}")')
    print(f"""  (func $check (param $function i32) (param $errno i32)
    (if (i32.ne (local.get $errno) (i32.const {FAULT}))
      (then
        (i32.store (i32.const 16)
          (i32.add (i32.const 8192)
            (i32.mul (local.get $function) (i32.const 64))))
        (i32.store (i32.const 20) (i32.const 40))
        (drop (call $fd_write (i32.const 1) (i32.const 16) (i32.const 1)
          (i32.const 24)))
        (call $proc_exit (i32.const 1)))))""")
    print('  (func (export "_start")')
    count = 0
    for number, (name, params, letters) in enumerate(functions):
        for line in calls(name, params, letters, number):
            count += 1
            print(line)
    print("    (call $proc_exit (i32.const 0))))")
    print(f";; {len(functions)} functions, {count} calls")


main()

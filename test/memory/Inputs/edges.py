#!/usr/bin/python3
"""Writes and runs a module that accesses the end of memory in every way.

  edges.py SOURCES OUTPUT FLAGS [RUNNER]

Every load and store is taken from the compiler's table of instructions. With
its last byte the last one of memory, none may trap: one run tries them all.
One byte further each must, and so must the largest address with the largest
offset: a run each.
"""
import re
import subprocess
import sys

PAGE = 65536
VALUES = {"i": "(i32.const -1)", "I": "(i64.const -1)", "f": "(f32.const 1)",
          "F": "(f64.const 1)", "v": "(v128.const i64x2 -1 -1)"}


def accesses(sources):
    """(name, width, signature, lane) of every instruction with a MemArg of a
    supported proposal."""
    with open(f"{sources}/compiler/wasm/Opcodes.def") as file:
        text = file.read()
    rows = re.findall(r'^OP\((?:None|Simd), \w+, \w+, "([^"]+)", '
                      r'MemArg(\d+)(Lane)?, "a(\w*):(\w*)"', text, re.M)
    for name, width, lane, takes, gives in rows:
        yield name, int(width), takes, gives, bool(lane)


def code(access, address, offset):
    name, _, takes, gives, lane = access
    operands = " ".join(VALUES[letter] for letter in takes)
    lane_text = " 0" if lane else ""
    text = f"({name} offset={offset}{lane_text} {address} {operands})"
    # Nobody wants what is loaded: the trap must come all the same.
    return f"(drop {text})" if gives else text


def module(rows):
    functions, beyond = [], []
    for number, access in enumerate(rows):
        last = PAGE - access[1]
        functions.append(
            f"(func $last{number}"
            f" {code(access, f'(i32.const {last})', 0)}"
            f" {code(access, '(call $zero)', last)}"
            f" {code(access, '(i32.const 1)', last - 1)})")
        beyond.append(f"(func $beyond{number}"
                      f" {code(access, '(call $zero)', last + 1)})")
        beyond.append(f"(func $largest{number}"
                      f" {code(access, '(i32.const -1)', 0xffffffff)})")
    calls = " ".join(f"(call $last{n})" for n in range(len(rows)))
    names = " ".join(f"$beyond{n} $largest{n}" for n in range(len(rows)))
    return f"""(module
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $args_sizes_get (param i32 i32) (result i32)))
  (memory (export "memory") 1)
  (type $none (func))
  (func $zero (result i32) (i32.const 0))
  {" ".join(functions)} {" ".join(beyond)}
  (func $none {calls})
  (table funcref (elem $none {names}))
  (func (export "_start")
    (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (call_indirect (type $none)
      (i32.sub (i32.load (i32.const 0)) (i32.const 1)))))"""


def main():
    sources, output, flags = sys.argv[1:4]
    rows = list(accesses(sources))
    print(len(rows), "instructions")
    with open(output + ".wat", "w") as file:
        file.write(module(rows))
    subprocess.run(["wat2wasm", output + ".wat", "-o", output + ".wasm"],
                   check=True)
    subprocess.run(["wasmc", "compile", output + ".wasm", "-o", output] +
                   flags.split(), check=True)
    wrong = 0
    for number in range(2 * len(rows) + 1):
        run = subprocess.run(sys.argv[4:] + [output, "--"] + ["x"] * number,
                             capture_output=True, text=True)
        trapped = run.returncode == 134 and run.stderr.startswith(
            "wasm trap: out of bounds memory access\n")
        if trapped != (number > 0) or (number == 0 and run.returncode != 0):
            name = rows[(number - 1) // 2][0] if number else "the last byte"
            print(f"{name}, run {number}: {run.returncode} {run.stderr}")
            wrong += 1
    print(wrong, "wrong")


main()

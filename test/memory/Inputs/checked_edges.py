#!/usr/bin/python3
"""Writes a script that accesses memories around their edges in every way.

  checked_edges.py SOURCES

The memories are those whose addresses are compared with their size in every
mode: of 64-bit addresses, of pages of a byte, own and imported ones, such as
are large enough at first and such as grow to their size. Every load and store
is taken from the compiler's table of instructions. With its last byte the last
one of memory none may trap; one byte further each must, and so must those whose
sums of address and offset are beyond 2^32 or 2^64. No store that trapped has
written a byte. Nobody wants what is loaded.
"""
import re
import sys

VALUES = {"i": "(i32.const -1)", "I": "(i64.const -1)", "f": "(f32.const 1)",
          "F": "(f64.const 1)", "v": "(v128.const i64x2 -1 -1)"}
PAGE = 65536
ODD = PAGE + 4321


class Memory:
    """Declared declares memory $m. It has First pages at first, and More when
    it has grown; Size is what that is in bytes."""

    def __init__(self, bits, declared, first, more, page=PAGE):
        self.bits, self.declared = bits, declared
        self.first, self.more, self.size = first, more, (first + more) * page


MEMORIES = (
    Memory(64, "(memory $m i64 1)", 1, 0),
    Memory(64, "(memory $m i64 0)", 0, 1),
    Memory(64, "(memory i32 1) (memory $m i64 1 1)", 1, 0),
    Memory(64, '(memory $m (import "edges" "m") i64 0)', 1, 1),
    Memory(32, f"(memory $m {ODD} (pagesize 1))", ODD, 0, 1),
    Memory(32, "(memory $m 3 20 (pagesize 1))", 3, 13, 1),
    Memory(64, "(memory $m i64 0 (pagesize 1))", 0, ODD, 1),
)

def accesses(sources):
    """(name, width, takes, gives, lane) of every instruction of a supported
    proposal with a MemArg."""
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
    text = f"({name} $m offset={offset}{lane_text} {address} {operands})"
    return f"(drop {text})" if gives else text


def places(width, size, bits):
    """(address, offset, traps): sums that are inside, and that are not."""
    last, most = size - width, 2**bits - 1
    yield last, 0, False
    yield 0, last, False
    if last:
        yield 1, last - 1, False
    for beyond in {last + 1, size, size + 1}:
        yield beyond, 0, True
        yield 0, beyond, True
        yield 1, beyond - 1, True
    # Sums that are inside modulo 2^32 or 2^64, and such that are not.
    for address, offset in {(most, 1), (most, width), (1, most), (most, most),
                            (most - width + 1, 0), (most - width, 1),
                            (2**(bits - 1), 2**(bits - 1)), (0, most),
                            (most - last, last + 1)}:
        yield address, offset, True
    if bits == 64:
        for address in (2**32, 2**32 + last, 2**63, 2**63 - 1):
            yield address, 0, True
            yield 0, address, True
            yield last, address, True


def functions(number, access, memory):
    """For each place (text of a function, its call, traps). Half of the
    addresses are known to the compiler."""
    for n, (address, offset, traps) in enumerate(
            places(access[1], memory.size, memory.bits)):
        name = f"{access[0]}-{number}-{n}"
        constant = f"(i{memory.bits}.const {address})"
        if n % 2:
            yield (f'(func (export "{name}") (param i{memory.bits}) '
                   f"{code(access, '(local.get 0)', offset)})",
                   f'(invoke "{name}" {constant})', traps)
        else:
            yield (f'(func (export "{name}") '
                   f"{code(access, constant, offset)})",
                   f'(invoke "{name}")', traps)


def script(memory, rows):
    """The module, and the commands that run its functions: what traps, a look
    at the memory, then what doesn't trap."""
    bits = f"i{memory.bits}"
    made = [made for number, access in enumerate(rows)
            for made in functions(number, access, memory)]
    yield f"(module {memory.declared}"
    for text, _, _ in made:
        yield text
    yield (f"""(func (export "untouched") (result i32) (local {bits})
      (loop
        (if (i32.load8_u $m (local.get 0)) (then (return (i32.const 0))))
        (local.set 0 ({bits}.add (local.get 0) ({bits}.const 1)))
        (br_if 0 ({bits}.lt_u (local.get 0) ({bits}.const {memory.size}))))
      (i32.const 1))
    (func (export "grow") (result {bits})
      (memory.grow $m ({bits}.const {memory.more}))))""")
    yield f'(assert_return (invoke "grow") ({bits}.const {memory.first}))'
    for _, call, traps in made:
        if traps:
            yield f'(assert_trap {call} "out of bounds memory access")'
    yield '(assert_return (invoke "untouched") (i32.const 1))'
    for _, call, traps in made:
        if not traps:
            yield f'(assert_return {call})'


def main():
    rows = list(accesses(sys.argv[1]))
    print('(module (memory (export "m") i64 1))\n(register "edges")')
    for memory in MEMORIES:
        print("\n".join(script(memory, rows)))


main()

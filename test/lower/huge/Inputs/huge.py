"""Writes a module whose one function is huge: huge.py SHAPE OUTPUT."""
import random
import sys

LOCALS = 5_000
random.seed(1)


def unsigned(n):
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    return bytes(out) + bytes([n])


def signed(n):
    out = bytearray()
    while not -64 <= n < 64:
        out.append(n & 127 | 128)
        n >>= 7
    return bytes(out) + bytes([n & 127])


def get(local):
    return b"\x20" + unsigned(local)


def put(local):
    return b"\x21" + unsigned(local)


def const(n):
    return b"\x41" + signed(n)


def any_local():
    return 1 + random.randrange(LOCALS)


ADD, BLOCK, LOOP, IF, END = b"\x6a", b"\x02\x40", b"\x03\x40", b"\x04\x40", b"\x0b"
BR_IF_0 = b"\x0d\x00"


def sum_of_locals():
    return get(0) + b"".join(get(i) + ADD for i in range(1, LOCALS + 1))


def many_blocks():
    """100,000 ifs in a row that assign 5,000 locals, all read at the end."""
    code = b"".join(get(0) + IF + const(k) + put(any_local()) + END
                    for k in range(100_000))
    return code + sum_of_locals()


def many_branches():
    """100,000 branches out of one block, assignments between them."""
    code = b"".join(const(k) + put(any_local()) + get(0) + BR_IF_0
                    for k in range(100_000))
    return BLOCK + code + END + sum_of_locals()


def nested_ifs():
    """30,000 ifs inside each other: n * n / 2 phis in SSA form."""
    code = b"".join(get(0) + IF + const(k) + put(1 + k % LOCALS)
                    for k in range(30_000))
    return code + END * 30_000 + sum_of_locals()


def nested_loops():
    """1,000 loops inside each other around 5,000 assignments."""
    code = b"".join(get(i) + const(i) + ADD + put(i)
                    for i in range(1, LOCALS + 1))
    return LOOP * 1_000 + code + (get(0) + BR_IF_0 + END) * 1_000 + sum_of_locals()


def large_switch():
    """A br_table of 10,000 cases in a loop."""
    cases = 10_000
    code = LOOP + BLOCK * (cases + 1) + get(0) + b"\x0e" + unsigned(cases)
    code += b"".join(unsigned(i) for i in range(cases + 1)) + END
    for case in range(cases):
        to_loop = cases - case
        code += get(any_local()) + const(case) + ADD + put(any_local())
        code += b"\x0c" + unsigned(to_loop) + END
    return code + END + sum_of_locals()


def long_block():
    """20,000 stores in one block."""
    return b"".join(get(0) + const(k) + b"\x36\x02\x00" for k in range(20_000)) + get(0)


def section(number, content):
    return bytes([number]) + unsigned(len(content)) + content


def module(code):
    body = b"\x01" + unsigned(LOCALS) + b"\x7f" + code + END
    return (b"\0asm\1\0\0\0"
            + section(1, b"\x01\x60\x01\x7f\x01\x7f")
            + section(3, b"\x01\x00")
            + section(5, b"\x01\x00\x01")
            + section(10, b"\x01" + unsigned(len(body)) + body))


with open(sys.argv[2], "wb") as out:
    out.write(module(globals()[sys.argv[1].replace("-", "_")]()))

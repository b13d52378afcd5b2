#!/usr/bin/env python3
"""Prints a module with one function that makes some LLVM pass explode:

    huge_functions.py blocks COUNT    if after if
    huge_functions.py stores COUNT    stores, and the arithmetic between, in
                                      one block
    huge_functions.py switch COUNT    a br_table in a loop
    huge_functions.py locals COUNT    locals, all live around a loop of calls

The function is exported as _start, so that wasmc can make a program of it."""
import sys


def blocks(count):
    yield "(local $x i32) (local $y i32)"
    yield "(local.set $x (i32.load (i32.const 0)))"
    for i in range(count // 2):
        yield (f"(if (i32.and (local.get $x) (i32.const {1 << i % 31})) (then "
               f"(local.set $y (i32.add (i32.mul (local.get $y) (i32.const "
               f"{i % 7 + 3})) (local.get $x)))))")
    yield "(i32.store (i32.const 4) (local.get $y))"


def stores(count):
    yield "(local $x i32)"
    yield "(local.set $x (i32.load (i32.const 0)))"
    for i in range(count):
        address = i * 7919 % count * 4
        yield (f"(i32.store (i32.const {address}) (local.tee $x (i32.add "
               f"(i32.xor (local.get $x) (i32.const {i})) (i32.load (i32.const "
               f"{(address + 4096) % (count * 4)})))))")


def switch(count):
    yield "(local $x i32) (local $y i32)"
    yield "(loop $again"
    yield "(local.set $x (i32.load (local.get $y)))"
    yield "(block $out"
    # Not folded: thousands of nested lists are more than the text format needs.
    yield "block " * count
    yield "(br_table " + " ".join(map(str, range(count))) + " (local.get $x))"
    for i in range(count):
        yield (f"end (local.set $y (i32.add (local.get $y) (i32.const {i % 97})))"
               " (br $out)")
    yield ")"
    yield "(br_if $again (i32.lt_u (local.get $y) (i32.const 4000))))"


def locals(count):
    yield "(local i32)" * count
    yield "(local.set 0 (i32.load (i32.const 0)))"
    yield "(loop $again"
    for i in range(count):
        yield (f"(local.set {i} (i32.add (i32.mul (local.get {i}) (i32.const "
               f"{i % 11 + 3})) (local.get {(i + 1) % count})))")
    yield "(call $leaf)"
    yield "(br_if $again (i32.and (local.get 1) (i32.const 1)))"
    yield ")"
    for i in range(count):
        yield f"(i32.store (i32.const {4 * i}) (local.get {i}))"


def main():
    shape, count = sys.argv[1], int(sys.argv[2])
    print('(module (memory (export "memory") 64) (func $leaf)')
    print(' (func (export "_start")')
    for line in globals()[shape](count):
        print("  " + line)
    print(" ))")


main()

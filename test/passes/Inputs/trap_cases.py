#!/usr/bin/env python3
"""Writes into the folder OUT: accesses at the end of memory (cases.wat) and
what each must do (functions.inc, cases.inc); and the same as a script whose
module imports the memory (imported.wast). Every function is
(param $a i32) (param $c i32) (result i64).

    FUNCTION(index)
    CASE(function, "name", address, c, outcome)

address is what $a gets; outcome is ok, oob (the access itself traps), or trap
(the access is inside, and an explicit trap behind it is met)."""
import pathlib
import sys

PAGE = 65536

# name: (bytes, type). Full-width ones have a store of the same width.
LOADS = {
    "i32.load8_u": (1, "i32"), "i32.load8_s": (1, "i32"),
    "i32.load16_u": (2, "i32"), "i32.load16_s": (2, "i32"),
    "i32.load": (4, "i32"),
    "i64.load8_u": (1, "i64"), "i64.load8_s": (1, "i64"),
    "i64.load16_u": (2, "i64"), "i64.load16_s": (2, "i64"),
    "i64.load32_u": (4, "i64"), "i64.load32_s": (4, "i64"),
    "i64.load": (8, "i64"), "f32.load": (4, "f32"), "f64.load": (8, "f64"),
    "v128.load": (16, "v128"), "v128.load8x8_s": (8, "v128"),
    "v128.load16x4_u": (8, "v128"), "v128.load32x2_u": (8, "v128"),
    "v128.load8_splat": (1, "v128"), "v128.load32_splat": (4, "v128"),
    "v128.load64_zero": (8, "v128"), "v128.load8_lane": (1, "v128"),
    "v128.load32_lane": (4, "v128"), "v128.load64_lane": (8, "v128"),
}
STORES = {
    "i32.store8": (1, "i32"), "i32.store16": (2, "i32"),
    "i32.store": (4, "i32"), "i64.store8": (1, "i64"),
    "i64.store16": (2, "i64"), "i64.store32": (4, "i64"),
    "i64.store": (8, "i64"), "f32.store": (4, "f32"), "f64.store": (8, "f64"),
    "v128.store": (16, "v128"), "v128.store16_lane": (2, "v128"),
    "v128.store64_lane": (8, "v128"),
}
STORE_OF = {"i32.load8_u": "i32.store8", "i32.load16_u": "i32.store16",
            "i32.load": "i32.store", "i64.load8_u": "i64.store8",
            "i64.load16_u": "i64.store16", "i64.load32_u": "i64.store32",
            "i64.load": "i64.store", "f32.load": "f32.store",
            "f64.load": "f64.store", "v128.load": "v128.store"}
TO_I64 = {"i32": "(i64.extend_i32_u {})", "i64": "{}",
          "f32": "(i64.extend_i32_u (i32.reinterpret_f32 {}))",
          "f64": "(i64.reinterpret_f64 {})",
          "v128": "(i64x2.extract_lane 0 {})"}
VALUES = {"i32": "(i32.const 77)", "i64": "(i64.const 77)",
          "f32": "(f32.const 7)", "f64": "(f64.const 7)",
          "v128": "(v128.const i64x2 77 7)"}
A = "(local.get $a)"


def load_of(op, address=A, offset=0):
    lane = f" 1 {address} (v128.const i64x2 5 6)" if "lane" in op else address
    return f"({op} offset={offset} {lane})"


def store_of(op, value, address=A, offset=0):
    lane = " 1" if "lane" in op else ""
    return f"({op} offset={offset}{lane} {address} {value})"


def as_i64(value, type):
    return TO_I64[type].format(value)


class Cases:
    def __init__(self):
        self.functions = []
        self.bodies = []
        self.rows = []
        self.script = []

    def function(self, name, body):
        self.bodies.append(body)
        self.functions.append(
            f'  (func (;{len(self.functions)} {name};) (param $a i32) '
            f'(param $c i32) (result i64) (local $i i32) (local $s i64) '
            f'(local $x i64)\n    {body})\n')

    def run(self, name, address, c, outcome):
        index = len(self.functions) - 1
        reason = ("out of bounds memory access" if outcome == "oob" else
                  "unreachable" if "(unreachable)" in self.bodies[-1] else
                  "integer divide by zero")
        call = f'(invoke "{index}" (i32.const {address}) (i32.const {c}))'
        if outcome != "ok":
            call = f'(assert_trap {call} "{reason}")'
        self.script.append(f'(invoke $owner "fill") {call} ;; {name}\n')
        self.rows.append(
            f'CASE({index}, "{name} a={address} c={c}", {address}u, {c}u, '
            f'{outcome})\n')

    def boundary(self, name, body, last, inside="ok", cs=(0, 1)):
        """last: the highest address that is inside."""
        self.function(name, body)
        for c in cs:
            self.run(name, last, c, inside)
            self.run(name, last + 1, c, "oob")


def shapes_of_load(cases, op):
    width, type = LOADS[op]
    load = load_of(op)
    value = as_i64(load, type)
    last = PAGE - width
    bits = 8 * min(width, 8)
    trap_by_division = "(drop (i32.div_u (i32.const 1) (i32.const 0)))"

    def shape(name, body, last=last, **kw):
        cases.boundary(f"{op} {name}", body, last, **kw)

    shape("plain", value)
    shape("with an offset", as_i64(load_of(op, offset=100), type), last - 100)
    shape("dropped", f"(drop {load}) (i64.const 1)")
    shape("times 0", f"(i64.mul {value} (i64.const 0))")
    shape("and 0", f"(i64.and {value} (i64.const 0))")
    shape("low byte", f"(i64.and {value} (i64.const 255))")
    shape("high byte", f"(i64.shr_u {value} (i64.const {bits - 8}))")
    shape("high half", f"(i64.shr_u {value} (i64.const {bits // 2}))")
    shape("shifted out", f"(i64.shl {value} (i64.const 63))")
    shape("wrapped", f"(i64.extend_i32_u (i32.wrap_i64 {value}))")
    shape("wrapped and 16 bits",
          f"(i64.extend_i32_u (i32.and (i32.wrap_i64 {value}) "
          "(i32.const 0xffff)))")
    shape("top bit branches",
          f"(if (result i64) (i64.ne (i64.const 0) (i64.and {value} "
          f"(i64.const {1 << (bits - 1)}))) (then (i64.const 1)) "
          "(else (i64.const 2)))")
    shape("low bit branches",
          f"(if (result i64) (i32.wrap_i64 (i64.and {value} (i64.const 1))) "
          "(then (i64.const 1)) (else (i64.const 2)))")
    shape("less than 0", f"(i64.extend_i32_u (i64.lt_u {value} (i64.const 0)))")
    shape("equal to itself",
          f"(i64.extend_i32_u (i64.eq {value} {value}))")
    shape("in one arm only",
          f"(local.set $x {value}) (if (result i64) (local.get $c) "
          "(then (i64.mul (local.get $x) (i64.const 3))) "
          "(else (i64.const 5)))")
    shape("in one arm only, called for",
          f"(local.set $x {value}) (if (local.get $c) (then "
          "(i64.store (i32.const 8) (local.get $x)))) (i64.const 5)")
    shape("selected", f"(select (i64.const 0) {value} (local.get $c))")
    shape("in both arms",
          f"(if (result i64) (local.get $c) (then (i64.add {value} "
          f"(i64.const 1))) (else (i64.xor {value} (i64.const 9))))")
    shape("ahead of unreachable", f"(drop {load}) (unreachable)",
          inside="trap")
    shape("ahead of a division by zero",
          f"(local.set $x {value}) {trap_by_division} (local.get $x)",
          inside="trap")
    shape("ahead of a division by c",
          f"(local.set $x {value}) (i64.add (local.get $x) "
          "(i64.extend_i32_u (i32.div_u (i32.const 6) (local.get $c))))",
          cs=(2, 3))
    shape("in an unwanted sum",
          "(loop $l (local.set $s (i64.add (local.get $s) "
          f"{value})) (br_if $l (i32.lt_u (local.tee $i (i32.add "
          "(local.get $i) (i32.const 1))) (i32.const 9)))) (i64.const 4)")
    shape("wanted behind a loop only",
          f"(loop $l (local.set $x {value}) (br_if $l (i32.lt_u "
          "(local.tee $i (i32.add (local.get $i) (i32.const 1))) "
          "(i32.const 9)))) (if (result i64) (local.get $c) "
          "(then (local.get $x)) (else (i64.const 3)))")
    shape("invariant in a loop that runs c times",
          "(block $b (br_if $b (i32.eqz (local.get $c))) "
          f"(loop $l (local.set $s (i64.add (local.get $s) {value})) "
          "(br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) "
          "(i32.const 1))) (local.get $c))))) (local.get $s)", cs=(1, 7))
    cases.run(f"{op} invariant in a loop that never runs", last + 1, 0, "ok")

    if op in STORE_OF:
        store = STORE_OF[op]
        shape("written back", f"{store_of(store, load)} (i64.const 2)")
        shape("copied away", f"{store_of(store, load, '(i32.const 64)')} (i64.const 2)")
        if type in ("i32", "i64"):
            shape("low byte replaced",
                  f"({store} {A} ({type}.or ({type}.and {load} "
                  f"({type}.const -256)) ({type}.const 90))) {value}")
            shape("top bit set",
                  f"({store} {A} ({type}.or {load} ({type}.const "
                  f"{1 << (bits - 1)}))) {value}")


def loops_over(cases, op):
    """Loops that may be vectorized; the last iteration is at the border."""
    width, type = LOADS[op]
    value = as_i64(load_of(op, f"(i32.add {A} (i32.mul (local.get $i) "
                           f"(i32.const {width})))"), type)
    until = ("(br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) "
             "(i32.const 1))) (local.get $c)))")
    for count in (5, 64):
        last = PAGE - count * width
        cases.boundary(f"{op} summed", "(loop $l (local.set $s (i64.add "
                       f"(local.get $s) {value})) {until}) (local.get $s)",
                       last, cs=(count,))
        cases.boundary(f"{op} summed, low bytes",
                       "(loop $l (local.set $s (i64.add (local.get $s) "
                       f"(i64.and {value} (i64.const 255)))) {until}) "
                       "(local.get $s)", last, cs=(count,))
        cases.boundary(f"{op} summed, unwanted",
                       "(loop $l (local.set $s (i64.add (local.get $s) "
                       f"{value})) {until}) (i64.const 8)", last, cs=(count,))
    # Stops at the last element that there is: none beyond may be touched.
    name = f"{op} searched"
    cases.function(name,
                   "(loop $l (if (i64.ne (i64.const 0) (i64.and (i64.const 1) "
                   f"{value})) (then (return (i64.extend_i32_u (local.get $i)"
                   f")))) {until}) (i64.const -1)")
    for count in (1, 3, 6):
        cases.run(name, PAGE - count * width, count, "ok")
    # Every second element, the gaps aren't accessed: the last one ends memory.
    strided = as_i64(load_of(op, f"(i32.add {A} (i32.mul (local.get $i) "
                             f"(i32.const {2 * width})))"), type)
    cases.boundary(f"{op} every second",
                   "(loop $l (local.set $s (i64.add (local.get $s) "
                   f"{strided})) {until}) (local.get $s)",
                   PAGE - (2 * 32 - 1) * width, cs=(32,))


def shapes_of_store(cases, op):
    width, type = STORES[op]
    value = VALUES[type]
    other = value.replace("7", "8")
    store = store_of(op, value)
    store_other = store_of(op, other)
    last = PAGE - width

    def shape(name, body, last=last, **kw):
        cases.boundary(f"{op} {name}", body, last, **kw)

    shape("plain", f"{store} (i64.const 1)")
    shape("overwritten", f"{store} {store_other} (i64.const 1)")
    shape("ahead of unreachable", f"{store} (unreachable)", inside="trap")
    shape("overwritten behind a trap",
          f"{store} (drop (i32.div_u (i32.const 1) (local.get $c))) "
          f"{store_other} (i64.const 1)", inside="trap", cs=(0,))
    shape("in both arms",
          f"(if (local.get $c) (then {store}) (else {store_other})) "
          "(i64.const 1)")
    shape("read back", f"{store} (i64.load8_u {A})")
    shape("next to another",
          f"{store_of(op, value, '(i32.const 1024)')} {store} "
          f"{store_of(op, value, '(i32.const 1024)', width)} (i64.const 1)")
    shape("by halves",
          f"{store_of(op, value, f'(i32.sub {A} (i32.const {width}))')} "
          f"{store} (i64.const 1)")
    shape("in a loop",
          "(loop $l " + store_of(op, value, f"(i32.add {A} (i32.mul "
                                 f"(local.get $i) (i32.const {width})))") +
          " (br_if $l (i32.lt_u (local.tee $i "
          "(i32.add (local.get $i) (i32.const 1))) (local.get $c)))) "
          "(i64.const 1)", PAGE - 40 * width, cs=(40,))
    # Odd plus an even step is never zero.
    name = f"{op} in an endless loop"
    cases.function(name,
                   "(local.set $i (i32.const 1)) (local.set $c (i32.shl "
                   "(local.get $c) (i32.const 1))) "
                   f"(loop $l {store} (br_if $l (local.tee $i (i32.add "
                   "(local.get $i) (local.get $c))))) (i64.const 1)")
    cases.run(name, last + 1, 1, "oob")
    name = f"{op} overwritten behind an endless loop"
    cases.function(name,
                   f"{store} (if (local.get $c) (then (loop $l (br $l)))) "
                   f"{store_other} (i64.const 1)")
    cases.run(name, last, 0, "ok")
    cases.run(name, last + 1, 1, "oob")


# The same contents for each case, as in TrapHarness.cpp.
OWNER = '''(module $owner
  (memory (export "memory") 1 1)
  (func (export "fill") (local $i i32)
    (loop $l
      (i32.store8 (local.get $i) (i32.add (i32.mul (local.get $i)
        (i32.const 37)) (i32.const 11)))
      (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i)
        (i32.const 1))) (i32.const 65536))))))
(register "owner" $owner)
'''


def main():
    cases = Cases()
    for op in LOADS:
        shapes_of_load(cases, op)
        loops_over(cases, op)
    for op in STORES:
        shapes_of_store(cases, op)
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cases.wat").write_text(
        "(module\n  (memory 1 1)\n" + "".join(cases.functions) + ")\n")
    (folder / "imported.wast").write_text(
        OWNER + '(module\n  (import "owner" "memory" (memory 1 1))\n' +
        "".join(f.replace("(param $a", f'(export "{i}") (param $a', 1)
                for i, f in enumerate(cases.functions)) + ")\n" +
        "".join(cases.script))
    (folder / "functions.inc").write_text(
        "".join(f"FUNCTION({i})\n" for i in range(len(cases.functions))))
    (folder / "cases.inc").write_text("".join(cases.rows))


main()

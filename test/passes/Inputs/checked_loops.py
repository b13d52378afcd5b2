#!/usr/bin/python3
"""Writes a script of loops whose addresses are compared with the memory's size.

  checked_loops.py

What each must come to follows from a model of it here: the sum of what was
loaded, or a trap if any access that is made is out of bounds. Addresses move on
up and down, by steps known and not, with numbers of 32 and of 64 bits that wrap
and that don't, to the last byte of memory and beyond, in loops that are left
early and in loops that make some accesses only.
"""
import itertools

PAGE = 65536
CONTENTS = bytes((i * 7 + i // 256) % 251 for i in range(PAGE))


class OutOfBounds(Exception):
    pass


def load(address, width):
    if address + width > PAGE:
        raise OutOfBounds
    return int.from_bytes(CONTENTS[address:address + width], "little")


def signed(value, bits):
    value %= 2**bits
    return value - 2**bits if value >> (bits - 1) else value


# A loop: (parameters as WAT, how its address is made of $first, $step and round
# $i, the model of it). $i, $first and $step have the type that the name begins
# with.
WIDE_CAST = "(i64.extend_i32_{} (i32.add (local.get $first) (i32.mul (local.get $i) (local.get $step))))"
LOOPS = {
    "i64": (64, "(i64.add (local.get $first) (i64.mul (local.get $i) (local.get $step)))",
            lambda first, step, i: (first + i * step) % 2**64),
    "i64.scaled": (64, "(i64.add (local.get $first) (i64.shl (i64.mul (local.get $i) (local.get $step)) (i64.const 3)))",
                   lambda first, step, i: (first + 8 * i * step) % 2**64),
    "i32.unsigned": (32, WIDE_CAST.format("u"),
                     lambda first, step, i: (first + i * step) % 2**32),
    "i32.signed": (32, WIDE_CAST.format("s"),
                   lambda first, step, i: signed(first + i * step, 32) % 2**64),
    "i32.scaled": (32, f"(i64.shl {WIDE_CAST.format('u')} (i64.const 2))",
                   lambda first, step, i: 4 * ((first + i * step) % 2**32)),
}
STEPS = (1, 2, 8, -1, -8, 0, 2**20, 2**30, 2**31, 2**31 - 1)
# What becomes of a round's access: always made; made in rounds that the loop
# does not leave before; made every other round.
FORMS = {
    "all": ("", lambda i, total: False, lambda i: True),
    "until": ("(br_if $done (i64.ge_u (local.get $sum) (i64.const 1000)))",
              lambda i, total: total >= 1000, lambda i: True),
    "some": (None, lambda i, total: False, lambda i: i % 2 == 1),
}


def function(name, bits, address, fixed, width, form):
    """(param first, step, rounds) -> sum. With fixed the step is known."""
    t = f"i{bits}"
    step = f"({t}.const {fixed})" if fixed is not None else "(local.get $step)"
    address = address.replace("(local.get $step)", step)
    loaded = f"(i64.load{'8_u' if width == 1 else ''} offset=OFFSET {address})"
    body = (f"(local.set $sum (i64.add (local.get $sum) {loaded}))")
    early = FORMS[form][0]
    if early is None:
        body = (f"(if (i32.and (i32.const 1) "
                f"{'(i32.wrap_i64 (local.get $i))' if bits == 64 else '(local.get $i)'}) (then {body}))")
        early = ""
    return f"""
  (func (export "{name}") (param $first {t}) (param $step {t})
      (param $rounds {t}) (result i64) (local $i {t}) (local $sum i64)
    (block $done
      (br_if $done ({t}.eqz (local.get $rounds)))
      (loop $again
        {body} {early}
        (local.set $i ({t}.add (local.get $i) ({t}.const 1)))
        (br_if $again ({t}.lt_u (local.get $i) (local.get $rounds)))))
    (local.get $sum))"""


def model(course, first, step, rounds, width, offset, form):
    _, leaves, accesses = FORMS[form]
    total = 0
    for i in range(rounds):
        if accesses(i):
            total += load(course(first, step, i) + offset, width)
        if leaves(i, total):
            break
    return total % 2**64


def calls(scale, step, width):
    """(first, rounds) so that accesses end around both ends of memory."""
    last = (PAGE - width) // scale
    distance = abs(step)
    for rounds in (1, 2, 7, 16, 33):
        span = (rounds - 1) * distance
        for end in (last, last + 1, last - 1):
            yield (end - span if step >= 0 else end), rounds
        for begin in (0, -1, 1, -16):
            yield (begin if step >= 0 else begin + span), rounds


def main():
    width_offset = ((1, 0), (8, 24))
    for wide in (True, False):
        text, commands = [], []
        for (kind, (bits, address, course)), (width, offset), form in (
                itertools.product(LOOPS.items(), width_offset, FORMS)):
            if not wide and kind != "i32.unsigned":
                continue
            if not wide:
                address = address[len("(i64.extend_i32_u "):-1]
            scale = {"i64.scaled": 1, "i32.scaled": 4}.get(kind, 1)
            for step in STEPS:
                for known in (True, False):
                    name = f"{kind}-{width}-{form}"
                    name += f"-{step}" if known else ""
                    if known or step == STEPS[0]:
                        text.append(function(
                            name, bits, address, step if known else None,
                            width, form).replace("OFFSET", str(offset)))
                    for first, rounds in calls(scale, step * (8 if kind == "i64.scaled" else 1),
                                               width + offset):
                        call = (f'(invoke "{name}" ' + " ".join(
                            f"(i{bits}.const {number % 2**bits})"
                            for number in (first, step, rounds)) + ")")
                        try:
                            total = model(course, first % 2**bits, step, rounds,
                                          width, offset, form)
                            commands.append(f"(assert_return {call} "
                                            f"(i64.const {total}))")
                        except OutOfBounds:
                            commands.append(f'(assert_trap {call} "out of '
                                            f'bounds memory access")')
        data = "".join(f"\\{byte:02x}" for byte in CONTENTS)
        t = "i64" if wide else "i32"
        print(f'(module (memory {t} 1) (data ({t}.const 0) "{data}")',
              *text, ")", *dict.fromkeys(commands), sep="\n")


main()

#!/usr/bin/python3
"""Runs scripts of the specification's test suite through the compiler, end to
end: each module of a script becomes a WASI program that carries out the
script's commands (check_module.py), compiled by wasmc for each target and
optimization level; what must be rejected is given to `wasmc validate`.

    run_wast2json.py --wasmc build/release/bin/wasmc --work build/spec \\
        [--testsuite DIR] [--target x86_64-linux]... [--flag=-O0]... [SCRIPT...]

Without SCRIPT, all of wasm2-files.txt. A failure is printed as FILE:LINE, with
the program that shows it. Ends with `N passed, N failed`. Commands that wabt
can't read or that need a host's reference or another module are not counted;
how many they are is said. `--engine COMMAND` runs the programs by another
engine instead, which tells whether this runner itself is right.
"""
import argparse
import concurrent.futures
import pathlib
import re
import shlex
import shutil
import struct
import subprocess
import sys

import check_module
import wasm_binary
import wast_script

TRAP_EXIT_CODE = 134
TIMEOUT = 120
QEMU = {"x86_64-linux": [], "aarch64-linux": ["qemu-aarch64"],
        "riscv64-linux": ["qemu-riscv64"]}
MUST_TRAP = ("assert_trap", "assert_exhaustion")
# Debian's wast2json leaves out the data count section that data.drop needs.
WRONGLY_ENCODED = {"memory_init.wast:190"}


class Result:
    def __init__(self):
        self.passed, self.failures, self.left_out = 0, [], 0

    def add(self, other):
        self.passed += other.passed
        self.failures += other.failures
        self.left_out += other.left_out

    def fail(self, where, message):
        self.failures.append(f"{where}: {message}")


def run(command, number=None):
    """Exit code, output, error output; the exit code of a timeout is None."""
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=TIMEOUT,
            input=b"" if number is None else struct.pack("<i", number))
        return done.returncode, done.stdout, done.stderr.decode(errors="replace")
    except subprocess.TimeoutExpired:
        return None, b"", f"no end after {TIMEOUT} seconds"


def numbers(output):
    return [number for number, in struct.iter_unpack(
        "<i", output[:len(output) // 4 * 4])]


class Compiled:
    """How the program of a module is made and run for one configuration."""

    def __init__(self, options, target, flags):
        self.options, self.target, self.flags = options, target, flags
        self.label = " ".join([target] + flags)

    def command(self, program):
        """Compiles; returns the command that runs it, or the error's text."""
        if self.options.engine:
            return shlex.split(self.options.engine) + [program], None
        folder = self.options.work / re.sub(r"[ =]+", "-", self.label)
        folder.mkdir(exist_ok=True)
        executable = folder / program.stem
        code, _, error = run([self.options.wasmc, "compile", program, "-o",
                              executable, "--target", self.target] + self.flags)
        return QEMU[self.target] + [executable], error if code else None


def check(instance, registered, configurations, work):
    """Carries out the commands of one instance in each configuration."""
    result, left_out = Result(), set()
    numbered = list(enumerate(instance.commands))
    data = instance.path.read_bytes()
    program = work / f"{instance.path.stem}.{instance.line}.check.wasm"
    for configuration in configurations:
        result.add(check_in(configuration, instance, data, numbered,
                            registered, program))
    return result


def check_in(configuration, instance, data, numbered, registered, program):
    result, broken = Result(), set()
    total = len(numbered) + 1

    def where(number):
        return (f"{instance.script}:{instance.commands[number]['line']} "
                f"[{configuration.label}] {program}")

    # A command that traps where it must not ends the program: it is noted, and
    # the program made again without it.
    while True:
        kept = [each for each in numbered if each[0] not in broken]
        try:
            bytes_, left_out = check_module.build(data, kept, registered)
        except (wasm_binary.Unsupported, KeyError) as error:
            result.left_out += total
            return result
        program.write_bytes(bytes_)
        command, error = configuration.command(program)
        if error is not None:
            result.fail(f"{instance} [{configuration.label}] {program}",
                        f"compile: {error.strip()[:300]}")
            return result
        code, output, error = run(command, check_module.NO_TRAP)
        if instance.traps is not None:
            ok = code == TRAP_EXIT_CODE and instance.traps in error
            result.passed += ok
            if not ok:
                result.fail(instance, f"exit {code}: {error[:200]}")
            return result
        if code == 0:
            break
        _, trace, _ = run(command, check_module.TRACE)
        begun = numbers(trace)
        if not begun or len(broken) == 20:
            result.fail(f"{instance} [{configuration.label}] {program}",
                        f"exit {code}: {error[:200]}")
            return result
        broken.add(begun[-1])
        result.fail(where(begun[-1]), f"exit {code}: {error[:200]}")

    wrong = set(numbers(output))
    for number in sorted(wrong):
        result.fail(where(number), "wrong result")
    for number, expected in kept:
        if number in left_out or number in wrong:
            continue
        if expected["type"] in MUST_TRAP:
            code, output, error = run(command, number)
            # "uninitialized element 2" names the element, which is optional.
            message = re.sub(r" \d+$", "", expected["text"])
            if code != TRAP_EXIT_CODE or message not in error or \
                    number in numbers(output):
                result.fail(where(number), f"{expected['text']} expected, got "
                            f"exit {code}: {error[:200]}")
                continue
        result.passed += 1
    result.passed += 1  # the module itself
    result.left_out += len(left_out)
    return result


def reject(command, wasmc):
    """assert_malformed and assert_invalid of binary modules."""
    result = Result()
    where = f"{command['script']}:{command['line']}"
    if command["module_type"] != "binary" or where in WRONGLY_ENCODED:
        result.left_out += 1
        return result
    code, _, error = run([wasmc, "validate", command["path"]])
    where += f" {command['path']}"
    if code != 1:
        result.fail(where, f"{command['text']} expected, got exit {code}: "
                    f"{error[:200]}")
    elif command["text"] not in error:
        result.fail(where, f"{command['text']} expected, got {error[:200]}")
    else:
        result.passed += 1
    return result


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    root = pathlib.Path(__file__).parents[2]
    parser.add_argument("--wasmc", default=shutil.which("wasmc"))
    parser.add_argument("--testsuite", type=pathlib.Path,
                        default=root.parent / "shared/testsuite")
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--target", action="append")
    parser.add_argument("--flag", action="append",
                        help="flags of wasmc compile; each is a run of its own")
    parser.add_argument("--engine")
    parser.add_argument("-j", type=int, default=2)
    parser.add_argument("script", nargs="*")
    options = parser.parse_args()
    names = options.script or (
        options.testsuite / "wasm2-files.txt").read_text().split()
    configurations = [Compiled(options, target, shlex.split(flags))
                      for target in options.target or list(QEMU)
                      for flags in options.flag or [""]]
    options.work.mkdir(parents=True, exist_ok=True)

    result = Result()
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        def job(name):
            script = wast_script.load(options.testsuite / name,
                                      options.work / pathlib.Path(name).stem)
            registered = {key: wasm_binary.read(instance.path.read_bytes())
                          for key, instance in script.registered.items()}
            futures = [pool.submit(check, instance, registered, configurations,
                                   instance.path.parent)
                       for instance in script.instances]
            if not options.engine:
                futures += [pool.submit(reject, command, options.wasmc)
                            for command in script.rejected]
            return script.unread, futures

        unread = 0
        for name in names:
            more, futures = job(name)
            unread += more
            of_script = Result()
            for future in futures:
                of_script.add(future.result())
            for failure in of_script.failures:
                print(failure)
            print(f"{name}: {of_script.passed} passed, "
                  f"{len(of_script.failures)} failed", flush=True)
            result.add(of_script)
    print(f"not tried: {result.left_out + unread} "
          f"(of these {unread} that wabt can't read)")
    print(f"{result.passed} passed, {len(result.failures)} failed")
    return 1 if result.failures or not result.passed else 0


if __name__ == "__main__":
    sys.exit(main())

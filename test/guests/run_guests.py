#!/usr/bin/env python3
"""Runs the guests of guests.py as wasmc's executables and compares each one's
standard output and exit code with the native program's.

    run_guests.py --wasmc PATH --guests DIR [--target T]... [--only NAME-OR-LANGUAGE]...
                  [--cwasm] [--flag FLAG]... [--allow-missing LANGUAGE]... [--json FILE] [-j N]

DIR is where build_guests.py builds; what isn't up to date there is built first.
Targets other than this machine's run under qemu-user. A missing emulator or
toolchain is a failure. With --wasmtime instead of --wasmc the modules run in
wasmtime (PyPI), which shows whether it is the guest that is wrong. With --cwasm
they become images, run by the loader program that `wasmc loader` writes.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import build_guests
import tools
from guests import Guest, select

HERE = Path(__file__).resolve().parent
TARGETS = ("x86_64-linux", "aarch64-linux", "riscv64-linux")
# A compilation may take this long, and an emulated run this many times longer
# than a native one.
COMPILE_TIMEOUT = 300
EMULATION_FACTOR = 10


class Failure(Exception):
    """Why a guest failed; the text is what a person needs to look into it."""


def emulator_for(target):
    """The command that runs the target's executables here ([]: none needed)."""
    cpu = target.split("-")[0]
    if cpu == platform.machine():
        return []
    name = f"qemu-{cpu}"
    found = shutil.which(name) or shutil.which(name + "-static")
    if not found:
        raise Failure(f"{name} isn't in PATH (Debian: qemu-user)")
    return [found]


def run(command, guest: Guest, timeout, env, cwd):
    """(exit code, stdout, stderr), the code of a signal being 128 + its number."""
    try:
        done = subprocess.run(
            command, input=guest.stdin, capture_output=True, timeout=timeout, env=env, cwd=cwd
        )
    except subprocess.TimeoutExpired as expired:
        raise Failure(f"no end after {timeout} s; output so far: {quoted(expired.stdout or b'')}")
    code = done.returncode if done.returncode >= 0 else 128 - done.returncode
    return code, done.stdout, done.stderr


def quoted(data: bytes, limit=600):
    text = data.decode(errors="backslashreplace")
    return text if len(text) <= limit else text[:limit] + f"... ({len(data)} bytes)"


def first_difference(expected: bytes, actual: bytes):
    want, got = expected.split(b"\n"), actual.split(b"\n")
    for number, (w, g) in enumerate(zip(want, got), 1):
        if w != g:
            return f"stdout line {number}: expected {quoted(w, 200)!r}, got {quoted(g, 200)!r}"
    return f"stdout has {len(got) - 1} lines, expected {len(want) - 1}"


class Runner:
    def __init__(self, options, work: Path):
        self.options = options
        self.work = work
        self.native = {}
        self.compiled = {}
        self.locks = collections.defaultdict(threading.Lock)

    def expected(self, guest: Guest):
        """What the native program prints and ends with, or what the table says."""
        if guest.stdout is not None:
            return guest.exit_code, guest.stdout
        if guest.name not in self.native:
            code, out, err = self.in_directory(guest, "native", [self.options.guests / f"{guest.program.name}.native"])
            if code != guest.exit_code:
                raise Failure(f"the native program ended with {code}, not {guest.exit_code}: {quoted(err)}")
            self.native[guest.name] = out
        code = guest.exit_code if guest.wasm_exit_code is None else guest.wasm_exit_code
        return code, self.native[guest.name]

    def in_directory(self, guest: Guest, where, command, grants=False, factor=1, image=None):
        """Runs a command with a directory of its own, fresh and empty. The image
        that it loads stands behind its flags."""
        with tempfile.TemporaryDirectory(prefix=f"{guest.name}.", dir=self.work) as folder:
            # A neighbour, so that a guest that leaves its directory finds something.
            inner = Path(folder) / "granted"
            inner.mkdir()
            (Path(folder) / "outside").write_text("out of reach\n")
            command = list(map(str, command))
            if grants:
                if guest.grant:
                    command += ["--dir", f"{inner}::{guest.grant}"]
                for name, value in guest.env.items():
                    command += ["--env", f"{name}={value}"]
                command += ["--", image, "--"] if image else ["--"]
                # What the host process has in its environment must not show.
                env = {"PATH": os.environ.get("PATH", ""), "NOT_GRANTED": "leaked from the host"}
            else:
                env = guest.env
            result = run(command + list(guest.args), guest, guest.timeout * factor, env, inner)
            if grants and sorted(p.name for p in Path(folder).iterdir()) != ["granted", "outside"]:
                raise Failure("the guest made something outside its directory")
            return result

    def executable(self, program, target):
        """The command that runs the program as an executable for the target,
        compiled at its first use, and the image that it loads or None."""
        wasm = self.options.guests / f"{program.name}.wasm"
        if self.options.wasmtime:
            return [tools.python_with("wasmtime"), HERE / "wasmtime_run.py", wasm], None
        emulator = emulator_for(target)
        with self.locks[program.name, target]:
            if (program.name, target) not in self.compiled:
                self.compiled[program.name, target] = self.compile(wasm, target)
        output, problem = self.compiled[program.name, target]
        if problem:
            raise Failure(problem)
        if self.options.cwasm:
            return emulator + [self.loader(target)], output
        return emulator + [output], None

    def loader(self, target):
        output = self.work / f"wasmc-run.{target}"
        with self.locks["loader", target]:
            if not output.exists():
                subprocess.run([self.options.wasmc, "loader", "--target", target, "-o", output], check=True)
        return output

    def compile(self, wasm, target):
        """(executable, None), or (None, why there is none)."""
        # Runs of several levels or builds at once don't share executables.
        output = self.work / f"{wasm.stem}.{target}"
        command = [self.options.wasmc, "compile", wasm, "--target", target, "-o", output, *self.options.flag]
        if self.options.cwasm:
            command.append("--emit=cwasm")
        try:
            done = subprocess.run(list(map(str, command)), capture_output=True, timeout=COMPILE_TIMEOUT)
        except subprocess.TimeoutExpired:
            return None, f"wasmc compile: no end after {COMPILE_TIMEOUT} s"
        if done.returncode != 0:
            return None, f"wasmc compile ended with {done.returncode}: {quoted(done.stderr)}"
        return output, None

    def check(self, guest: Guest, target):
        """Raises Failure unless the guest behaves as it should."""
        emulated = not self.options.wasmtime and target.split("-")[0] != platform.machine()
        command, image = self.executable(guest.program, target)
        want_code, want_out = self.expected(guest)
        factor = EMULATION_FACTOR if emulated else 1
        code, out, err = self.in_directory(guest, target, command, True, factor, image)
        problems = []
        if out != want_out:
            problems.append(first_difference(want_out, out))
        if code != want_code:
            problems.append(f"exit code {code}, expected {want_code}")
        if guest.wasm_stderr not in err and not self.options.wasmtime:
            problems.append(f"stderr lacks {quoted(guest.wasm_stderr)!r}")
        if problems:
            raise Failure("; ".join(problems) + (f"; stderr: {quoted(err)}" if err else ""))


def timed_check(runner, guest, target):
    start = time.monotonic()
    try:
        runner.check(guest, target)
        problem = None
    except (Failure, tools.MissingTool) as failure:
        problem = str(failure)
    return {"guest": guest.name, "target": target, "seconds": round(time.monotonic() - start, 2), "problem": problem}


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    engine = parser.add_mutually_exclusive_group(required=True)
    engine.add_argument("--wasmc", type=Path)
    engine.add_argument("--wasmtime", action="store_true")
    parser.add_argument("--guests", type=Path, required=True)
    parser.add_argument("--target", action="append", choices=TARGETS, help="all of them, if none is given")
    parser.add_argument("--only", action="append", metavar="NAME-OR-LANGUAGE")
    parser.add_argument("--flag", action="append", default=[], help="a further flag for wasmc compile, such as --flag=-O0")
    parser.add_argument("--cwasm", action="store_true", help="images and the loader program, not executables")
    parser.add_argument("--allow-missing", action="append", default=[], choices=sorted(build_guests.LANGUAGES))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    options = parser.parse_args()
    options.guests = options.guests.resolve()
    options.target = ["wasmtime"] if options.wasmtime else options.target or list(TARGETS)
    if options.wasmc:
        options.wasmc = options.wasmc.resolve()
        if not options.wasmc.is_file():
            parser.error(f"{options.wasmc} isn't there: build wasmc first")
    try:
        options.selected = select(options.only)
    except KeyError as error:
        parser.error(f"--only: no guest and no language is called {error}")
    return options


def main():
    options = parse_arguments()
    guests, build_failures = build_guests.build(
        options.selected, options.guests, options.jobs, options.allow_missing
    )
    results = []
    with tempfile.TemporaryDirectory(prefix="run-guests.") as work:
        runner = Runner(options, Path(work))
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            pending = [pool.submit(timed_check, runner, g, t) for g in guests for t in options.target]
            for future in pending:
                result = future.result()
                results.append(result)
                verdict = "FAIL" if result["problem"] else "PASS"
                print(f"{verdict} {result['guest']} {result['target']} ({result['seconds']} s)", flush=True)
                if result["problem"]:
                    print("  " + result["problem"].replace("\n", "\n  "), flush=True)
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n")
    failed = sum(bool(r["problem"]) for r in results) + build_failures
    passed = sum(not r["problem"] for r in results)
    if build_failures:
        print(f"{build_failures} guests or toolchains could not be built, see above")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())

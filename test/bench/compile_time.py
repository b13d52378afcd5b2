"""CPU time and peak memory of wasmc compile for a C hello world, SQLite and Go's
hello world, beside wasmtime's compiler and wasm2c with clang -O3.

Minimum of three compilations for what takes under ten seconds, else one.
"""

from dataclasses import asdict, dataclass
from pathlib import Path

import build_guests
import guests
import measure
import third_party
from measure import BenchError, find_tool, python_with

LEVELS = ("-O0", "-O2")


@dataclass
class Row:
    module: str
    compiler: str
    seconds: float
    peak_mib: float
    output_bytes: int


def best_of(command, seconds_of=lambda done: done.seconds):
    """(CPU seconds, peak MiB): the least of a few runs."""
    runs = []
    while not runs or (len(runs) < 3 and runs[-1][0] < 10):
        done = measure.run(command)
        runs.append((seconds_of(done), done.peak_mib))
    return min(runs)


def modules(options):
    """The modules to compile, by name, built if need be. SQLite is there twice:
    as the guest, at -O2, and at -Os, as large as the one that others measure."""
    folder = options.out.parent / "guests"
    chosen = guests.select(["c-hello", "sqlite", "go-hello"])
    built, failures = build_guests.build(chosen, folder)
    if failures:
        raise BenchError("the guests could not be built, see above")
    small = options.out / "sqlite-Os.wasm"
    if not small.exists():
        sources = third_party.fetch("libsqlite3-sys", folder / "third-party")
        fill = {"libsqlite3-sys": str(sources), "here": str(build_guests.HERE)}
        flags = [f.format(**fill) for f in guests.SQLITE.flags]
        files = [str(build_guests.HERE / s.format(**fill)) for s in guests.SQLITE.sources]
        clang = find_tool("clang-22", "SQLite")
        measure.run([clang, "-Os", *measure.CLANG_WASM, *flags, *files, "-Wl,--strip-debug", "-o", small])
    named = {"sqlite -Os": small}
    named |= {g.name: folder / f"{g.name}.wasm" for g in built}
    return {name: named[name] for name in ("c-hello", "sqlite -Os", "sqlite", "go-hello")}


def with_wasmc(name, wasm: Path, options):
    for level in LEVELS:
        output = options.out / f"compile{level}"
        seconds, peak = best_of([options.wasmc, "compile", wasm, "-o", output, level])
        yield Row(name, f"wasmc {level}", seconds, peak, output.stat().st_size)


def with_wasmtime(name, wasm: Path, options):
    output = options.out / "compile.cwasm"
    command = [python_with("wasmtime"), measure.HERE / "wasmtime_compile.py", wasm, output]
    seconds, peak = best_of(command, lambda done: float(done.stderr))
    yield Row(name, "wasmtime", seconds, peak, output.stat().st_size)


def with_wasm2c(name, wasm: Path, options):
    text, output = options.out / "wasm2c.c", options.out / "wasm2c.o"
    seconds, peak = best_of([find_tool("wasm2c", "the comparison"), "--no-debug-names", wasm, "-o", text])
    clang = find_tool("clang-22", "the comparison")
    more, clang_peak = best_of([clang, "-O3", "-w", "-c", text, "-o", output])
    yield Row(name, "wasm2c + clang -O3", seconds + more, max(peak, clang_peak), output.stat().st_size)


def main(options):
    compilers = [with_wasmtime]
    if options.wasmc:
        compilers.insert(0, with_wasmc)
    if options.wasm2c:
        compilers.append(with_wasm2c)
    rows = []
    for name, wasm in modules(options).items():
        print(f"{name}: {wasm.stat().st_size / 1e3:.0f} KB", flush=True)
        for compiler in compilers:
            try:
                rows += compiler(name, wasm, options)
            except BenchError as error:
                print(f"  failed: {error}", flush=True)
    print()
    table = [
        [f"{r.module}, {r.compiler}", f"{r.seconds:.2f}", f"{r.peak_mib:.0f}", f"{r.output_bytes / 1e3:.0f}"]
        for r in rows
    ]
    measure.print_table(["module, compiler", "CPU s", "peak MiB", "output KB"], table)
    return [asdict(row) for row in rows]

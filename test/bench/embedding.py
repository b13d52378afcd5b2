"""What it costs a host to load, instantiate and call, beside wasmtime's C API.

Both hosts are small C programs (embedding/): wasmc's with its runtime library,
wasmtime's with the library of the Python package and the headers of the crate.
They run in turns, and the minimum of each number counts. Goals are printed
beside it. Times are of this machine; compare the columns.
"""

import os
import subprocess
import sys
from pathlib import Path

import guests
import measure
import third_party
from measure import find_tool, python_with

FOLDER = measure.HERE / "embedding"
ROOT = measure.HERE.parents[1]

# What we promise.
GOALS = {
    "load, trusted, first time": "50,000",
    "load, checked, first time": "200,000",
    "load, second time": "1,000",
    "hello: instance, call, drop": "1,500",
    "SQLite: instance, call, drop": "5,000",
    "host to guest and back": "indirect C call + 5",
    "guest to host and back": "indirect C call + 5",
    "private KiB an instance, of 10,000": "12 + what the guest wrote",
    "instances a process": "10,000",
}


def build_modules(options):
    """The .wasm of a small guest and one with SQLite in it, and of calls."""
    clang = find_tool("clang-22", "the guests")
    common = ["--target=wasm32-wasi", "--no-wasm-opt", "-Wno-deprecated", "-O2", "-mexec-model=reactor"]
    hello, sqlite = options.out / "touch.wasm", options.out / "touch-sqlite.wasm"
    measure.run([clang, *common, FOLDER / "touch.c", "-o", hello])
    source = third_party.fetch("libsqlite3-sys", options.out / "third-party")
    flags = [flag.replace("{libsqlite3-sys}", str(source)) for flag in guests.SQLITE_FLAGS]
    measure.run([clang, *common, "-w", "-DWITH_SQLITE", *flags, FOLDER / "touch.c", source / "sqlite3.c", "-o", sqlite])
    calls = options.out / "calls.wasm"
    measure.run([options.wasmc, "parse", FOLDER / "calls.wat", "-o", calls])
    return [hello, sqlite, calls]


def build_wasmc(modules, options):
    library = options.wasmc.parents[1] / "lib"
    include = ROOT / "runtime-support" / "embed" / "include"
    artifacts = []
    for module in modules:
        artifacts.append(module.with_suffix(".cwasm"))
        measure.run([options.wasmc, "compile", module, "--emit=cwasm", "-o", artifacts[-1]])
    host = options.out / "host-wasmc"
    measure.run(
        [find_tool("clang-22", "the host"), "-O2", f"-I{include}", FOLDER / "wasmc.c"]
        + [library / "libwasmc-runtime.a", "-o", host]
    )
    return [host, *artifacts]


def build_wasmtime(modules, options):
    python = python_with("wasmtime")
    text = "import wasmtime, pathlib; print(next(pathlib.Path(wasmtime.__file__).parent.glob('*/_libwasmtime.so')))"
    library = Path(measure.run([python, "-c", text]).stdout.strip())
    version = measure.run([python, "-c", "import importlib.metadata as m; print(m.version('wasmtime'))"]).stdout.strip()
    headers = fetch_headers(version, options.out / "wasmtime-headers")
    artifacts = []
    for module in modules:
        artifacts.append(module.with_suffix(".cwasmtime"))
        code = (
            "import sys, wasmtime as w; e = w.Engine(); "
            "open(sys.argv[2], 'wb').write(w.Module.from_file(e, sys.argv[1]).serialize())"
        )
        measure.run([python, "-c", code, module, artifacts[-1]])
    host = options.out / "host-wasmtime"
    measure.run(
        [find_tool("clang-22", "the host"), "-O2", f"-I{headers}", f"-I{options.out / 'conf'}"]
        + [FOLDER / "wasmtime.c", library, f"-Wl,-rpath,{library.parent}", "-o", host]
    )
    return [host, *artifacts]


def fetch_headers(version, folder):
    """The include folder of the crate that wasmtime's C API is, of this version."""
    (folder / "src").mkdir(parents=True, exist_ok=True)
    (folder / "src" / "lib.rs").write_text("")
    (folder / "Cargo.toml").write_text(
        '[package]\nname = "fetch"\nversion = "0.0.0"\nedition = "2021"\n'
        f'[dependencies]\nwasmtime-c-api-impl = {{ version = "={version}", default-features = false }}\n'
    )
    vendor = folder / "vendor"
    if not vendor.is_dir():
        measure.run([find_tool("cargo", "wasmtime's headers"), "vendor", "--quiet", "--manifest-path", folder / "Cargo.toml", vendor])
    # The library has all features; the crate's build would say so in this file.
    conf = folder.parent / "conf" / "wasmtime"
    conf.mkdir(parents=True, exist_ok=True)
    features = ["COMPILER", "POOLING_ALLOCATOR", "CACHE", "WAT", "WASI"]
    (conf / "conf.h").write_text("".join(f"#define WASMTIME_FEATURE_{name}\n" for name in features))
    return next(vendor.glob("wasmtime-c-api-impl*")) / "include"


def once(command, best):
    for line in measure.run(command).stdout.splitlines():
        name, value = line.split("\t")
        pick = max if name == "instances a process" else min
        best[name] = pick(best.get(name, float(value)), float(value))


def main(options):
    if not options.wasmc:
        raise measure.BenchError("--embedding needs --wasmc")
    modules = build_modules(options)
    commands = {"wasmc": build_wasmc(modules, options)}
    try:
        commands["wasmtime"] = build_wasmtime(modules, options)
    except measure.MissingTool as missing:
        print(f"without wasmtime: {missing}", file=sys.stderr)
    best = {name: {} for name in commands}
    for number in range(options.rounds):
        for name, command in commands.items():
            once(command, best[name])
        once([*commands["wasmc"], "trusted"], best["wasmc"])
        print(f"round {number + 1} of {options.rounds}", flush=True)
    sizes = ", ".join(f"{os.path.getsize(artifact):,}" for artifact in commands["wasmc"][1:])
    print(f"\nminimum of {options.rounds} runs; nanoseconds, where nothing else is said. Artifacts: {sizes} bytes")
    rows = []
    for name in dict.fromkeys(row for numbers in best.values() for row in numbers):
        cells = [f"{best[who][name]:,.1f}" if name in best[who] else "" for who in commands]
        rows.append([name, *cells, GOALS.get(name, "")])
    measure.print_table(["", *commands, "goal"], rows)
    return best

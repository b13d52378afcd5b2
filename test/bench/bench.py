#!/usr/bin/env python3
"""The figures: run time, compile time, start-up. Timings are never tests.

    bench.py --wasmc PATH [--only KERNEL]... [--rounds N] [--variant NAME=FLAGS]...
        run time of the kernels beside native clang -O3 and wasmtime
    bench.py --wasmc PATH --compile [--wasm2c]
        CPU time and peak memory of wasmc compile, beside wasmtime and wasm2c + clang
    bench.py --wasmc PATH --guarantees [--only KERNEL]... [--rounds N]
        run time with and without exact traps, bounds checks, canonical NaNs
    bench.py --wasmc PATH --wide-memory [--only KERNEL]... [--rounds N]
        run time with 64-bit addresses beside that with 32-bit ones
    bench.py --wasmc PATH --embedding [--rounds N]
        what loading, instances and calls cost a host, beside wasmtime's C API
    bench.py --wasmc PATH --exceptions [--rounds N]
        throwing, and calls that may throw but don't, beside native C++
    bench.py --wasmc PATH --startup [--runs N]
        start to exit of hello world, and the size of executables

--json FILE writes every number; --out DIR is where things are built.
"""

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "guests"))  # guests are built and found there

import compile_time  # noqa: E402
import embedding  # noqa: E402
import exceptions  # noqa: E402
import guarantees  # noqa: E402
import kernels  # noqa: E402
import measure  # noqa: E402
import startup  # noqa: E402
import wide_memory  # noqa: E402

ROOT = HERE.parent.parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wasmc", type=Path, help="without it, only the others are measured")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench")
    parser.add_argument("--json", type=Path, metavar="FILE")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--compile", action="store_true")
    what.add_argument("--startup", action="store_true")
    what.add_argument("--guarantees", action="store_true")
    what.add_argument("--embedding", action="store_true")
    what.add_argument("--exceptions", action="store_true")
    what.add_argument("--wide-memory", action="store_true")
    parser.add_argument("--only", action="append", metavar="KERNEL")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--variant",
        action="append",
        default=[],
        metavar="NAME=FLAGS",
        help="a further way to compile with wasmc, such as --variant=O3=-O3",
    )
    parser.add_argument("--wasm2c", action="store_true", help="takes about a minute")
    parser.add_argument("--runs", type=int, default=500)
    options = parser.parse_args()
    options.out = options.out.resolve()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.wasmc:
        options.wasmc = options.wasmc.resolve()
        if not options.wasmc.is_file():
            parser.error(f"{options.wasmc} isn't there: build wasmc first")
    try:
        modes = {
            options.compile: compile_time,
            options.startup: startup,
            options.guarantees: guarantees,
            options.embedding: embedding,
            options.exceptions: exceptions,
            options.wide_memory: wide_memory,
        }
        results = modes.get(True, kernels).main(options)
    except (measure.BenchError, measure.MissingTool) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

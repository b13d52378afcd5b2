"""What 64-bit addresses cost: kernels of kernels/ built for 32 and 64 bits.

There is no C library for wasm64, so both are built freestanding, with what
freestanding/ has in its place: the same source, flags and output but for the
width of addresses. The reference is 32-bit addresses with guard pages, which
are compared with nothing.
"""

import kernels
import measure

# What needs no more than freestanding/ has. The dense loops come first.
DENSE = ["gemm", "jacobi_2d", "floyd_warshall", "lu", "spectral_norm", "sieve"]
OTHERS = ["crc32", "fannkuch", "fib", "mandelbrot", "nbody", "quicksort"]
BASE = "32 guard"
VARIANTS = {
    BASE: (32, ["--bounds=guard"]),
    "32 check": (32, ["--bounds=check"]),
    "64 guard": (64, ["--bounds=guard"]),
    "64 check": (64, ["--bounds=check"]),
}
CLANG_FLAGS = ["-O2", "-ffreestanding", "-nostdlib", "-mbulk-memory", "-mbulk-memory-opt", "-I", measure.HERE / "freestanding", "-Wl,--no-entry"]


def build(kernel, options):
    clang = measure.find_tool("clang-22", "the kernels")
    source, commands = kernels.FOLDER / f"{kernel}.c", {}
    for bits in 32, 64:
        measure.run([clang, f"--target=wasm{bits}", *CLANG_FLAGS, source, "-o", options.out / f"{kernel}-{bits}.wasm"])
    for name, (bits, flags) in VARIANTS.items():
        output = options.out / f"{kernel}.{name.replace(' ', '-')}"
        measure.run([options.wasmc, "compile", options.out / f"{kernel}-{bits}.wasm", "-o", output, *flags])
        commands[name] = [output]
    return commands


def main(options):
    if not options.wasmc:
        raise measure.BenchError("--wide-memory needs --wasmc")
    names = [name for name in DENSE + OTHERS if not options.only or name in options.only]
    commands = {name: build(name, options) for name in names}
    best = {name: {} for name in names}
    for number in range(options.rounds):
        for name in names:
            kernels.run_once(name, commands[name], best[name])
        print(f"round {number + 1} of {options.rounds}", flush=True)

    print(f"\nCPU time over 32-bit addresses with guard pages, minimum of {options.rounds} rounds")
    others = [v for v in VARIANTS if v != BASE]
    ratio = {name: {v: best[name][v] / best[name][BASE] for v in others} for name in names}
    rows = [[name, f"{best[name][BASE]:.3f} s", *(f"{ratio[name][v]:.2f}" for v in others)] for name in names]
    for title, group in ("mean of dense loops", DENSE), ("mean of all", names):
        means = [measure.geometric_mean([ratio[n][v] for n in group if n in ratio]) for v in others]
        rows.append([title, "", *(f"{mean:.3f}" for mean in means)])
    measure.print_table(["kernel", BASE, *others], rows)
    return best

"""What wasmc's guarantees cost: the kernels of kernels/ with and without them.

Each kernel is built to scalar Wasm with clang -O2 and compiled by wasmc in every
way of VARIANTS. All of them run in turns, round after round, and the minimum of
each one's CPU time counts.
"""

import kernels
import measure

BASE = "default"
VARIANTS = {
    # No loads are marked; LICM promotes, dead stores are eliminated.
    "traps lost": ["--lose-traps"],
    BASE: [],
    "exact traps": ["--exact-traps"],
    "check": ["--bounds=check"],
    "deterministic": ["--deterministic"],
    "interruptible": ["--interruptible"],
    "fuel": ["--fuel"],
    "coarse fuel": ["--fuel=coarse"],
}


def build(kernel, options):
    source, base = kernels.FOLDER / f"{kernel}.c", options.out / kernel
    clang = measure.find_tool("clang-22", "the kernels")
    wasm = f"{base}.wasm"
    measure.run([clang, "-O2", *measure.CLANG_WASM, source, "-o", wasm])
    commands = {}
    for name, flags in VARIANTS.items():
        output = f"{base}.{name.replace(' ', '-')}"
        measure.run([options.wasmc, "compile", wasm, "-o", output, *flags])
        commands[name] = [output]
    return commands


def main(options):
    if not options.wasmc:
        raise measure.BenchError("--guarantees needs --wasmc")
    names = kernels.chosen(options)
    commands = {name: build(name, options) for name in names}
    best = {name: {} for name in names}
    for number in range(options.rounds):
        for name in names:
            kernels.run_once(name, commands[name], best[name])
        print(f"round {number + 1} of {options.rounds}", flush=True)

    print(f"\nCPU time over that of the default, minimum of {options.rounds} rounds")
    others = [v for v in VARIANTS if v != BASE]
    rows = []
    for name in names:
        base = best[name][BASE]
        rows.append([name, f"{base:.3f} s", *(f"{best[name][v] / base:.3f}" for v in others)])
    means = [measure.geometric_mean([best[n][v] / best[n][BASE] for n in names]) for v in others]
    rows.append(["geometric mean", "", *(f"{mean:.3f}" for mean in means)])
    measure.print_table(["kernel", BASE, *others], rows)
    return best

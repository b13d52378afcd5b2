"""What exceptions cost: throwing through frames, and calls that may throw but
don't, each beside native C++ (clang -O2, DWARF tables).

The sources are in exceptions/; words in capitals are filled in here.
"""

import measure

COUNTS = {"wasmc": 5_000_000, "native": 50_000}
DEPTHS = [0, 10, 100]
ENDS = {
    ".wat": {"cannot throw": "unreachable", "may throw": "(throw $e (local.get $n))"},
    ".cpp": {"cannot throw": "abort()", "may throw": "throw N"},
}


def build(options, name, suffix, words):
    text = (measure.HERE / "exceptions" / (name + suffix)).read_text()
    for word, value in words.items():
        text = text.replace(word, str(value))
    tag = "-".join(str(value) for value in words.values())
    base = options.out / "".join(c if c.isalnum() else "-" for c in f"exceptions-{name}{suffix}-{tag}")
    source = base.with_suffix(suffix)
    source.write_text(text)
    if suffix == ".wat":
        measure.run([options.wasmc, "compile", source, "-o", base])
    else:
        measure.run([measure.find_tool("clang++-22", "the peers"), "-O2", source, "-o", base])
    return [base]


def programs(options):
    for suffix, who in ((".wat", "wasmc"), (".cpp", "native")):
        for depth in DEPTHS:
            words = {"COUNT": COUNTS[who], "DEPTH": depth}
            yield (f"throw through {depth} frames", who), build(options, "throw", suffix, words)
        for what, end in ENDS[suffix].items():
            yield (what, who), build(options, "calls", suffix, {"END": end})


def main(options):
    if not options.wasmc:
        raise measure.BenchError("--exceptions needs --wasmc")
    commands = dict(programs(options))
    best = {}
    for _ in range(options.rounds):
        for key, command in commands.items():
            seconds = measure.run(command).seconds
            best[key] = min(best.get(key, seconds), seconds)

    rows = []
    for depth in DEPTHS:
        what = f"throw through {depth} frames"
        rows.append([f"{what}, ns", *(f"{best[what, who] / COUNTS[who] * 1e9:.0f}" for who in ("wasmc", "native"))])
    ratios = (best["may throw", who] / best["cannot throw", who] for who in ("wasmc", "native"))
    rows.append(["calls that may throw over those that can't", *(f"{ratio:.3f}" for ratio in ratios)])
    measure.print_table(["", "wasmc", "native"], rows)
    return {f"{what}, {who}": seconds for (what, who), seconds in best.items()}

"""What exceptions cost: throwing through frames, and calls that may throw but
don't, each beside native C++ (clang -O2, DWARF tables).

The sources are in exceptions/; words in capitals are filled in here.
"""

import statistics
import zlib

import measure

COUNTS = {"wasmc": 5_000_000, "native": 50_000}
DEPTHS = [0, 10, 100]
# Where code lies changes such small functions more than what it does: so many
# other functions stand before them, and the geometric mean counts.
PLACES = [0, 1, 2, 3, 5, 8]
PADDING = {".wat": "(func (param i32) (result i32) (i32.mul (local.get 0) (i32.add (local.get 0) (i32.const 3))))",
           ".cpp": "[[gnu::used]] static int NAME(int N) { return N * (N + 3); }"}
ENDS = {
    ".wat": {"cannot throw": "unreachable", "may throw": "(throw $e (local.get $n))"},
    ".cpp": {"cannot throw": "abort()", "may throw": "throw N"},
}


def build(options, name, suffix, words):
    text = (measure.HERE / "exceptions" / (name + suffix)).read_text()
    for word, value in words.items():
        text = text.replace(word, str(value))
    tag = "-".join(f"{zlib.crc32(str(value).encode()):08x}" for value in words.values())
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
            for place in PLACES:
                padding = (PADDING[suffix].replace("NAME", f"pad{i}") for i in range(place))
                words = {"END": end, "PADDING": " ".join(padding)}
                yield (what + str(place), who), build(options, "calls", suffix, words)


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
    ratios = {who: [best[f"may throw{place}", who] / best[f"cannot throw{place}", who] for place in PLACES]
              for who in ("wasmc", "native")}
    rows.append(["calls that may throw over those that can't",
                 *(f"{statistics.geometric_mean(each):.3f}" for each in ratios.values())])
    rows.append(["the same, least and most by where the code lies",
                 *(f"{min(each):.2f} {max(each):.2f}" for each in ratios.values())])
    measure.print_table(["", "wasmc", "native"], rows)
    return {f"{what}, {who}": seconds for (what, who), seconds in best.items()}

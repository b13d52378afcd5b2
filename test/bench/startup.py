"""Start to exit of hello world executables, and how large they are.

vfork, execve and wait4, in turns, the minimum and the median of many runs. The
reference is a static C hello world with musl. The size that is the runtime's is
the size of an executable of a module that does nothing.
"""

import build_guests
import guests
import measure
from measure import find_tool
from run_guests import TARGETS

# A module that does nothing: what its executable weighs is the runtime.
EMPTY_WASM = bytes.fromhex("0061736d01000000" "010401600000" "03020100" "070a01065f737461727400" "00" "0a040102000b")


def build_natives(options):
    source = build_guests.HERE / "c" / "hello.c"
    nothing = options.out / "nothing.c"
    nothing.write_text("int main(void) { return 0; }\n")
    musl, clang = find_tool("musl-gcc", "the static hello world"), find_tool("clang-22", "the static hello world")
    outputs = {}
    for name, compiler, file in (
        ("musl, exit(0)", musl, nothing),
        ("musl", musl, source),
        ("glibc", clang, source),
    ):
        outputs[name] = options.out / f"hello-{name.split(',')[0]}{'-nothing' if file == nothing else ''}"
        measure.run([compiler, "-O2", "-static", file, "-o", outputs[name]])
    return {name: [path] for name, path in outputs.items()}


def build_wasmc(options):
    """(commands by name, sizes by target)"""
    folder = options.out.parent / "guests"
    _, failures = build_guests.build(guests.select(["c-hello"]), folder)
    if failures:
        raise measure.BenchError("the hello guest could not be built, see above")
    empty = options.out / "empty.wasm"
    empty.write_bytes(EMPTY_WASM)
    sizes = {}
    for target in TARGETS:
        sizes[target] = {}
        for name, wasm in (("hello", folder / "c-hello.wasm"), ("empty", empty)):
            output = options.out / f"{name}.{target}"
            measure.run([options.wasmc, "compile", wasm, "--target", target, "-o", output])
            sizes[target][name] = output.stat().st_size
    hello = options.out / "hello.host"
    measure.run([options.wasmc, "compile", folder / "c-hello.wasm", "-o", hello])
    loader, image = options.out / "wasmc-run", options.out / "hello.cwasm"
    measure.run([options.wasmc, "loader", "-o", loader])
    measure.run([options.wasmc, "compile", folder / "c-hello.wasm", "--emit=cwasm", "-o", image])
    granted = options.out / "granted"
    granted.mkdir(exist_ok=True)
    grant = ["--dir", f"{granted}::/", "--"]
    return {
        "wasmc": [hello],
        "wasmc, --dir": [hello, *grant],
        "loader": [loader, image],
        "loader, --dir": [loader, *grant, image],
    }, sizes


def time_all(commands, options):
    """(minimum, median) in microseconds, by name."""
    harness = options.out / "startup"
    clang = find_tool("clang-22", "the harness")
    measure.run([clang, "-O2", measure.HERE / "startup.c", "-o", harness])
    arguments = [harness, options.runs]
    for index, command in enumerate(commands.values()):
        arguments += ([","] if index else []) + command
    lines = measure.run(arguments).stdout.splitlines()
    return {name: tuple(map(float, line.split())) for name, line in zip(commands, lines)}


def main(options):
    commands, sizes = build_natives(options), {}
    if options.wasmc:
        more, sizes = build_wasmc(options)
        commands |= more
    times = time_all(commands, options)
    least, median = times["musl"]
    print(f"start to exit, microseconds, {options.runs} runs")
    measure.print_table(
        ["hello world", "minimum", "median", "over musl", "over musl"],
        [[n, f"{a:.0f}", f"{b:.0f}", f"{a / least:.2f}", f"{b / median:.2f}"] for n, (a, b) in times.items()],
    )
    print("\nsize of the C hello world's executable, bytes")
    measure.print_table(
        ["target", "hello", "of it the runtime"], [[t, s["hello"], s["empty"]] for t, s in sizes.items()]
    )
    return {"times_us": times, "sizes": sizes}

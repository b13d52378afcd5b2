#!/usr/bin/env python3
"""Random modules, compiled by wasmc in several ways, beside wasmtime.

    differential.py --program DIFFERENTIAL [--from SEED] [--count N | --seconds S]
                    [-j N] [--state FILE] [--save DIR] [OPTION of differential]...

Seeds are taken in chunks; --state keeps totals and the next seed, and a second
run with the same file goes on there. A module that behaves differently is saved
as SEED.wasm with the difference in SEED.txt; so is one that ends the compiler.
Ends with an error if there was any difference.
"""

import argparse
import base64
import collections
import concurrent.futures
import json
import os
import pathlib
import select
import subprocess
import sys
import time

GUESTS = pathlib.Path(__file__).resolve().parent.parent / "guests"
try:
    import wasmtime
except ImportError:
    sys.path.append(str(GUESTS))
    import tools
    python = tools.python_with("wasmtime")
    os.execv(python, [python, *sys.argv])
import wasmtime_engine

CHUNK = 200
# Our traps, and wasmtime's.
LESS_EXACT = {
    "undefined element": "out of bounds table access",
    "null function reference": "null reference",
    "null exception reference": "null reference",
}
# No module takes so long, however busy the machine is.
TIMEOUT = 300


class Compiler:
    """The process that makes, compiles and runs modules. It may crash or hang:
    what it was at is then told like any other outcome."""

    def __init__(self, command):
        self.command = command

    def outcomes(self, first, count):
        end = first + count
        while first < end:
            process = subprocess.Popen(
                [*self.command, f"--from={first}", f"--count={end - first}"],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for line in self.lines(process):
                yield json.loads(line)
                first += 1
            if first < end:
                yield {"seed": first, "lost": self.why(process)}
                first += 1
            process.kill()
            process.wait()

    @staticmethod
    def lines(process):
        buffer = b""
        while select.select([process.stdout], [], [], TIMEOUT)[0]:
            new = os.read(process.stdout.fileno(), 1 << 16)
            if not new:
                return
            *lines, buffer = (buffer + new).split(b"\n")
            yield from lines
        process.kill()

    @staticmethod
    def why(process):
        errors = process.stderr.read()
        process.wait()
        return f"exit code {process.returncode}: {errors[-2000:].decode(errors='replace')}"


def same(ours, theirs):
    """wasmtime doesn't tell an index beyond a table in call_indirect from other
    accesses to tables, nor what a null reference was for."""
    if len(ours) != len(theirs):
        return False
    return all(a == b or in_its_words(a) == b for a, b in zip(ours, theirs))


def in_its_words(event):
    trap = event.removeprefix("start: ")
    for more, less in LESS_EXACT.items():
        if trap.split("|")[0] == more:
            return event.replace(more, less)
    return event


def describe(plan, name, ours, theirs):
    for number, (a, b) in enumerate(zip(ours, theirs)):
        if not same([a], [b]):
            call = plan["calls"][number]
            return (f"{name}: call {number} of {call[0]}({call[1]}):\n"
                    f"  wasmc    {a}\n  wasmtime {b}\n")
    return f"{name}: {len(ours)} events, wasmtime has {len(theirs)}: " \
           f"{ours[len(theirs):]}{theirs[len(ours):]}\n"


def save(folder, seed, wasm, text):
    if folder:
        (folder / f"{seed}.txt").write_text(text)
        if wasm:
            (folder / f"{seed}.wasm").write_bytes(wasm)


def judge(engine, plan, totals, folder):
    """Adds one module to the totals; returns the text of its differences."""
    totals["modules"] += 1
    if "lost" in plan:
        totals["lost"] += 1
        save(folder, plan["seed"], None, plan["lost"])
        return f"the compiler is lost: {plan['lost']}"
    wasm = base64.b64decode(plan["wasm"])
    module = wasmtime.Module(engine, wasm)
    theirs = list(wasmtime_engine.events(engine, module, plan))
    totals["calls"] += len(theirs)
    totals["looks at globals and memory"] += sum("|" in e for e in theirs)
    uncaught = sum("unhandled exception" in e for e in theirs)
    totals["uncaught exceptions"] += uncaught
    totals["traps"] += sum(" " in e or "unreachable" in e
                           for e in theirs) - uncaught
    text = ""
    for name, ours in plan["outcomes"].items():
        if same(ours, theirs):
            totals[f"{name} agrees"] += 1
        else:
            totals[f"{name} differs"] += 1
            text += describe(plan, name, ours, theirs)
    if text:
        save(folder, plan["seed"], wasm, text)
    return text


def work(job):
    command, folder, first, count = job
    totals, texts = collections.Counter(), []
    engine = wasmtime_engine.new_engine()
    for plan in Compiler(command).outcomes(first, count):
        text = judge(engine, plan, totals, folder)
        if text:
            texts.append(f"seed {plan['seed']}: {text}")
    return first + count, totals, texts


def chunks(command, options, first):
    start = time.monotonic()
    end = first + options.count if options.count else sys.maxsize
    while first < end and (not options.seconds or
                           time.monotonic() - start < options.seconds):
        count = min(CHUNK, end - first)
        yield command, options.save, first, count
        first += count


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--count", type=int)
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--state", type=pathlib.Path)
    parser.add_argument("--save", type=pathlib.Path)
    parser.add_argument("-j", dest="jobs", type=int, default=1)
    options, rest = parser.parse_known_args()
    if not options.count and not options.seconds:
        parser.error("one of --count and --seconds is needed")
    return options, rest


def main():
    options, rest = parse()
    command = [str(options.program.resolve()), *rest]
    state = {"next": options.first, "totals": {}}
    if options.state and options.state.exists():
        state = json.loads(options.state.read_text())
        if options.count:
            options.count = max(0, options.first + options.count - state["next"])
    if options.save:
        options.save.mkdir(parents=True, exist_ok=True)
    totals = collections.Counter(state["totals"])
    done = wrong = 0
    # A worker that is lost with the other engine is an error, no endless wait.
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        # A job ahead of each worker, so that the time is kept and none waits.
        jobs = chunks(command, options, state["next"])
        running = collections.deque()
        while True:
            while len(running) < options.jobs * 2:
                job = next(jobs, None)
                if job is None:
                    break
                running.append(pool.submit(work, job))
            if not running:
                break
            state["next"], new, texts = running.popleft().result()
            totals.update(new)
            done += new["modules"]
            wrong += len(texts)
            for text in texts:
                print(text, flush=True)
            if options.state:
                state["totals"] = dict(totals)
                options.state.write_text(json.dumps(state))
    for name, number in sorted(totals.items()):
        print(f"{number:>9} {name}")
    print(f"{done - wrong} passed, {wrong} failed")
    return 1 if wrong or not done else 0


if __name__ == "__main__":
    sys.exit(main())

"""Compiles a module with FLAGS (default: --fuel) for each target, level and bounds mode, has the
loader obey the same requests with each, and prints the replies, which must be
the same.

everywhere.py --pipe PIPE.PY --folder FOLDER --loaders BUILD/runtime
              [--flags=FLAGS] MODULE REQUESTS TARGET[=RUNNER]...
"""
import argparse
import itertools
import pathlib
import subprocess
import sys


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pipe", required=True)
    parser.add_argument("--folder", type=pathlib.Path, required=True)
    parser.add_argument("--loaders", type=pathlib.Path, required=True)
    parser.add_argument("--flags", default="--fuel")
    parser.add_argument("module")
    parser.add_argument("requests", type=pathlib.Path)
    parser.add_argument("targets", nargs="+")
    options = parser.parse_args()
    requests = options.requests.read_text()
    options.folder.mkdir(parents=True, exist_ok=True)
    first = None
    for target, level, bounds in itertools.product(
            options.targets, "0123", ("guard", "check")):
        cpu, _, runner = target.partition("=")
        image = options.folder / f"{cpu}-{level}-{bounds}.cwasm"
        subprocess.run(
            ["wasmc", "compile", options.module, "--emit=cwasm",
             *options.flags.split(), "--target", f"{cpu}-linux", f"-O{level}", f"--bounds={bounds}",
             "-o", image], check=True)
        done = subprocess.run(
            [sys.executable, options.pipe, *runner.split(),
             options.loaders / f"script-loader-{cpu}"],
            input=f"load {image}\ninstantiate 0\n" + requests,
            capture_output=True, text=True, check=True)
        if first is None:
            first = done.stdout
            print(first, end="")
        elif done.stdout != first:
            for ours, theirs in zip(first.splitlines(),
                                    done.stdout.splitlines()):
                if ours != theirs:
                    print(f"{image.stem}: {theirs}, not {ours}")
            sys.exit(1)


main()

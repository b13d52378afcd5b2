#!/usr/bin/env python3
"""Builds the programs of guests.py natively and to Wasm.

    build_guests.py --out DIR [--only NAME-OR-LANGUAGE]... [-j N] [--allow-missing LANGUAGE]...

Each program becomes DIR/NAME.wasm and DIR/NAME.native. An output is rebuilt when
its command, its sources or its compiler changed (DIR/.keys has a hash of all
three), and not otherwise. A missing tool is an error that says how to get it,
unless --allow-missing names its language.
"""

import argparse
import concurrent.futures
import fcntl
import functools
import hashlib
import shlex
import subprocess
import sys
from pathlib import Path

import cxx_library
import third_party
from guests import GUESTS, Program, programs, select
from tools import MissingTool, find_tool

HERE = Path(__file__).resolve().parent


class BuildError(Exception):
    """A compiler failed; the text has its command and its words."""


def output_of(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise BuildError(f"{shlex.join(command)}\n{done.stderr}")
    return done.stdout.strip()


@functools.lru_cache(None)
def version_of(compiler, argument):
    return output_of([compiler, argument])


def c_family(language, compiler, standard, wasm_only=()):
    compiler = find_tool(compiler, language)
    common = [compiler, standard, "-O2", "-Wall", "-Wno-deprecated"]
    return {
        "version": version_of(compiler, "--version"),
        # Debian's clang would run a wasm-opt that is too old for its output.
        "wasm": common + ["--target=wasm32-wasi", "--no-wasm-opt", *wasm_only],
        "native": common,
        "output": "-o",
        "libraries": {"native": ["-lm"], "wasm": []},
    }


@functools.lru_cache(None)
def rust_target(compiler):
    """wasm32-wasip1, or wasm32-wasi as compilers before 1.78 call it: whichever
    has its standard library installed."""
    for target in ("wasm32-wasip1", "wasm32-wasi"):
        asked = subprocess.run(
            [compiler, "--print", "target-libdir", "--target", target], capture_output=True, text=True
        )
        if asked.returncode == 0 and Path(asked.stdout.strip()).is_dir():
            return target
    raise MissingTool(
        f"rust: {compiler} has no standard library for wasm32-wasip1 or wasm32-wasi;"
        " run cmake/setup-guests.sh (rustup target add wasm32-wasip1, or Debian's libstd-rust-dev-wasm32)"
    )


def rust():
    compiler = find_tool("rustc", "rust")
    common = [compiler, "--edition=2021", "-O"]
    target = rust_target(compiler)
    linker = []
    if target == "wasm32-wasi":
        # Debian's rustc comes without the linker that its target asks for, and
        # lld 22 warns of the metadata in this rustc's libraries.
        linker = ["-Clinker=" + find_tool("wasm-ld-22", "rust"), "-Clink-arg=--no-fatal-warnings"]
    return {
        "version": version_of(compiler, "--version"),
        "wasm": common + ["--target", target, *linker],
        "native": common,
        "output": "-o",
        "libraries": {"native": [], "wasm": []},
    }


def go():
    compiler = find_tool("go", "go")
    version = version_of(compiler, "version")
    number = version.split()[2].removeprefix("go").split(".")
    if [int(part) for part in number[:2] if part.isdigit()] < [1, 21]:
        raise MissingTool(f"go: {version}: wasip1 needs Go 1.21; run cmake/setup-guests.sh")
    command = [compiler, "build", "-trimpath", "-buildvcs=false"]
    return {
        "version": version,
        "wasm": ["env", "GOOS=wasip1", "GOARCH=wasm", "GOTOOLCHAIN=local", "GO111MODULE=off", *command],
        "native": ["env", "CGO_ENABLED=0", "GOTOOLCHAIN=local", "GO111MODULE=off", *command],
        "output": "-o",
        "libraries": {"native": [], "wasm": []},
    }


LANGUAGES = {
    "c": lambda: c_family("c", "clang-22", "-std=gnu11"),
    # Debian's C++ library for Wasm is built without exceptions; a program that has
    # some brings flags that say so later.
    "cpp": lambda: c_family("cpp", "clang++-22", "-std=c++17", ("-fno-exceptions",)),
    "rust": rust,
    "go": go,
}


@functools.lru_cache(None)
def toolchain(language):
    return LANGUAGES[language]()


def content_key(command, version, files):
    key = hashlib.sha256()
    for part in (shlex.join(command), version):
        key.update(part.encode() + b"\0")
    for file in files:
        key.update(hashlib.sha256(Path(file).read_bytes()).digest())
    return key.hexdigest()


def build_one(program: Program, kind: str, out: Path):
    """Builds one output unless it is up to date. Returns whether it was built."""
    tools = toolchain(program.language)
    folders = {"here": str(HERE)}
    folders |= {name: str(third_party.fetch(name, out / "third-party")) for name in program.packages}
    sources = program.sources + (program.wasm_sources if kind == "wasm" else ())
    # An absolute path stays what it is when it is joined.
    sources, includes = ([str(HERE / f.format(**folders)) for f in files] for files in (sources, program.includes))
    flags = [f.format(**folders) for f in program.flags + getattr(program, kind + "_flags")]
    if kind == "wasm" and program.cxx_exceptions:
        library_flags, archive = cxx_library.build(program.cxx_exceptions, out)
        flags, includes = [*library_flags, *flags], [*includes, str(archive)]
    target = out / f"{program.name}.{kind}"
    beside = out / f".{program.name}.{kind}.new"
    command = tools[kind] + flags + [tools["output"], str(beside)] + sources + tools["libraries"][kind]

    key_file = out / ".keys" / target.name
    key = content_key(command, tools["version"], sources + includes)
    if target.exists() and key_file.exists() and key_file.read_text() == key:
        return False
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise BuildError(f"{target.name}: {shlex.join(command)}\n{(done.stderr or done.stdout)[-4000:]}")
    beside.rename(target)
    key_file.write_text(key)
    return True


def build(guests, out: Path, jobs=2, allow_missing=(), report=print):
    """Builds what is not up to date of the guests' programs. Returns the guests
    whose program is built, and the number of failures, each of them reported."""
    (out / ".keys").mkdir(parents=True, exist_ok=True)
    with open(out / ".lock", "w") as lock:
        # Several tests may share the folder; the second one finds all built.
        fcntl.flock(lock, fcntl.LOCK_EX)
        built, failures = build_programs(programs(guests), out, jobs, allow_missing, report)
    return [g for g in guests if g.program in built], failures


def usable_programs(wanted, out, jobs, allow_missing, report):
    """The programs whose toolchain, packages and C++ library are there, and the failures."""
    failures, usable = 0, []
    for language in dict.fromkeys(p.language for p in wanted):
        try:
            toolchain(language)
        except (MissingTool, BuildError) as error:
            if language in allow_missing:
                report(f"skipped, as allowed: {error}")
            else:
                report(f"error: {error}")
                failures += 1
            continue
        usable += [p for p in wanted if p.language == language]
    for package in dict.fromkeys(name for p in usable for name in p.packages):
        try:
            third_party.fetch(package, out / "third-party")
        except (third_party.FetchError, MissingTool) as error:
            report(f"error: {error}")
            failures += 1
            usable = [p for p in usable if package not in p.packages]
    for encoding in dict.fromkeys(p.cxx_exceptions for p in usable if p.cxx_exceptions):
        try:
            cxx_library.build(encoding, out, jobs, report)
        except (cxx_library.LibraryError, third_party.FetchError, MissingTool) as error:
            report(f"error: {error}")
            failures += 1
            usable = [p for p in usable if p.cxx_exceptions != encoding]
    return usable, failures


def build_programs(wanted, out, jobs, allow_missing, report):
    usable, failures = usable_programs(wanted, out, jobs, allow_missing, report)
    failed = set()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        pending = {pool.submit(build_one, p, kind, out): (p, kind) for p in usable for kind in ("wasm", "native")}
        for future in concurrent.futures.as_completed(pending):
            program, kind = pending[future]
            try:
                if future.result():
                    report(f"built {program.name}.{kind}")
            except BuildError as error:
                report(f"error: {error}")
                failed.add(program)
    return [p for p in usable if p not in failed], failures + len(failed)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", action="append", metavar="NAME-OR-LANGUAGE")
    parser.add_argument("--allow-missing", action="append", default=[], choices=sorted(LANGUAGES))
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("--list", action="store_true", help="print the guests' names and stop")
    options = parser.parse_args()
    if options.list:
        for guest in GUESTS:
            print(f"{guest.name} ({guest.program.language}): {guest.program.name}")
        return 0
    try:
        guests = select(options.only)
    except KeyError as error:
        parser.error(f"--only: no guest and no language is called {error}")
    built, failures = build(guests, options.out.resolve(), options.jobs, options.allow_missing)
    print(f"the programs of {len(built)} guests are up to date in {options.out}, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Checks that the sources keep to the house.

  includes   each #include goes the way that the README's table allows
  lengths    no source file is longer than 600 lines (tables excepted)
  formatted  clang-format has nothing to change
  readmes    each folder has a README.md
  portable   no file names a home folder, a package registry or proxy

structure.py [--root DIR] CHECK...: prints a line for each finding and fails if
there is one. --root is for the tests of this script itself.
"""
import argparse
import pathlib
import re
import subprocess
import sys

# What a folder's files may include besides their own folder's: README, "The
# house". `abi` and `sys` are runtime-support/abi and runtime-support/sys.
STAGES = ["binary", "text", "validate", "lower", "passes", "target", "link",
          "artifact", "sign"]
MAY_INCLUDE = {
    "compiler/base": [],
    "compiler/wasm": ["compiler/base"],
    "compiler/binary": ["compiler/wasm", "compiler/base"],
    "compiler/text": ["compiler/wasm", "compiler/base"],
    "compiler/validate": ["compiler/wasm", "compiler/base"],
    "compiler/lower": ["compiler/validate", "compiler/wasm", "compiler/base",
                       "runtime-support/abi"],
    "compiler/passes": ["compiler/base"],
    "compiler/target": ["compiler/base"],
    "compiler/link": ["compiler/base"],
    "compiler/artifact": ["compiler/base", "runtime-support/abi"],
    "compiler/sign": ["compiler/base"],
    "compiler/driver": [f"compiler/{stage}" for stage in STAGES] + [
        "compiler/wasm", "compiler/base", "runtime-support/abi"],
    "compiler/script": ["compiler/driver", "compiler/text", "compiler/wasm",
                        "compiler/base", "runtime-support/abi"],
    "compiler/library": ["compiler/driver", "compiler/base"],
    "tools": ["compiler/driver", "compiler/script", "compiler/base"],
    "runtime-support/abi": [],
    "runtime-support/sys": ["runtime-support/abi"],
}
# The runtime's rooms may include abi and sys, those below, and no other.
RUNTIME_ROOM = ["runtime-support/abi", "runtime-support/sys"]
RUNTIME_ABOVE = {
    "memory": ["trap"],
    "table": ["trap"],
    "exception": ["trap"],
    "wasi": ["trap"],
    "instance": ["memory"],
    "loader": ["exception", "instance", "memory", "table", "trap"],
    "script": ["loader"],
    "embed": ["loader", "trap", "wasi"],
    "sandbox": ["wasi"],
    "run": ["loader", "sandbox", "trap", "wasi"],
    "start": ["instance", "memory", "sandbox", "table", "trap", "wasi"],
}
MAY_INCLUDE.update({
    f"runtime-support/{room}": RUNTIME_ROOM +
    [f"runtime-support/{below}" for below in rooms]
    for room, rooms in RUNTIME_ABOVE.items()})

SOURCES = (".cpp", ".h", ".c", ".S", ".def", ".inc")
TABLES = (".def",)
MAX_LINES = 600
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')
NOT_PORTABLE = re.compile(
    r"/(home|Users)/[a-z]|/root\b|/work/[a-z]|\.pyenv|\bartifact-?registry\b"
    r"|\b[\w.-]+-(npm|pypi|docker|apt)\.pkg\.dev\b|\b(?!127\.0\.0\.1)"
    r"10\.\d+\.\d+\.\d+\b|\b192\.168\.\d+\.\d+\b")


def tracked(root):
    """The files of the project: git's, or all of them where there is no git."""
    listing = subprocess.run(
        ["git", "-C", str(root), "-c", "safe.directory=*", "ls-files", "-z",
         "--cached", "--others", "--exclude-standard", "--full-name", "."],
        capture_output=True, text=True)
    top = subprocess.run(
        ["git", "-C", str(root), "-c", "safe.directory=*", "rev-parse",
         "--show-toplevel"], capture_output=True, text=True)
    if listing.returncode == 0 and top.returncode == 0 and \
            pathlib.Path(top.stdout.strip()) == root.resolve():
        names = [name for name in listing.stdout.split("\0") if name]
    else:
        names = [str(path.relative_to(root)) for path in root.rglob("*")
                 if path.is_file()]
    return sorted(name for name in set(names) if (root / name).exists())


def room(name):
    """compiler/lower/Vector.cpp is in the room compiler/lower, tools/x/y.cpp in
    tools; what is in none (CMake's files, tests) has None."""
    parts = pathlib.PurePath(name).parts
    if parts[0] == "tools":
        return "tools"
    if parts[0] in ("compiler", "runtime-support") and len(parts) > 2:
        return "/".join(parts[:2])
    return None


def allowed(source, header):
    if source == header:
        return True
    if source.startswith("runtime-support/") and source not in MAY_INCLUDE:
        return header in RUNTIME_ROOM
    return header in MAY_INCLUDE.get(source, [])


def check_include(source, quote, header):
    """What is wrong with this include in a file of the room, or None."""
    runtime = source.startswith("runtime-support/")
    if header.startswith("lld/") and source != "compiler/link":
        return "only compiler/link may include lld"
    if runtime and re.match(r"(llvm|clang)(-c)?/", header):
        return "the runtime may include no header of LLVM"
    if header.startswith("CLI/") and source != "tools":
        return "flags are parsed in tools/ only"
    target = room(header)
    if target is None:
        # A file beside the including one, a system's or a library's header.
        if quote == '"' and "/" in header and header.split("/")[0] in (
                "test", "cmake", "cache"):
            return "not a room of the product"
        return None
    if not allowed(source, target):
        return f"{source} may not include {target}"
    return None


def includes(root, names):
    for name in names:
        source = room(name)
        if source is None or not name.endswith(SOURCES):
            continue
        if source.startswith("compiler/") and source not in MAY_INCLUDE:
            yield f"{name}: {source} has no row in the table of includes"
            continue
        for number, line in enumerate(text(root, name), 1):
            match = INCLUDE.match(line)
            problem = match and check_include(source, *match.groups())
            if problem:
                yield f"{name}:{number}: {match.group(2)}: {problem}"


def text(root, name):
    return (root / name).read_text(errors="replace").splitlines()


def lengths(root, names):
    for name in names:
        if name.endswith(SOURCES + (".py", ".sh")) and \
                not name.endswith(TABLES):
            length = len(text(root, name))
            if length > MAX_LINES:
                yield f"{name}: {length} lines, at most {MAX_LINES}"


def formatted(root, names):
    ours = [name for name in names if name.endswith((".cpp", ".h"))]
    for at in range(0, len(ours), 64):
        run = subprocess.run(
            ["clang-format-22", "--dry-run", "--style=file"] +
            ours[at:at + 64], cwd=root, capture_output=True, text=True)
        files = re.findall(r"^(\S+?):\d+:\d+: warning: code should be",
                           run.stderr, re.M)
        for name in sorted(set(files)):
            yield f"{name}: clang-format would change it ({files.count(name)} places)"
        if run.returncode and not files:
            yield f"clang-format: {run.stderr.strip()}"
    for name in ours:
        # What clang-format makes of a file's first line of over 80 columns.
        if "//-*-===//" in text(root, name)[1:2]:
            yield f"{name}: its head is longer than a line"


# Folders that hold but files for others: their parent's README tells.
NO_README = re.compile(r"(^|/)Inputs(/|$)|^test/[^/]+/|^\.|^tools/[^/]+/")


def readmes(root, names):
    folders = {str(pathlib.PurePath(name).parent) for name in names}
    for folder in sorted(folders - {"."}):
        if not NO_README.search(folder) and f"{folder}/README.md" not in names:
            yield f"{folder}: has no README.md"


def portable(root, names):
    for name in names:
        # This file and its test spell out what they look for.
        if name.startswith("test/structure/"):
            continue
        for number, line in enumerate(text(root, name), 1):
            match = NOT_PORTABLE.search(line)
            if match:
                yield f"{name}:{number}: {match.group(0)}"


CHECKS = {check.__name__: check
          for check in (includes, lengths, formatted, readmes, portable)}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--root", type=pathlib.Path,
                        default=pathlib.Path(__file__).parents[2])
    parser.add_argument("check", nargs="+", choices=list(CHECKS))
    arguments = parser.parse_args()
    names = tracked(arguments.root)
    findings = [finding for check in arguments.check
                for finding in CHECKS[check](arguments.root, names)]
    for finding in findings:
        print(finding)
    print(f"{len(names)} files, {len(findings)} findings")
    return 1 if findings or not names else 0


if __name__ == "__main__":
    sys.exit(main())

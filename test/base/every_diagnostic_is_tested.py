#!/usr/bin/python3
"""every_diagnostic_is_tested.py ROOT: each kind in Diagnostics.def has a test.

That is a lit test of rejected input, fail-*, that is named for it or checks its
phrase, or a unit test that names Diag::Kind or quotes its phrase.
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
table = (root / "compiler/base/Diagnostics.def").read_text()
kinds = dict(re.findall(r'^DIAG\((\w+),\s*\w+,\s*"([^"]*)"', table, re.M))
tests = [path for path in (root / "test").rglob("*") if path.is_file()]
rejecting = [path for path in tests if path.name.startswith("fail-")]
named = [path.stem for path in rejecting]
checks = "\n".join(line for path in rejecting
                   for line in path.read_text().splitlines()
                   if "CHECK" in line)
units = "\n".join(path.read_text() for path in tests if path.suffix == ".cpp")


def words(kind):
    return re.sub(r"([a-z0-9])([A-Z])", r"\1-\2", kind).lower()


def is_tested(kind, phrase):
    return (any(re.fullmatch(f"fail-{words(kind)}(-.*)?", name)
                for name in named)
            or phrase in checks
            or f'"{phrase}' in units
            or re.search(rf"\bDiag::{kind}\b", units))


missing = [kind for kind, phrase in kinds.items()
           if not is_tested(kind, phrase)]
for kind in missing:
    print(f"{kind}: no test")
print(f"{len(kinds) - len(missing)} of {len(kinds)} kinds are tested")
sys.exit(1 if missing else 0)

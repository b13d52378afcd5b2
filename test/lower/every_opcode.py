"""Shows that no supported instruction is without a lowering test.

An instruction counts as tested where its text stands in the code of a .wat
file of this folder, in a stretch that begins with CHECK-LABEL and has another
check: the body that these checks are about."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
TESTS = pathlib.Path(sys.argv[2])


def rows(path, macro):
    text = (ROOT / path).read_text()
    for args in re.findall(rf"^{macro}\((.*?)\)$", text, re.M | re.S):
        yield [field.strip().strip('"') for field in args.split(",")]


def tested_texts(path):
    """The instructions in the checked stretches of a test."""
    for stretch in path.read_text().split("CHECK-LABEL:")[1:]:
        comments = re.findall(r";;(.*)", stretch)
        if any(re.match(r"\s*CHECK(-NEXT|-SAME|-DAG)?:", c) for c in comments):
            code = re.sub(r";;.*", "", stretch)
            yield from re.findall(r"[a-z][a-z0-9_.]*", code)


supported = {row[0] for row in rows("compiler/wasm/Features.def", "FEATURE")
             if row[3] == "true"}
wanted = {}
for row in rows("compiler/wasm/Opcodes.def", "OP"):
    name, text, feature, family = row[2], row[3], row[-2], row[-1]
    if feature in supported:
        wanted.setdefault(text, (name, family))
assert len(wanted) > 400, "the table was not understood"

files = [f for f in sorted(TESTS.rglob("*.wat")) if "FileCheck" in f.read_text()]
tested = {text for f in files for text in tested_texts(f)}
missing = [f"{family}: {text}" for text, (name, family) in wanted.items()
           if text not in tested]
print(f"{len(wanted) - len(missing)} of {len(wanted)} instructions are tested")
for line in missing:
    print("no lowering test:", line)
sys.exit(bool(missing))

"""Shows that README.md lists the proposals as Features.def has them.

    features_in_readme.py ROOT [--write]

With --write the list is put there instead."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
table = (root / "compiler/wasm/Features.def").read_text()
rows = [[field.strip().strip('"') for field in args.split(",")]
        for args in re.findall(r"^FEATURE\((.*)\)$", table, re.M)]
assert len(rows) > 20, "the table was not understood"


def default(supported, word):
    return word.lower() if supported == "true" else "not supported"


lines = ["| proposal | `--wasm-features` | by default |", "|---|---|---|"]
lines += [f"| {title} | `{text}` | {default(supported, word)} |"
          for _, text, title, supported, word in rows]

readme = root / "README.md"
text = readme.read_text()
found = re.search(r"^\| proposal \|.*(\n\|.*)*", text, re.M)
assert found, "README.md has no such list"
if "--write" in sys.argv:
    readme.write_text(text.replace(found[0], "\n".join(lines)))
elif found[0].splitlines() != lines:
    print("README.md doesn't list the proposals of Features.def. Run "
          "test/wasm/features_in_readme.py . --write")
    sys.exit(1)
print(f"{len(rows)} proposals are listed")

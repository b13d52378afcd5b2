#!/usr/bin/python3
"""compile_modules.py WASMC DIR: compiles each module in DIR.

With --stop-after=validate none may leave a file; those that are rejected may
leave none without it either, and are rejected by an exit code of their own and
one line with an offset.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

BAD_INPUT = 1
ERROR = re.compile(r"error: .*\(at offset 0x[0-9a-f]+.*\)$")

wasmc, modules = sys.argv[1], sorted(pathlib.Path(sys.argv[2]).glob("*.wasm"))
accepted, failures = 0, []


def compile_module(module, out, *flags):
    run = subprocess.run([wasmc, "compile", module, "-o", out / "app", *flags],
                         capture_output=True, text=True, errors="replace",
                         timeout=120)
    left = [path.name for path in out.iterdir()]
    return run.returncode, run.stderr.strip(), left


with tempfile.TemporaryDirectory() as folder:
    out = pathlib.Path(folder)
    for module in modules:
        code, text, left = compile_module(module, out, "--stop-after=validate")
        if code == 0 and not left:
            accepted += 1
            continue
        again, _, left_again = compile_module(module, out)
        if (code != BAD_INPUT or again != BAD_INPUT or left or left_again
                or not ERROR.search(text) or "\n" in text):
            failures.append(f"{module.name}: {code}, {again}: {text} "
                            f"{left} {left_again}")

print("\n".join(failures))
print(f"{len(modules)} modules: {accepted} accepted, "
      f"{len(modules) - accepted - len(failures)} rejected, "
      f"{len(failures)} failures")
sys.exit(1 if failures else 0)

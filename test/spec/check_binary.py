"""Holds reader and validator against the official suite's scripts.

    check_binary.py VERDICTS SUITE LIST... [--all-features] [--unread FILE]
                    [--wasm-tools PROGRAM]

Takes each script that a LIST names (paths relative to SUITE) apart with wabt's
wast2json, and lets VERDICTS (module-verdicts) judge its modules: those that
the script instantiates must be accepted, those of assert_malformed and
assert_invalid rejected with a message that begins with the script's text.
Modules in text that must not parse are left to the text format's tests.

wast2json is that of Debian 12. With --wasm-tools the scripts are taken apart by
"wasm-tools json-from-wast" instead, which reads all of them.

Scripts that wast2json cannot read are counted; with --unread they must be
exactly those that FILE names.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

# Modules that Debian's wast2json encodes wrongly: it leaves out the data count
# section that data.drop needs, and takes a typed local for another.
WRONGLY_ENCODED = {"memory_init.wast:190", "memory_init64.wast:190",
                   "func.wast:660"}


def split_command(wasm_tools, script, out):
    if wasm_tools:
        return [wasm_tools, "json-from-wast", script, "-o", out,
                "--wasm-dir", out.parent]
    return ["wast2json", "--enable-all", script, "-o", out]


def modules_of(script, folder, wasm_tools):
    """(line, path, expected text or None) of each binary module, or None."""
    out = folder / (re.sub(r"\W", "_", str(script)) + ".json")
    run = subprocess.run(split_command(wasm_tools, script, out),
                         capture_output=True)
    if run.returncode != 0:
        return None
    modules = []
    for command in json.loads(out.read_text())["commands"]:
        name = command.get("filename")
        if not name or command.get("module_type", "binary") != "binary":
            continue
        rejected = command["type"] in ("assert_malformed", "assert_invalid")
        modules.append((command["line"], folder / name,
                        command["text"] if rejected else None))
    return modules


def judge(verdicts, modules, all_features):
    run = subprocess.run([verdicts] + ["--all-features"] * all_features,
                         input="".join(f"{path}\n" for _, path, _ in modules),
                         capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{verdicts} ended with {run.returncode}: {run.stderr}")
    lines = run.stdout.splitlines()
    assert len(lines) == len(modules)
    return lines


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("verdicts", type=pathlib.Path)
    parser.add_argument("suite", type=pathlib.Path)
    parser.add_argument("lists", nargs="+", type=pathlib.Path)
    parser.add_argument("--all-features", action="store_true")
    parser.add_argument("--unread", type=pathlib.Path)
    parser.add_argument("--wasm-tools", type=pathlib.Path)
    args = parser.parse_args()
    skipped = set() if args.wasm_tools else WRONGLY_ENCODED

    scripts = [name for path in args.lists for name in path.read_text().split()]
    unread, wrong, total, rejected = [], [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for name in scripts:
            modules = modules_of(args.suite / name, pathlib.Path(folder),
                                 args.wasm_tools)
            if modules is None:
                unread.append(name)
                continue
            verdicts = judge(args.verdicts, modules, args.all_features)
            for (line, _, text), verdict in zip(modules, verdicts):
                if f"{name}:{line}" in skipped:
                    continue
                total += 1
                rejected += text is not None
                good = verdict.startswith(text) if text else verdict == "accepted"
                if not good:
                    wrong.append(f"{name}:{line}: expected "
                                 f"{text or 'accepted'}; got {verdict}")

    print("\n".join(wrong))
    print(f"scripts read: {len(scripts) - len(unread)} of {len(scripts)}")
    print(f"modules: {total}, of which {rejected} to be rejected; "
          f"wrong: {len(wrong)}")
    print("not read: " + " ".join(unread))
    if args.unread and sorted(args.unread.read_text().split()) != sorted(unread):
        sys.exit("the scripts that could not be read are not those of "
                 f"{args.unread}")
    sys.exit(1 if wrong or total == 0 else 0)


main()

"""Holds script parser, reader and validator against the official suite.

    check_verdicts.py VERDICTS SUITE LIST...

VERDICTS (script-verdicts) reads all scripts of SUITE. It must find as many
commands in each as the suite's own counter, and judge all modules of those
that the LISTs name as the scripts ask: none accepted that must be rejected,
none rejected in other words.
"""
import argparse
import collections
import pathlib
import re
import subprocess
import sys

from suite import Suite


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("verdicts", type=pathlib.Path)
    parser.add_argument("suite", type=Suite)
    parser.add_argument("lists", nargs="+")
    args = parser.parse_args()
    scripts = args.suite.scripts()
    listed = set(args.suite.listed(args.lists))

    run = subprocess.run(
        [args.verdicts.resolve(), "--all-features"], cwd=args.suite.root,
        input="".join(f"{script}\n" for script in scripts),
        capture_output=True, text=True)
    # 1: something is wrong, as it may be in scripts that aren't listed.
    if run.returncode not in (0, 1):
        sys.exit(f"{args.verdicts} ended with {run.returncode}: {run.stderr}")
    findings, counts = [], {}
    totals = collections.Counter()
    for line in run.stdout.splitlines():
        match = re.fullmatch(
            r"(.+): (\d+) commands, (\d+) modules, (\d+) rejected", line)
        if match:
            script = match.group(1)
            counts[script] = int(match.group(2))
            if script in listed:
                totals["modules"] += int(match.group(3))
                totals["rejected"] += int(match.group(4))
        elif line.split(":")[0] in listed:
            findings.append(line)
    for script in scripts:
        totals["commands"] += args.suite.count(script)
        if counts.get(script) != args.suite.count(script):
            findings.append(f"{script}: {counts.get(script)} commands, not "
                            f"{args.suite.count(script)}")
    findings += [f"{script}: not in the suite"
                 for script in sorted(listed - set(scripts))]

    print("\n".join(findings))
    print(f"scripts: {len(scripts)}, commands: {totals['commands']}")
    print(f"listed scripts: {len(listed)}, modules: {totals['modules']}, of "
          f"which {totals['rejected']} to be rejected; wrong: {len(findings)}")
    sys.exit(1 if findings or not totals["rejected"] else 0)


main()

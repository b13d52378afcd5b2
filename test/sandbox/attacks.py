"""Runs each attack of Attacks.def in an executable whose runtime makes it.

attacks.py PROGRAM ATTACKS.DEF DIRECTORY: prints a line for each attack that
ended otherwise than the table says, and fails if there is one. DIRECTORY is
made anew.
"""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys

ROW = re.compile(r"^ATTACK\((\w+), (\w+), (\w+)\)$", re.M)


def outcome(program, flags, number, inherited):
    """What became of the attack with this number."""
    os.dup2(inherited, 9)
    child = subprocess.run([program, *flags, "--", f"{number:02}"],
                           pass_fds=[9], capture_output=True, timeout=60)
    if child.returncode == -signal.SIGSYS:
        return "Killed"
    if child.returncode < 0 or child.returncode >= 125 or child.stderr:
        return f"Broken ({child.returncode}, {child.stderr!r})"
    return "Refused" if child.returncode else "Works"


def main():
    program, table, directory = sys.argv[1:]
    directory = pathlib.Path(directory)
    shutil.rmtree(directory, ignore_errors=True)
    (directory / "granted").mkdir(parents=True)
    (directory / "granted/inside").write_text("inside")
    (directory / "secret").write_text("SECRET")
    inherited = os.open(directory / "secret", os.O_RDONLY)
    rows = ROW.findall(pathlib.Path(table).read_text())
    failed = 0
    for number, (name, *expected) in enumerate(rows):
        runs = [[], ["--dir", str(directory / "granted")]]
        for flags, wanted in zip(runs, expected):
            seen = outcome(program, flags, number, inherited)
            if seen != wanted:
                failed += 1
                print(f"{name} {' '.join(flags)}: {seen}, should be {wanted}")
    if (directory / "made").exists():
        failed += 1
        print("something was made outside the grant")
    print(f"{len(rows)} attacks, {failed} ended otherwise than they should")
    return failed != 0


sys.exit(main())

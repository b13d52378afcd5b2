"""Runs the specification's scripts through the real compiler, in several
configurations.

    run_suite.py --wasmc WASMC --suite SUITE [-j N] [--must-have LIST]
                 [--all | --in TARGET,LEVEL,BOUNDS] [SCRIPT...]

The scripts are those of SUITE whose modules need no unsupported proposal
(`wasmc wast --supported`), or those that are named. Each must report as many
commands as the suite's own counter finds in it: what is not carried out has
failed. By default the configurations are CI's; with --all they are all twelve:
three targets, -O0 and -O2, both ways to keep memory accesses in bounds. --in
names one: riscv64-linux,-O0,check.

Prints each failure, a line for each configuration with the CPU seconds that it
took, and `N passed, N failed` over all.
"""
import argparse
import itertools
import json
import os
import pathlib
import resource
import subprocess
import sys
import time

from suite import Suite

TARGETS = ("x86_64-linux", "aarch64-linux", "riscv64-linux")
ALL = list(itertools.product(TARGETS, ("-O2", "-O0"), ("guard", "check")))
# Everything where programs run by themselves; under an emulator the two that
# differ in both respects.
CI = [each for each in ALL if each[0] == "x86_64-linux" or
      each[1:] in (("-O2", "guard"), ("-O0", "check"))]


def supported(wasmc, suite):
    """Of the folder itself and of those that its lists mention."""
    folders = sorted({"."} | {os.path.dirname(script) or "."
                              for script in suite.listed(suite.lists())})
    run = subprocess.run([wasmc, "wast", "--supported", "--list", "-q"] + folders,
                         cwd=suite.root, capture_output=True, text=True,
                         check=True)
    return [os.path.normpath(line) for line in run.stdout.splitlines()]


def run_configuration(options, configuration, scripts):
    """Passed and failed commands, and what is to be told."""
    target, level, bounds = configuration
    run = subprocess.run(
        [options.wasmc, "wast", "--json", "--target", target, level,
         "--bounds", bounds, "-j", str(options.jobs)] + scripts,
        cwd=options.suite.root, capture_output=True, text=True)
    told, counts, passed = [], {}, 0
    for line in run.stdout.splitlines():
        report = json.loads(line)
        if "file" not in report:
            continue
        counts[report["file"]] = report["passed"] + report["failed"]
        passed += report["passed"]
        told += [f"{report['file']}:{each['line']}: {each['command']}: "
                 f"expected {each['expected']}; got {each['got']}"
                 for each in report["failures"]]
    if run.returncode not in (0, 1):
        told.append(f"wasmc ended with {run.returncode}")
    told += run.stderr.splitlines()
    wrong = 0
    for script in scripts:
        if counts.get(script) != options.suite.count(script):
            told.append(f"{script}: {counts.get(script, 0)} commands, but it "
                        f"has {options.suite.count(script)}")
            wrong += 1
    all_commands = sum(map(options.suite.count, scripts))
    return passed, max(all_commands - passed, wrong), told


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--wasmc", type=lambda path: pathlib.Path(path).resolve(),
                        required=True)
    parser.add_argument("--suite", type=Suite, required=True)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--in", dest="chosen", action="append",
                        type=lambda text: tuple(text.split(",")))
    parser.add_argument("--must-have", action="append", default=[],
                        help="a list of SUITE whose scripts must be among "
                        "those that are run")
    parser.add_argument("-j", dest="jobs", type=int, default=os.cpu_count())
    parser.add_argument("scripts", nargs="*")
    options = parser.parse_args()

    scripts = options.scripts or supported(options.wasmc, options.suite)
    missing = set(options.suite.listed(options.must_have))
    missing -= set(scripts)
    for script in sorted(missing):
        print(f"{script}: not among the scripts that are supported")
    passed, failed = 0, sum(map(options.suite.count, missing))
    for configuration in options.chosen or (ALL if options.all else CI):
        began, cpu = time.monotonic(), cpu_seconds()
        good, bad, told = run_configuration(options, configuration, scripts)
        passed, failed = passed + good, failed + bad
        for line in told:
            print(line)
        target, level, bounds = configuration
        print(f"{target} {level} {bounds}: {len(scripts)} scripts, {good} "
              f"passed, {bad} failed, {time.monotonic() - began:.1f} s "
              f"({cpu_seconds() - cpu:.1f} CPU s)", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


main()

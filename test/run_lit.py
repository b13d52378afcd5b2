#!/usr/bin/python3
"""Runs lit on test folders of a build and counts: prints the tests that failed,
with their output, those that were left out, and `N passed, N failed`.

    run_lit.py BUILD [--strict] [lit's arguments...]

With --strict a test that is left out for want of a tool has failed, unless its
name is given by --may-skip REGEX: on the machine that decides, all must run.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

LIT = "/usr/lib/llvm-22/bin/lit"
PASSED = ("PASS", "XFAIL", "FLAKYPASS")
LEFT_OUT = ("UNSUPPORTED", "SKIPPED", "EXCLUDED")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--may-skip", default="^$")
    options, arguments = parser.parse_known_args()
    tests = options.build / "test"
    results = tests / "results.json"
    results.unlink(missing_ok=True)
    code = subprocess.run(
        [LIT, "-sv", "--no-progress-bar", "--time-tests", "-o", results] +
        arguments + [tests, tests / "unit"]).returncode
    if not results.exists():
        print("lit left no results\n0 passed, 1 failed")
        return 1
    passed = failed = 0
    for test in json.loads(results.read_text())["tests"]:
        left_out = test["code"] in LEFT_OUT
        if test["code"] in PASSED:
            passed += 1
        elif test["code"] == "EXCLUDED":
            continue
        elif left_out and not options.strict:
            print(f"left out: {test['name']}")
        elif left_out and re.search(options.may_skip, test["name"]):
            print(f"left out, as it may be: {test['name']}")
        else:
            failed += 1
            print(f"{test['code']}: {test['name']}")
    # Nothing run is nothing shown; lit knows of errors that belong to no test.
    if code and not failed or not passed:
        failed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""each_kind.py COMMAND...: runs the program with 0 to 19 arguments and prints
how it ended and what it wrote."""
import subprocess
import sys

for number in range(20):
    run = subprocess.run(sys.argv[1:] + ["--"] + ["x"] * number, text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    print(f"{number}: ended with {run.returncode}")
    print(run.stdout, end="")

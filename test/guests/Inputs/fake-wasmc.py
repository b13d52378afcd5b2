#!/usr/bin/python3
"""Stands in for wasmc in the test of run_guests.py: its "executable" is a script
around the native program, with the mistake that the variable MISTAKE names."""

import os
import sys
from pathlib import Path

SCRIPTS = {
    "none": 'exec env -i "$native"',
    "output": 'env -i "$native" | sed s/world/word/',
    "code": 'env -i "$native"; exit 3',
    "environment": 'exec "$native"',
    "outside": 'touch ../made-outside; exec env -i "$native"',
}


def main():
    mistake = os.environ["MISTAKE"]
    if mistake == "compile":
        print("error: no, thanks", file=sys.stderr)
        return 1
    wasm, output = Path(sys.argv[2]), Path(sys.argv[sys.argv.index("-o") + 1])
    output.write_text(f"#!/bin/sh\nnative={wasm.with_suffix('.native')}\n{SCRIPTS[mistake]}\n")
    output.chmod(0o755)
    return 0


if __name__ == "__main__":
    sys.exit(main())

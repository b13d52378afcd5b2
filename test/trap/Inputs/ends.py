#!/usr/bin/python3
"""Runs a program and checks how it ends.

  ends.py [--signal NAME] [--close-stderr] HOW COMMAND...

HOW is an exit code, or the name of a signal that ends the program. What it
writes, to both descriptors, goes to standard output. --signal is sent once the
program has written a line.
"""
import argparse
import signal
import subprocess
import sys


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--signal")
    parser.add_argument("--close-stderr", action="store_true")
    parser.add_argument("how")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    process = subprocess.Popen(arguments.command, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT)
    if arguments.close_stderr:
        process.stdout.close()
    if arguments.signal:
        print(process.stdout.readline().decode(), end="")
        process.send_signal(signal.Signals[arguments.signal])
    if not process.stdout.closed:
        text = process.stdout.read()
        print(text.decode(errors="backslashreplace"), end="", flush=True)
    code = process.wait(60)
    how = str(code) if code >= 0 else signal.Signals(-code).name
    if how != arguments.how:
        sys.exit(f"{arguments.command[-1]}: ended with {how}, "
                 f"not {arguments.how}")


main()

#!/usr/bin/python3
"""Runs a program and checks how it ends.

  ends.py [--signal NAME] [--unread] HOW COMMAND...

HOW is an exit code, or the name of a signal that ends the program. What it
writes, to both descriptors, goes to standard output; with --unread, to a pipe
that nobody can read. --signal is sent once the program has written a line.
"""
import argparse
import os
import signal
import subprocess
import sys


def show(read, process, name):
    with os.fdopen(read, errors="backslashreplace") as output:
        if name:
            print(output.readline(), end="")
            process.send_signal(signal.Signals[name])
            process.wait(60)
        print(output.read(), end="", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--signal")
    parser.add_argument("--unread", action="store_true")
    parser.add_argument("how")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    read, write = os.pipe()
    if arguments.unread:
        os.close(read)
    process = subprocess.Popen(arguments.command, stdout=write, stderr=write)
    os.close(write)
    try:
        if not arguments.unread:
            show(read, process, arguments.signal)
        code = process.wait(60)
    except subprocess.TimeoutExpired:
        process.kill()
        sys.exit(f"{arguments.command[-1]}: runs on")
    how = str(code) if code >= 0 else signal.Signals(-code).name
    if how != arguments.how:
        sys.exit(f"{arguments.command[-1]}: ended with {how}, "
                 f"not {arguments.how}")


main()

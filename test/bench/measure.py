"""What the benchmarks share: running a command with its CPU time and peak
memory, finding tools, and printing tables. Needs Linux (wait4)."""

import math
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tools import MissingTool, find_tool, python_with  # noqa: F401  (for the others here)

HERE = Path(__file__).resolve().parent
CLANG_WASM = ["--target=wasm32-wasi", "--no-wasm-opt", "-Wno-deprecated"]


class BenchError(Exception):
    """A command failed or printed the wrong thing; the text says which."""


@dataclass
class Run:
    seconds: float  # user + system CPU time of the process and its children
    peak_mib: float  # the largest resident set of one process
    stdout: str
    stderr: str


def run(command, check=True) -> Run:
    """CPU seconds, not wall seconds: other work on the machine counts less."""
    command = [str(part) for part in command]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode(errors="replace"))
    if check and process.returncode != 0:
        raise BenchError(f"{' '.join(command)} ended with {process.returncode}: {texts[1][-1000:]}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, *texts)


def geometric_mean(values):
    return math.exp(sum(map(math.log, values)) / len(values)) if values else math.nan


def print_table(header, rows):
    """The first column is aligned left, the others right."""
    rows = [header, *rows]
    widths = [max(len(str(row[i])) for row in rows) for i in range(len(header))]
    for row in rows:
        cells = [str(row[0]).ljust(widths[0])]
        cells += [str(cell).rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("  ".join(cells).rstrip())

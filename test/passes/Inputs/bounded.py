#!/usr/bin/env python3
"""bounded.py SECONDS MIB COMMAND...: runs it, and fails if it takes more CPU
time or memory, or fails itself."""
import resource
import subprocess
import sys

seconds, mib = int(sys.argv[1]), int(sys.argv[2])
code = subprocess.run(sys.argv[3:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
print(f"{cpu:.1f} s, {peak} MiB", file=sys.stderr)
sys.exit(code or cpu > seconds or peak > mib)

#!/usr/bin/python3
"""The program $DIFFERENTIAL, with outcomes changed: a result for seed 1, events
left out for seed 2, and an end in the middle of seed 4."""
import json
import os
import subprocess
import sys

process = subprocess.Popen([os.environ["DIFFERENTIAL"], *sys.argv[1:]],
                           stdout=subprocess.PIPE)
for line in process.stdout:
    module = json.loads(line)
    for events in module["outcomes"].values():
        if module["seed"] == 1:
            events[0] = "another result"
        if module["seed"] == 2:
            del events[1:]
    if module["seed"] == 4:
        print("out of order", file=sys.stderr)
        sys.exit(70)
    print(json.dumps(module), flush=True)

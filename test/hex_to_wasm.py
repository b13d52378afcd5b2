#!/usr/bin/python3
"""hex_to_wasm.py IN OUT: writes the bytes that IN spells in hexadecimal.

What stands behind ;; is a comment, and RUN and CHECK lines are.
"""
import sys

with open(sys.argv[1], encoding="utf-8") as source:
    text = " ".join(line.split(";;")[0] for line in source)
with open(sys.argv[2], "wb") as out:
    out.write(bytes.fromhex(text))

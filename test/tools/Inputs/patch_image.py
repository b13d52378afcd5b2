"""Writes a number over 4 bytes of an image's header: patch_image.py IN OUT
OFFSET VALUE. The header is where the ELF entry address is, which in a file of
ours is its offset too, for it lies in the first segment."""
import struct
import sys

data = bytearray(open(sys.argv[1], "rb").read())
header, = struct.unpack_from("<Q", data, 24)
assert data[header:header + 4] == b"Wasm", "no header at the entry address"
struct.pack_into("<I", data, header + int(sys.argv[3], 0), int(sys.argv[4], 0))
open(sys.argv[2], "wb").write(data)

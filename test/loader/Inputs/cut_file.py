"""Makes a module with much code and a memory that is mapped from its image's
file, compiles it, and prints requests that cut the file behind the image's
tables while it is loaded: cut_file.py memory|code OUT.cwasm FLAGS..."""
import pathlib
import struct
import subprocess
import sys

what, image, *flags = sys.argv[1:]
module = pathlib.Path(image).with_suffix(".wat")
with module.open("w") as out:
    out.write("(module (memory 4) (data (i32.const 0) \"" + "x" * 200000 + "\")"
              '(func (export "load") (param i32) (result i32)'
              "(i32.load8_u (local.get 0)))")
    for number in range(4000):
        out.write("(func (param i32) (result i32) (i32.rotl (i32.mul "
                  f"(local.get 0) (i32.const {number})) (i32.const 5)))")
    out.write('(func (export "last") (result i32) (i32.const 7)))')
subprocess.run(["wasmc", "compile", str(module), "-O0", *flags, "-o", image],
               check=True)

data = pathlib.Path(image).read_bytes()
headers, = struct.unpack_from("<Q", data, 32)
loads = []
for number in range(struct.unpack_from("<H", data, 56)[0]):
    kind, rights, offset = struct.unpack_from("<IIQ", data, headers + 56 * number)
    if kind == 1:
        loads.append((offset, rights))
code = next(offset for offset, rights in loads if rights & 1)
memory = next(offset for offset, rights in loads if rights & 2)
size = {"memory": memory, "code": code + 8192}[what]
function = {"memory": "load i32:70000", "code": "last"}[what]
print(f"""load {pathlib.Path(image).name}
instantiate 0
invoke 0 {function}
truncate {pathlib.Path(image).name} {size}
invoke 0 {function}
module (module (func (export "f") (result i32) (i32.const 42)))
invoke 1 f""")

"""Compiles a module by wasmtime (PyPI), or runs one that was compiled before: the
other side of cpython.py.

    in_wasmtime.py compile FILE.wasm IMAGE
    in_wasmtime.py run IMAGE ROOT ENVIRONMENT-AS-JSON ARGUMENT...

The last line on standard error is "seconds" and how long the run took, from
reading the image on.
"""

import json
import sys
import time

import wasmtime


def compile_image(module, image):
    engine = wasmtime.Engine()
    with open(image, "wb") as output:
        output.write(wasmtime.Module.from_file(engine, module).serialize())
    return 0


def run(image, root, environment, *arguments):
    engine = wasmtime.Engine()
    start = time.perf_counter()
    module = wasmtime.Module.deserialize_file(engine, image)
    wasi = wasmtime.WasiConfig()
    wasi.argv = arguments
    wasi.env = list(json.loads(environment).items())
    wasi.inherit_stdout()
    wasi.inherit_stderr()
    wasi.preopen_dir(root, "/")
    store = wasmtime.Store(engine)
    store.set_wasi(wasi)
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    linker.define_unknown_imports_as_traps(module)
    instance = linker.instantiate(store, module)
    code = 0
    try:
        instance.exports(store)["_start"](store)
    except wasmtime.ExitTrap as exit_trap:
        code = exit_trap.code
    print(f"seconds {time.perf_counter() - start}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit({"compile": compile_image, "run": run}[sys.argv[1]](*sys.argv[2:]))

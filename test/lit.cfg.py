# How lit runs the tests of this folder. A test is one file: input, RUN lines
# and checks. See README.md for the substitutions and features.
import glob
import importlib.util
import os
import platform
import shutil
import sys

import lit.formats

config.name = "wasmc"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".wat", ".hex", ".test", ".c", ".ll"]
config.excludes = ["Inputs", "lit.cfg.py", "lit.site.cfg.py", "README.md",
                   "CMakeLists.txt", "unit"]

# A test that hangs is a test that fails; lit can only tell with psutil.
if importlib.util.find_spec("psutil"):
    lit_config.maxIndividualTestTime = 900

# The build's own tools come first, LLVM's next, then the machine's.
path = [config.wasmc_bin, config.llvm_bin, os.environ["PATH"]]
config.environment["PATH"] = os.pathsep.join(path)
for name in ("HOME", "RUSTUP_HOME", "CARGO_HOME", "GOCACHE", "GOPATH", "CI"):
    if name in os.environ:
        config.environment[name] = os.environ[name]
config.environment["ASAN_OPTIONS"] = "detect_container_overflow=0"


def find(name):
    return shutil.which(name, path=config.environment["PATH"])


def substitute(key, value):
    config.substitutions.append((key, value))


# How a program made for a CPU is run on this machine: directly, or by qemu.
HOST = {"arm64": "aarch64"}.get(platform.machine(), platform.machine())
for cpu in ("x86_64", "aarch64", "riscv64"):
    if cpu == HOST:
        substitute(f"%run-{cpu}", "")
        config.available_features.add(cpu)
    elif find(f"qemu-{cpu}"):
        substitute(f"%run-{cpu}", find(f"qemu-{cpu}"))
        config.available_features.add(cpu)
config.available_features.add(f"host-{HOST}")

substitute("%wat2wasm", "wat2wasm --enable-extended-const")
substitute("%freestanding-cxx",
           "clang++ -std=c++20 -ffreestanding -nostdlibinc -fPIE "
           "-fvisibility=hidden -fno-exceptions -fno-rtti "
           f"-I{config.wasmc_source}")
substitute("%host-cc",
           "clang -std=c11 -g -Wall -Wextra -Werror "
           f"-I{config.wasmc_source}/runtime-support/embed/include")
substitute("%host-lib", f"{config.wasmc_binary}/lib/libwasmc-runtime.a")
for cpu in ("x86_64", "aarch64", "riscv64"):
    flags = f"--target={cpu}-linux-gnu -fuse-ld=lld -static -Wall -Wextra -Werror"
    substitute(f"%cross-cc-{cpu}", f"clang-22 {flags} -std=c99 -pedantic")
    substitute(f"%cross-cxx-{cpu}", f"clang-22 {flags} -x c++ -std=c++11 -fno-exceptions")
substitute("%hex2wasm", f"/usr/bin/python3 {config.wasmc_source}/test/hex_to_wasm.py")
substitute("%verdicts", f"{config.wasmc_binary}/test/spec/module-verdicts")
substitute("%wasm-clang", "clang-22 --target=wasm32-wasi --no-wasm-opt")
substitute("%python", "/usr/bin/python3")
substitute("%source", config.wasmc_source)
substitute("%build", config.wasmc_binary)
substitute("%shared", config.shared)



def has_wasmtime():
    sys.path.append(os.path.join(config.wasmc_source, "test", "guests"))
    import tools
    try:
        return tools.python_with("wasmtime")
    except tools.MissingTool:
        return None


libjvm = next(iter(sorted(glob.glob(
    "/usr/lib/jvm/*/lib/server/libjvm.so"))), None)
if libjvm:
    substitute("%libjvm", libjvm)

# A feature for each tool that a test may need (REQUIRES: ...). In CI all of
# them are there; run-tests.sh lists what was left out elsewhere.
tools = {
    "wasmc": find("wasmc"),
    "wabt": find("wat2wasm"),
    "wasm-clang": find("clang-22") and os.path.exists("/usr/include/wasm32-wasi"),
    "cross-libc": find("clang-22") and all(
        os.path.exists(f"/usr/{cpu}-linux-gnu/lib/libc.a") or cpu == HOST
        for cpu in ("x86_64", "aarch64", "riscv64")),
    "musl": find("musl-gcc"),
    "go": find("go"),
    "jvm": libjvm,
    "clang-format": find("clang-format-22"),
    "shared": os.path.isdir(os.path.join(config.shared, "testsuite")),
    "asan": config.sanitized,
    "root": os.geteuid() == 0,
    "wasmtime": has_wasmtime(),
}
if tools["wasmtime"]:
    substitute("%wasmtime-python", tools["wasmtime"])
config.available_features.update(name for name, there in tools.items() if there)

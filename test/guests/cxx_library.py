#!/usr/bin/env python3
"""LLVM's C++ library for WASI with exceptions, which no distribution packages:
libc++, libc++abi and libunwind in one archive, built from the sources that
PyPI's ziglang carries.

    cxx_library.py --out DIR [--encoding exnref|legacy] [-j N]

WebAssembly has two encodings of exceptions, which don't mix in one program:
exnref (try_table), the specification's, and legacy (try), what came before.
For each there is DIR/libc++-ENCODING.a. The last line of output is what
clang++-22 wants to be given to compile and link a program with it:

    clang++-22 $(python3 test/guests/cxx_library.py --out DIR | tail -n 1) app.cpp -o app.wasm
"""

import argparse
import concurrent.futures
import hashlib
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import third_party
from tools import MissingTool, find_tool

HERE = Path(__file__).resolve().parent
ENCODINGS = ("exnref", "legacy")
TARGET = ("--target=wasm32-wasi", "-Wno-deprecated")

# What libc++'s build would write into its __config_site: ABI 1, one thread, the
# C library that wasi-libc is, no files beyond C's.
CONFIG_SITE = {
    "_LIBCPP_ABI_VERSION": "1",
    "_LIBCPP_ABI_NAMESPACE": "__1",
    "_LIBCPP_ABI_FORCE_ITANIUM": "0",
    "_LIBCPP_ABI_FORCE_MICROSOFT": "0",
    "_LIBCPP_ASSERTION_SEMANTIC_DEFAULT": "2",
    "_LIBCPP_HARDENING_MODE_DEFAULT": "2",
    "_LIBCPP_HAS_FILESYSTEM": "0",
    "_LIBCPP_HAS_LOCALIZATION": "1",
    "_LIBCPP_HAS_MONOTONIC_CLOCK": "1",
    "_LIBCPP_HAS_MUSL_LIBC": "1",
    "_LIBCPP_HAS_RANDOM_DEVICE": "1",
    "_LIBCPP_HAS_TERMINAL": "0",
    "_LIBCPP_HAS_THREADS": "0",
    "_LIBCPP_HAS_THREAD_API_C11": "0",
    "_LIBCPP_HAS_THREAD_API_EXTERNAL": "0",
    "_LIBCPP_HAS_THREAD_API_PTHREAD": "0",
    "_LIBCPP_HAS_THREAD_API_WIN32": "0",
    "_LIBCPP_HAS_TIME_ZONE_DATABASE": "0",
    "_LIBCPP_HAS_UNICODE": "1",
    "_LIBCPP_HAS_VENDOR_AVAILABILITY_ANNOTATIONS": "0",
    "_LIBCPP_HAS_WIDE_CHARACTERS": "1",
    "_LIBCPP_INSTRUMENTED_WITH_ASAN": "0",
    "_LIBCPP_LIBC_NEWLIB": "0",
    "_LIBCPP_LIBC_PICOLIBC": "0",
    "_LIBCPP_PSTL_BACKEND_SERIAL": "1",
}

# Sources that are nothing without threads, or without exceptions.
LEFT_OUT = {
    "libcxx": "atomic barrier condition_variable condition_variable_destructor future mutex mutex_destructor"
    " shared_mutex thread".split(),
    "libcxxabi": ["cxa_noexception", "cxa_thread_atexit"],
}


class LibraryError(Exception):
    """A source didn't compile; the text has the command and the compiler's words."""


def encoding_flags(encoding):
    """Flags of every translation unit of a program, C or C++."""
    return ("-mllvm", f"-wasm-use-legacy-eh={'true' if encoding == 'legacy' else 'false'}")


def exception_flags(encoding):
    return ("-fexceptions", "-fwasm-exceptions", *encoding_flags(encoding))


def header_flags(sources: Path):
    headers = [f"-isystem{sources / folder}" for folder in ("libcxx/include", "libcxxabi/include")]
    return ("-nostdinc++", *headers, *(f"-D{name}={value}" for name, value in CONFIG_SITE.items()))


def user_flags(encoding, sources: Path, archive: Path):
    """What compiles and links a program with the library."""
    return (
        *exception_flags(encoding),
        *header_flags(sources),
        "-nostdlib++",
        str(archive),
    )


def commands(encoding, sources: Path):
    """(object's name, command without its output) for each source."""
    cxx, cc = find_tool("clang++-22", "cpp"), find_tool("clang-22", "cpp")
    quick = ("-O2", "-w", "-DNDEBUG", "-c")
    common = (*TARGET, *quick, *exception_flags(encoding), f"-I{sources}/libunwind/include")
    library = (cxx, *common, "-std=c++23", *header_flags(sources), "-D_LIBCPP_BUILDING_LIBRARY", f"-I{sources}/libcxx/src")
    parts = {
        "libcxx": ("-DLIBCXX_BUILDING_LIBCXXABI", f"-I{sources}/libcxx/libc"),
        "libcxxabi": ("-D_LIBCXXABI_BUILDING_LIBRARY", "-D_LIBCXXABI_HAS_NO_THREADS", "-D_LIBCXXABI_USE_LLVM_UNWINDER=1"),
    }
    for part, flags in parts.items():
        folder = sources / part / "src"
        for file in sorted([*folder.glob("*.cpp"), *folder.glob("ryu/*.cpp")]):
            if file.stem not in LEFT_OUT[part]:
                yield f"{part}-{file.stem}.o", (*library, *flags, str(file))
    # Unwinding itself is WebAssembly's: libunwind throws, and asks the personality.
    unwind = sources / "libunwind" / "src"
    yield "libunwind.o", (cc, *common, "-D_LIBUNWIND_HIDE_SYMBOLS", f"-I{unwind}", str(unwind / "Unwind-wasm.c"))
    # Clang 22 refers to the tag; compiler-rt 22 doesn't define it unless it was
    # itself built with exceptions, and Debian's wasn't.
    yield "tag.o", (cc, *TARGET, "-mexception-handling", "-c", str(HERE / "cpp" / "exception_tag.s"))


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise LibraryError(f"{shlex.join(command)}\n{done.stderr[-4000:]}")


def build(encoding, out: Path, jobs=2, report=print):
    """Builds the archive unless it is there. Returns the flags for its users, and
    the archive. Raises LibraryError, MissingTool, third_party.FetchError."""
    sources = third_party.fetch("ziglang", out / "third-party")
    todo = list(commands(encoding, sources))
    version = subprocess.run([todo[0][1][0], "--version"], capture_output=True, text=True).stdout
    # The sources are what their hash says.
    key = hashlib.sha256(repr((todo, version, third_party.PACKAGES["ziglang"].hash)).encode()).hexdigest()
    archive, key_file = out / f"libc++-{encoding}.a", out / f".libc++-{encoding}.key"
    if not (archive.exists() and key_file.exists() and key_file.read_text() == key):
        with tempfile.TemporaryDirectory(prefix=".libc++.", dir=out) as folder:
            objects = [Path(folder) / name for name, _ in todo]
            with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
                list(pool.map(run, [(*command, "-o", str(o)) for (_, command), o in zip(todo, objects)]))
            whole = Path(folder) / "whole.a"
            run((find_tool("llvm-ar-22", "cpp"), "rcs", str(whole), *map(str, objects)))
            whole.rename(archive)
        key_file.write_text(key)
        report(f"built {archive.name}")
    return user_flags(encoding, sources, archive), archive


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoding", choices=ENCODINGS, default="exnref")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    options = parser.parse_args()
    out = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    try:
        flags, _ = build(options.encoding, out, options.jobs)
    except (LibraryError, MissingTool, third_party.FetchError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(shlex.join([*TARGET, "--no-wasm-opt", *flags]))
    return 0


if __name__ == "__main__":
    sys.exit(main())

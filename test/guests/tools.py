"""Where the guests' tools are: the folder that cmake/setup-guests.sh fills with
what the distribution doesn't have, then PATH."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TOOLS = Path(os.environ.get("WASMC_GUEST_TOOLS", ROOT / "build" / "guest-tools"))


class MissingTool(Exception):
    """A tool isn't there; the text says which, and how to get it."""


def find_tool(name: str, needed_for: str) -> str:
    found = shutil.which(name, path=str(TOOLS / "bin")) or shutil.which(name)
    if not found:
        raise MissingTool(
            f"{needed_for}: {name} is neither in {TOOLS}/bin nor in PATH;"
            " run cmake/setup-guests.sh to install what the guests need"
        )
    return found


def python_with(module: str) -> str:
    """A Python interpreter that has the module."""
    candidates = [sys.executable, str(TOOLS / "venv" / "bin" / "python"), shutil.which("python3")]
    for python in candidates:
        if python and Path(python).exists():
            if subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0:
                return python
    raise MissingTool(f"no Python here has the module {module}; run cmake/setup-guests.sh")

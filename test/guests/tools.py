"""Where the guests' tools are: the folder that cmake/setup-guests.sh fills with
what the distribution doesn't have, then PATH."""

import os
import shutil
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

"""The official test suite's folder: its scripts, and how many commands each has
by its own count-commands.py, which knows nothing of any runner."""
import contextlib
import io
import pathlib
import runpy
import sys


class Suite:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        counter = str(self.root / "count-commands.py")
        arguments, sys.argv = sys.argv, [counter]
        with contextlib.redirect_stdout(io.StringIO()):
            self._commands = runpy.run_path(counter)["commands"]
        sys.argv = arguments
        self._counts = {}

    def scripts(self):
        """All of them, as paths relative to the suite."""
        return sorted(str(path.relative_to(self.root))
                      for path in self.root.rglob("*.wast"))

    def lists(self):
        """The names of the suite's lists of scripts."""
        return sorted(path.name for path in self.root.glob("*-files.txt"))

    def listed(self, names):
        """Those that the suite's lists of these names hold."""
        return [script for name in names
                for script in (self.root / name).read_text().split()]

    def count(self, script):
        """The commands in a script."""
        if script not in self._counts:
            text = (self.root / script).read_text(encoding="utf-8",
                                                  errors="replace")
            self._counts[script] = len(self._commands(text))
        return self._counts[script]

"""Scripts of the specification's test suite, by way of wabt's wast2json: which
commands speak to which instance of which module."""
import dataclasses
import json
import pathlib
import re
import subprocess

WAST2JSON = ["wast2json", "--enable-extended-const"]
# wabt 1.0.32 wants the table's index where it may be left out.
TABLE_INDEX = re.compile(r"\btable\.(get|set|size|grow|fill)\b(?=\s*[()])")


@dataclasses.dataclass
class Instance:
    """A module, and what a script does with it until the next one."""
    script: str
    line: int
    path: pathlib.Path
    commands: list = dataclasses.field(default_factory=list)
    traps: str = None  # the message, when instantiating it must trap

    def __str__(self):
        return f"{self.script}:{self.line}"


@dataclasses.dataclass
class Script:
    instances: list = dataclasses.field(default_factory=list)
    rejected: list = dataclasses.field(default_factory=list)  # commands
    registered: dict = dataclasses.field(default_factory=dict)
    unread: int = 0  # commands that wast2json can't read


def forms(text):
    """The top-level forms of a script as (first line, text)."""
    token = re.compile(r'"(?:[^"\\]|\\.)*"|;;[^\n]*|[()]|\(;', re.S)
    depth, start, at = 0, 0, 0
    while True:
        if text.startswith("(;", at):
            at = block_comment_end(text, at)
            continue
        match = token.search(text, at)
        comment = text.find("(;", at)
        if match is None:
            return
        if 0 <= comment <= match.start():
            at = block_comment_end(text, comment)
            continue
        if match.group() == "(":
            if depth == 0:
                start = match.start()
            depth += 1
        elif match.group() == ")":
            depth -= 1
            if depth == 0:
                yield text.count("\n", 0, start) + 1, text[start:match.end()]
        at = match.end()


def block_comment_end(text, at):
    depth = 0
    for match in re.compile(r"\(;|;\)").finditer(text, at):
        depth += 1 if match.group() == "(;" else -1
        if depth == 0:
            return match.end()
    return len(text)


def head(form):
    match = re.match(r"\(\s*([a-z_0-9]+)", form)
    return match.group(1) if match else ""


def convert(text, folder, stem):
    """wast2json's answer, or None where it can't read the text."""
    source, output = folder / f"{stem}.wast", folder / f"{stem}.json"
    source.write_text(text)
    run = subprocess.run(WAST2JSON + [source, "-o", output],
                         capture_output=True)
    return json.loads(output.read_text())["commands"] if run.returncode == 0 \
        else None


def convert_in_parts(text, folder, stem):
    """A module and what follows up to the next is a part. Of a part that can't
    be read as a whole, those forms are kept that can be read behind the module
    alone. Returns the commands, and how many forms were given up."""
    parts = [[]]
    for line, form in forms(text):
        if head(form) == "module":
            parts.append([])
        parts[-1].append((line, form))
    commands, unread = [], 0
    for number, part in enumerate(parts):
        def readable(some):
            return convert(lines(some), folder, f"{stem}.try") is not None
        kept = part
        if part and not readable(part):
            first = part[:1] if head(part[0][1]) == "module" else []
            kept = [] if first and not readable(first) else first + [
                form for form in part[len(first):] if readable(first + [form])]
        got = convert(lines(kept), folder, f"{stem}.{number}")
        if got is None:
            kept = []
        commands += got or []
        unread += len(part) - len(kept)
    return commands, unread


def lines(forms_with_lines):
    out, at = [], 1
    for line, form in forms_with_lines:
        out.append("\n" * max(0, line - at) + form)
        at = line + form.count("\n")
    return "".join(out) + "\n"


def load(path, folder):
    folder.mkdir(parents=True, exist_ok=True)
    text = TABLE_INDEX.sub(lambda match: match.group() + " 0",
                           path.read_text(errors="surrogateescape"))
    script = Script()
    commands = convert(text, folder, path.stem)
    if commands is None:
        commands, script.unread = convert_in_parts(text, folder, path.stem)
    assign(script, path.name, commands, folder)
    return script


def assign(script, name, commands, folder):
    current, named = None, {}
    for command in commands:
        kind = command["type"]
        if kind in ("module", "assert_uninstantiable"):
            instance = Instance(name, command["line"],
                                folder / command["filename"])
            script.instances.append(instance)
            if kind == "module":
                current = named[command.get("name")] = instance
            else:
                instance.traps = command["text"]
        elif kind == "register":
            target = named[command["name"]] if "name" in command else current
            script.registered[command["as"].encode()] = target
        elif "action" in command:
            target = command["action"].get("module")
            (named[target] if target else current).commands.append(command)
        else:
            command["path"] = folder / command["filename"]
            command["script"] = name
            script.rejected.append(command)

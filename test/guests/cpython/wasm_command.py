"""Makes a command of a reactor: adds an export `_start` that initializes the
module, calls one of its exports, and exits with what that returns.
"""

SECTION_ORDER = {"type": 1, "import": 2, "function": 3, "export": 7, "code": 10}
FUNC, CALL, END = 0x00, 0x10, 0x0B


class NotAReactor(Exception):
    """The module lacks what the command would call."""


def leb(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


class Reader:
    """Reads a module, or a part of it, from the front."""

    def __init__(self, data, at=0):
        self.data, self.at = memoryview(data), at

    def more(self):
        return self.at < len(self.data)

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def number(self):
        result = shift = 0
        while True:
            byte = self.byte()
            result |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return result

    def bytes(self, count):
        self.at += count
        return self.data[self.at - count : self.at]

    def name(self):
        return bytes(self.bytes(self.number())).decode()

    def limits(self):
        flags = self.number()
        for _ in range(1 + (flags & 1)):
            self.number()


def sections(module):
    reader = Reader(module, at=8)
    while reader.more():
        kind = reader.byte()
        yield kind, reader.bytes(reader.number())


def imported_functions(section):
    """{(module, name): index} of the imported functions, which come first."""
    reader, found = Reader(section), {}
    for _ in range(reader.number()):
        where = reader.name(), reader.name()
        kind = reader.byte()
        if kind == FUNC:
            reader.number()
            found[where] = len(found)
        elif kind == 1:  # a table
            reader.byte()
            reader.limits()
        elif kind == 2:  # a memory
            reader.limits()
        elif kind == 3:  # a global
            reader.bytes(2)
        else:  # a tag
            reader.byte()
            reader.number()
    return found


def exported_functions(section):
    reader, found = Reader(section), {}
    for _ in range(reader.number()):
        name, kind, index = reader.name(), reader.byte(), reader.number()
        if kind == FUNC:
            found[name] = index
    return found


def grown(section, entry: bytes) -> bytes:
    """The section with one more entry at its end."""
    reader = Reader(section)
    count = reader.number()
    return leb(count + 1) + bytes(section[reader.at :]) + entry


def make_command(module: bytes, export: str) -> bytes:
    """The module with `_start`, which calls `export` ([] -> [i32])."""
    parts = dict(sections(module))
    imports = imported_functions(parts[SECTION_ORDER["import"]])
    exports = exported_functions(parts[SECTION_ORDER["export"]])
    exit_function = imports.get(("wasi_snapshot_preview1", "proc_exit"))
    if export not in exports or exit_function is None:
        raise NotAReactor(f"the module doesn't export {export!r}, or doesn't import proc_exit")
    calls = [exports[export], exit_function]
    if "_initialize" in exports:
        calls.insert(0, exports["_initialize"])
    body = b"\0" + b"".join(bytes([CALL]) + leb(f) for f in calls) + bytes([END])
    new_type = Reader(parts[SECTION_ORDER["type"]]).number()
    new_function = len(imports) + Reader(parts[SECTION_ORDER["function"]]).number()
    entries = {
        "type": b"\x60\0\0",
        "function": leb(new_type),
        "export": b"\x06_start" + bytes([FUNC]) + leb(new_function),
        "code": leb(len(body)) + body,
    }
    added = {SECTION_ORDER[name]: entry for name, entry in entries.items()}
    out = [module[:8]]
    for kind, content in sections(module):
        if kind in added:
            content = grown(content, added[kind])
        out += [bytes([kind]), leb(len(content)), content]
    return b"".join(out)

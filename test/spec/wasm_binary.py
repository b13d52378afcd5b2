"""Wasm modules as Python sees them: enough of the binary format (Wasm 2.0) to
take a module apart, put imports before its own functions, and write it again.

Instructions and their immediates come from compiler/wasm/Opcodes.def.
"""
import dataclasses
import pathlib
import re
import struct

I32, I64, F32, F64, V128, FUNCREF, EXTERNREF = (
    0x7F, 0x7E, 0x7D, 0x7C, 0x7B, 0x70, 0x6F)
TYPE_NAMES = {"i32": I32, "i64": I64, "f32": F32, "f64": F64, "v128": V128,
              "funcref": FUNCREF, "externref": EXTERNREF}
FUNC, TABLE, MEMORY, GLOBAL = range(4)
PREFIXES = {"None": None, "Misc": 0xFC, "Simd": 0xFD}


class Unsupported(Exception):
    """The module uses what this reader does not know."""


def read_opcodes():
    table = pathlib.Path(__file__).parents[2] / "compiler/wasm/Opcodes.def"
    row = re.compile(r'^OP\((\w+),\s*(0x[0-9A-Fa-f]+),\s*\w+,\s*"[^"]*",\s*(\w+)',
                     re.M)
    return {(PREFIXES[prefix], int(code, 16)): immediates
            for prefix, code, immediates in row.findall(table.read_text())
            if prefix in PREFIXES}


OPCODES = read_opcodes()
# How many LEB128 numbers and how many plain bytes an instruction's immediates
# are; those with a shape of their own are read below.
SHAPES = {
    "None": (0, 0), "Block": (1, 0), "Label": (1, 0), "Local": (1, 0),
    "Global": (1, 0), "Table": (1, 0), "Memory": (1, 0), "Data": (1, 0),
    "Elem": (1, 0), "I32": (1, 0), "I64": (1, 0), "CallIndirect": (2, 0),
    "DataMemory": (2, 0), "ElemTable": (2, 0), "MemoryMemory": (2, 0),
    "TableTable": (2, 0), "HeapType": (1, 0), "F32": (0, 4), "F64": (0, 8),
    "V128": (0, 16), "Shuffle": (0, 16)}
SHAPES.update({f"Lane{n}": (0, 1) for n in (2, 4, 8, 16)})
SHAPES.update({f"MemArg{n}": (2, 0) for n in (1, 2, 4, 8, 16)})
SHAPES.update({f"MemArg{n}Lane": (2, 1) for n in (1, 2, 4, 8)})


def unsigned(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def signed(value):
    out = bytearray()
    while not -64 <= value < 64:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value & 0x7F)
    return bytes(out)


def vector(items):
    return unsigned(len(items)) + b"".join(items)


def name(text):
    data = text if isinstance(text, bytes) else text.encode()
    return unsigned(len(data)) + data


class Reader:
    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def done(self):
        return self.at >= len(self.data)

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def bytes(self, count):
        self.at += count
        return self.data[self.at - count:self.at]

    def unsigned(self):
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def skip_leb(self):
        while self.byte() >= 0x80:
            pass

    def name(self):
        return self.bytes(self.unsigned())

    def limits(self):
        start, flags = self.at, self.byte()
        if flags > 1:
            raise Unsupported(f"limits {flags:#x}")
        for _ in range(1 + flags):
            self.skip_leb()
        return self.data[start:self.at]

    def instruction(self):
        """The immediates' kind and bytes: ("Func", index) for those that name a
        function, (kind, None) else."""
        prefix, code = None, self.byte()
        if code in (0xFC, 0xFD):
            prefix, code = code, self.unsigned()
        kind = OPCODES.get((prefix, code))
        if kind == "Func":
            return kind, self.unsigned()
        if kind == "LabelTable":
            for _ in range(self.unsigned() + 1):
                self.skip_leb()
        elif kind == "SelectTypes":
            self.bytes(self.unsigned())
        elif kind in SHAPES:
            lebs, plain = SHAPES[kind]
            for _ in range(lebs):
                self.skip_leb()
            self.bytes(plain)
        else:
            raise Unsupported(f"opcode {prefix} {code:#x}")
        return kind, None


@dataclasses.dataclass
class Import:
    module: bytes
    field: bytes
    kind: int
    body: bytes  # type index of a function, or the type as it is written


@dataclasses.dataclass
class Module:
    types: list = dataclasses.field(default_factory=list)  # (params, results)
    imports: list = dataclasses.field(default_factory=list)
    functions: list = dataclasses.field(default_factory=list)  # type indices
    tables: list = dataclasses.field(default_factory=list)
    memories: list = dataclasses.field(default_factory=list)
    globals: list = dataclasses.field(default_factory=list)  # (type, expr)
    exports: list = dataclasses.field(default_factory=list)
    start: int = None
    elements: list = dataclasses.field(default_factory=list)
    data_count: bytes = None
    code: list = dataclasses.field(default_factory=list)
    data: list = dataclasses.field(default_factory=list)

    def type_index(self, params, results):
        wanted = (bytes(params), bytes(results))
        if wanted not in self.types:
            self.types.append(wanted)
        return self.types.index(wanted)

    def imported(self, kind):
        return [entry for entry in self.imports if entry.kind == kind]

    def function_type(self, index):
        imported = self.imported(FUNC)
        if index < len(imported):
            return self.types[Reader(imported[index].body).unsigned()]
        return self.types[self.functions[index - len(imported)]]


def expression(reader):
    """A constant expression, its end included."""
    start = reader.at
    while reader.data[reader.at] != 0x0B:
        reader.instruction()
    reader.at += 1
    return reader.data[start:reader.at]


def read(data):
    if data[:8] != b"\0asm\1\0\0\0":
        raise Unsupported("not a module")
    module, reader = Module(), Reader(data, 8)
    while not reader.done():
        section, size = reader.byte(), reader.unsigned()
        READ_SECTION.get(section, skip)(
            module, Reader(reader.bytes(size)))
    return module


def skip(module, reader):
    pass


def each(read_entry):
    def read_section(module, reader):
        for _ in range(reader.unsigned()):
            read_entry(module, reader)
    return read_section


def read_type(module, reader):
    if reader.byte() != 0x60:
        raise Unsupported("a type that is no function type")
    module.types.append((reader.bytes(reader.unsigned()),
                         reader.bytes(reader.unsigned())))


def read_table_type(reader):
    start = reader.at
    if reader.byte() not in (FUNCREF, EXTERNREF):
        raise Unsupported("table type")
    reader.limits()
    return reader.data[start:reader.at]


def read_import(module, reader):
    where, field, kind = reader.name(), reader.name(), reader.byte()
    start = reader.at
    if kind == FUNC:
        reader.skip_leb()
    elif kind == TABLE:
        read_table_type(reader)
    elif kind == MEMORY:
        reader.limits()
    elif kind == GLOBAL:
        reader.bytes(2)
    else:
        raise Unsupported("import")
    module.imports.append(
        Import(where, field, kind, reader.data[start:reader.at]))


def read_export(module, reader):
    module.exports.append((reader.name(), reader.byte(), reader.unsigned()))


def read_start(module, reader):
    module.start = reader.unsigned()


def read_element(module, reader):
    flags = reader.unsigned()
    table = reader.unsigned() if flags & 1 == 0 and flags & 2 else None
    offset = expression(reader) if flags & 1 == 0 else None
    kind = bytes([reader.byte()]) if flags & 3 else b""
    items = [expression(reader) if flags & 4 else reader.unsigned()
             for _ in range(reader.unsigned())]
    module.elements.append((flags, table, offset, kind, items))


def read_data_count(module, reader):
    module.data_count = reader.data


def read_data(module, reader):
    flags = reader.unsigned()
    memory = reader.unsigned() if flags == 2 else None
    offset = expression(reader) if flags != 1 else None
    module.data.append((flags, memory, offset, reader.name()))


READ_SECTION = {
    1: each(read_type),
    2: each(read_import),
    3: each(lambda module, r: module.functions.append(r.unsigned())),
    4: each(lambda module, r: module.tables.append(read_table_type(r))),
    5: each(lambda module, r: module.memories.append(r.limits())),
    6: each(lambda module, r: module.globals.append(
        (r.bytes(2), expression(r)))),
    7: each(read_export),
    8: read_start,
    9: each(read_element),
    10: each(lambda module, r: module.code.append(r.bytes(r.unsigned()))),
    11: each(read_data),
    12: read_data_count,
}


def rewrite(code, at, function_shift, global_values=()):
    """The instructions of `code` from `at`, where functions are numbered
    `function_shift` higher and the first globals are replaced by constants."""
    reader, out = Reader(code, at), bytearray(code[:at])
    while not reader.done():
        start = reader.at
        kind, function = reader.instruction()
        taken = code[start:reader.at]
        if kind == "Func":
            taken = taken[:1] + unsigned(function + function_shift)
        elif kind == "Global" and global_values:
            index = Reader(taken, 1).unsigned()
            if index < len(global_values):
                taken = global_values[index]
        out += taken
    return bytes(out)


def locals_end(body):
    reader = Reader(body)
    for _ in range(reader.unsigned()):
        reader.skip_leb()
        reader.byte()
    return reader.at


def shift_functions(module, by, global_values):
    """Makes room for `by` functions before those of the module. In constant
    expressions, imported globals become what they are imported as."""
    def constant(code):
        return code and rewrite(code, 0, by, global_values)
    module.code = [rewrite(body, locals_end(body), by) for body in module.code]
    module.globals = [(kind, constant(code)) for kind, code in module.globals]
    module.elements = [
        (flags, table, constant(offset), kind,
         [constant(item) if flags & 4 else item + by for item in items])
        for flags, table, offset, kind, items in module.elements]
    module.data = [(flags, memory, constant(offset), content)
                   for flags, memory, offset, content in module.data]
    module.exports = [(field, kind, index + by if kind == FUNC else index)
                      for field, kind, index in module.exports]
    if module.start is not None:
        module.start += by


def write_element(element):
    flags, table, offset, kind, items = element
    return (unsigned(flags) + (unsigned(table) if table is not None else b"") +
            (offset or b"") + kind +
            vector([item if flags & 4 else unsigned(item) for item in items]))


def write_data(segment):
    flags, memory, offset, content = segment
    return (unsigned(flags) + (unsigned(memory) if memory is not None else b"")
            + (offset or b"") + name(content))


def write(module):
    sections = [
        (1, [b"\x60" + name(params) + name(results)
             for params, results in module.types]),
        (2, [name(entry.module) + name(entry.field) + bytes([entry.kind]) +
             entry.body for entry in module.imports]),
        (3, [unsigned(index) for index in module.functions]),
        (4, module.tables),
        (5, module.memories),
        (6, [kind + code for kind, code in module.globals]),
        (7, [name(field) + bytes([kind]) + unsigned(index)
             for field, kind, index in module.exports]),
        (8, module.start),
        (9, [write_element(element) for element in module.elements]),
        (12, module.data_count),
        (10, [name(body) for body in module.code]),
        (11, [write_data(segment) for segment in module.data])]
    out = bytearray(b"\0asm\1\0\0\0")
    for number, content in sections:
        if content is None or content == []:
            continue
        if isinstance(content, int):
            content = unsigned(content)
        elif isinstance(content, list):
            content = vector(content)
        out += bytes([number]) + name(content)
    return bytes(out)


def f32_const(value):
    return b"\x43" + struct.pack("<f", value)


def f64_const(value):
    return b"\x44" + struct.pack("<d", value)


def i32_const(value):
    return b"\x41" + signed(value - (1 << 32) if value >= 1 << 31 else value)


def i64_const(value):
    return b"\x42" + signed(value - (1 << 64) if value >= 1 << 63 else value)

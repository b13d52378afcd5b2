"""From a module and the commands of a script, a WASI program that carries them
out: it calls the exported functions, compares their results bit by bit and
writes the numbers of the commands that failed.

The program reads a number from standard input: which of the commands that must
trap to carry out, after all that are before it and must not; NO_TRAP for none.
It writes the number of each command that fails, and with TRACE of each that it
begins with, as four bytes. What the specification's `spectest` module provides
is defined in the program itself.
"""
import wasm_binary as wasm
from wasm_binary import FUNC, GLOBAL, I32, I64, MEMORY, TABLE, Unsupported

NO_TRAP, TRACE = 0x7FFFFFFF, 0x7FFFFFFE
BATCH = 48  # commands a function
CALL, LOCAL_GET, LOCAL_SET, GLOBAL_GET = b"\x10", b"\x20", b"\x21", b"\x23"
IF, END, DROP = b"\x04\x40", b"\x0b", b"\x1a"
I32_NE, I32_EQ, I64_NE, I32_OR = b"\x47", b"\x46", b"\x52", b"\x72"
I32_AND, I64_AND, REF_IS_NULL = b"\x71", b"\x83", b"\xd1"
I32_LOAD, I64_LOAD = b"\x28\x02\x00", b"\x29\x03"
I32_STORE, I64_STORE = b"\x36\x02", b"\x37\x03"
MEMORY_SIZE = b"\x3f\x00"
# f32 and f64 as the integers of their bits.
REINTERPRET = {wasm.F32: b"\xbc", wasm.F64: b"\xbd"}

SPECTEST_FUNCTIONS = {
    b"print": "", b"print_i32": "i", b"print_i64": "I", b"print_f32": "f",
    b"print_f64": "F", b"print_i32_f32": "if", b"print_f64_f64": "FF"}
SPECTEST_GLOBALS = {
    b"global_i32": wasm.i32_const(666), b"global_i64": wasm.i64_const(666),
    b"global_f32": wasm.f32_const(666.6), b"global_f64": wasm.f64_const(666.6)}
SPECTEST_TABLE = bytes([wasm.FUNCREF]) + b"\x01\x0a\x14"
SPECTEST_MEMORY = b"\x01\x01\x02"


def local(operation, index):
    return operation + wasm.unsigned(index)


def lane_bits(lane):
    return int(lane[1:])


def pattern(value, bits):
    """What a lane of `bits` must be: (mask, value under the mask)."""
    everything = (1 << bits) - 1
    if value == "nan:canonical":
        quiet = 0x7FC00000 if bits == 32 else 0x7FF8000000000000
        return everything >> 1, quiet
    if value == "nan:arithmetic":
        quiet = 0x7FC00000 if bits == 32 else 0x7FF8000000000000
        return quiet, quiet
    return everything, int(value) & everything


def patterns(value):
    """Masks and values of an expected i32, i64, f32, f64 or v128: one, or one
    for each half of a v128."""
    if value["type"] != "v128":
        return [pattern(value["value"], lane_bits(value["type"]))]
    width, halves = lane_bits(value["lane_type"]), [[0, 0], [0, 0]]
    for number, lane in enumerate(value["value"]):
        mask, bits = pattern(lane, width)
        half, shift = divmod(number * width, 64)
        halves[half][0] |= mask << shift
        halves[half][1] |= bits << shift
    return halves


def constant(value):
    kind = value["type"]
    if kind in ("funcref", "externref"):
        if value["value"] != "null":
            raise Unsupported("a reference of the host's")
        return b"\xd0" + bytes([wasm.TYPE_NAMES[kind]])
    if "nan:" in str(value["value"]):
        raise Unsupported("a NaN as an argument")
    (_, low), *high = patterns(value)
    if kind == "v128":
        return (b"\xfd\x0c" + low.to_bytes(8, "little") +
                high[0][1].to_bytes(8, "little"))
    if kind == "i32":
        return wasm.i32_const(low)
    if kind == "i64":
        return wasm.i64_const(low)
    return (b"\x43" + low.to_bytes(4, "little") if kind == "f32" else
            b"\x44" + low.to_bytes(8, "little"))


def differs(kind, index, expected):
    """Code that leaves 1 if the local is not what is expected, 0 if it is."""
    get = local(LOCAL_GET, index)
    if kind in (wasm.FUNCREF, wasm.EXTERNREF):
        null = expected.get("value") == "null"
        if not null and expected.get("value") is not None and \
                kind == wasm.EXTERNREF:
            raise Unsupported("a reference of the host's")
        return get + REF_IS_NULL + wasm.i32_const(int(null)) + I32_NE
    out = b""
    for half, (mask, bits) in enumerate(patterns(expected)):
        if kind in (I32, wasm.F32):
            out += (get + REINTERPRET.get(kind, b"") + wasm.i32_const(mask) +
                    I32_AND + wasm.i32_const(bits) + I32_NE)
            continue
        bring = REINTERPRET.get(kind, b"")
        if kind == wasm.V128:
            bring = b"\xfd\x1d" + bytes([half])
        out += (get + bring + wasm.i64_const(mask) + I64_AND +
                wasm.i64_const(bits) + I64_NE)
        out += I32_OR if half else b""
    return out


class Program:
    """Builds the program around the module."""

    def __init__(self, module, registered):
        self.module = module
        # Descriptors first, so that the module's own start with the third.
        self.own_imports = [
            wasm.Import(b"wasi_snapshot_preview1", field, FUNC, wasm.unsigned(
                module.type_index([I32] * 4, [I32])))
            for field in (b"fd_read", b"fd_write")]
        self.fd_read, self.fd_write = 0, 1
        self.define_imports(registered)
        exports = module.exports
        self.exports = {field: (kind, index) for field, kind, index in exports}
        module.exports = []
        # What is exported may be named by ref.func; let it stay so.
        exported = [index for _, kind, index in exports if kind == FUNC]
        module.elements.append((3, None, None, b"\0", exported))
        if not module.memories:
            module.memories.append(b"\x00\x01")
        self.pages = wasm.Reader(module.memories[0], 1).unsigned()
        if self.pages == 0:
            raise Unsupported("no byte of memory to read and write with")
        module.exports.append((b"memory", MEMORY, 0))
        self.trace = len(module.globals)
        module.globals.append((bytes([I32, 1]), wasm.i32_const(0) + END))
        self.report = self.add_report()
        self.enter = self.add_enter()
        self.read_number = self.add_read_number()

    def define_imports(self, registered):
        """Imports become the first definitions of their kind: their indices stay
        as they are, but for functions, which our own imports shift."""
        module, own = self.module, len(self.own_imports)
        types, code, values = [], [], []
        tables, memories, globals_ = [], [], []
        for entry in module.imports:
            if entry.kind == FUNC:
                index = wasm.Reader(entry.body).unsigned()
                types.append(index)
                code.append(imported_function(entry, module.types[index],
                                              registered))
                continue
            if entry.module != b"spectest":
                raise Unsupported(f"import of {entry.module.decode()}")
            if entry.kind == TABLE:
                tables.append(SPECTEST_TABLE)
            elif entry.kind == MEMORY:
                memories.append(SPECTEST_MEMORY)
            else:
                values.append(SPECTEST_GLOBALS[entry.field])
                globals_.append((entry.body, values[-1] + END))
        wasm.shift_functions(module, own, values)
        module.functions = types + module.functions
        module.code = code + module.code
        module.tables = tables + module.tables
        module.memories = memories + module.memories
        module.globals = globals_ + module.globals
        module.imports = self.own_imports

    def add(self, params, results, locals_, code):
        module = self.module
        module.functions.append(module.type_index(params, results))
        groups = [b"\x01" + bytes([kind]) for kind in locals_]
        module.code.append(wasm.vector(groups) + code + END)
        return len(self.own_imports) + len(module.functions) - 1

    # The three functions below borrow the first bytes of the memory: the
    # vector of buffers at 0, the count of bytes at 8, the number at 16.
    def borrowing(self, first_local, code):
        saved = [(local(LOCAL_GET, first_local + at // 8),
                  local(LOCAL_SET, first_local + at // 8), bytes([at]))
                 for at in (0, 8, 16)]
        zero = wasm.i32_const(0)
        return (b"".join(zero + I64_LOAD + at + set_ for _, set_, at in saved) +
                zero + wasm.i32_const(16) + I32_STORE + b"\x00" +
                zero + wasm.i32_const(4) + I32_STORE + b"\x04" + code +
                b"".join(zero + get + I64_STORE + at for get, _, at in saved))

    def input_output(self, function, descriptor):
        arguments = [descriptor, 0, 1, 8]
        return (b"".join(wasm.i32_const(each) for each in arguments) +
                CALL + wasm.unsigned(function) + DROP)

    def add_report(self):
        code = (wasm.i32_const(0) + local(LOCAL_GET, 0) + I32_STORE + b"\x10" +
                self.input_output(self.fd_write, 1))
        return self.add([I32], [], [I64] * 3, self.borrowing(1, code))

    def add_read_number(self):
        code = (self.input_output(self.fd_read, 0) + wasm.i32_const(16) +
                I32_LOAD + local(LOCAL_SET, 0))
        return self.add([], [I32], [I32] + [I64] * 3,
                        self.borrowing(1, code) + local(LOCAL_GET, 0))

    def add_enter(self):
        trace = wasm.unsigned(self.trace)
        return self.add([I32], [], [], GLOBAL_GET + trace + IF +
                        local(LOCAL_GET, 0) + self.call(self.report) + END)

    @staticmethod
    def call(function):
        return CALL + wasm.unsigned(function)

    def action(self, action):
        """Code that carries out an action, and the types of its results."""
        kind, index = self.exports[action["field"].encode(
            errors="surrogateescape")]
        if action["type"] == "get":
            return (GLOBAL_GET + wasm.unsigned(index),
                    self.module.globals[index][0][:1])
        _, results = self.module.function_type(index)
        arguments = b"".join(map(constant, action["args"]))
        return arguments + self.call(index), results

    def command(self, number, command, first_local):
        """The code of one command, and the types of the locals it wants."""
        code, results = self.action(command["action"])
        report = wasm.i32_const(number) + self.call(self.report)
        if command["type"] in ("assert_trap", "assert_exhaustion"):
            code += DROP * len(results) + report
            return (local(LOCAL_GET, 0) + wasm.i32_const(number) + I32_EQ + IF +
                    code + END), b""
        code = wasm.i32_const(number) + self.call(self.enter) + code
        if command["type"] == "action":
            return code + DROP * len(results), b""
        expected = command["expected"]
        if len(expected) != len(results):
            raise Unsupported("a number of results that is not the function's")
        for at in reversed(range(len(results))):
            code += local(LOCAL_SET, first_local + at)
        for at, (kind, value) in enumerate(zip(results, expected)):
            code += differs(kind, first_local + at, value)
            code += I32_OR if at else b""
        return code + ((IF + report + END) if results else b""), results

    def finish(self, commands):
        """Adds the commands, (number, command), and _start. Returns the numbers
        of those that can't be expressed, and of all after the first of them:
        they may depend on it."""
        left_out, batches, code, locals_ = [], [], b"", b""

        def close():
            nonlocal code, locals_
            if code:
                batches.append(self.add([I32], [], locals_, code))
            code, locals_ = b"", b""

        for count, (number, command) in enumerate(commands):
            if left_out:
                left_out.append(number)
                continue
            try:
                more, types = self.command(number, command, 1 + len(locals_))
            except Unsupported:
                left_out.append(number)
                continue
            code, locals_ = code + more, locals_ + types
            if count % BATCH == BATCH - 1:
                close()
        close()
        start = (self.call(self.read_number) + b"\x22\x00" +
                 wasm.i32_const(TRACE) + I32_EQ + b"\x24" +
                 wasm.unsigned(self.trace))
        for batch in batches:
            start += local(LOCAL_GET, 0) + self.call(batch)
        self.module.exports.append(
            (b"_start", FUNC, self.add([], [], [I32], start)))
        return left_out


def imported_function(entry, type_, registered):
    """The body of a function that stands in for an import: spectest's do
    nothing; of a registered module's those that only return a constant."""
    if entry.module == b"spectest" and entry.field in SPECTEST_FUNCTIONS:
        return b"\x00" + END
    module = registered.get(entry.module)
    if module is None:
        raise Unsupported(f"import of {entry.module.decode()}")
    index = {field: index for field, _, index in module.exports}[entry.field]
    body = module.code[index - len(module.imported(FUNC))]
    if body[:2] not in (b"\x00\x41", b"\x00\x42") or \
            module.function_type(index) != type_:
        raise Unsupported("an imported function that does more than return")
    return body


def build(data, commands, registered):
    """The program's bytes, and the numbers of commands that it leaves out."""
    program = Program(wasm.read(data), registered)
    left_out = program.finish(commands)
    return wasm.write(program.module), left_out

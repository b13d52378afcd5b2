"""Random modules in wasmtime (the PyPI module): the second opinion.

The raw calls of its C interface are used, since the Python values of the package
know neither vectors nor the bits of a NaN.
"""

import ctypes
import zlib

import wasmtime
from wasmtime import _ffi as ffi

# wasmtime's trap codes in the words of the specification's test suite. It tells
# an index beyond a table in call_indirect from no other access to a table.
TRAPS = {
    "UNREACHABLE": "unreachable",
    "MEMORY_OUT_OF_BOUNDS": "out of bounds memory access",
    "TABLE_OUT_OF_BOUNDS": "out of bounds table access",
    "INDIRECT_CALL_TO_NULL": "uninitialized element",
    "BAD_SIGNATURE": "indirect call type mismatch",
    "INTEGER_DIVISION_BY_ZERO": "integer divide by zero",
    "INTEGER_OVERFLOW": "integer overflow",
    "BAD_CONVERSION_TO_INTEGER": "invalid conversion to integer",
    "STACK_OVERFLOW": "call stack exhausted",
    "HEAP_MISALIGNED": "unaligned atomic",
    "NULL_REFERENCE": "null reference",
}
TRAP_BY_NUMBER = {code.value: TRAPS.get(code.name, code.name)
                  for code in wasmtime.TrapCode}
SIZES = {"i": 4, "I": 8, "f": 4, "F": 8, "v": 16}
REFERENCES = {"r": 8, "e": 4, "x": 4}
VALUE_BYTES = 16


# Besides what is on by itself.
PROPOSALS = ["tail_call", "function_references", "gc", "exceptions", "memory64",
             "multi_memory", "wide_arithmetic", "custom_page_sizes",
             "relaxed_simd", "relaxed_simd_deterministic"]


class Trapped(Exception):
    pass


class Uncaught(Exception):
    """An exception that nobody in the module catches. It is no trap: the
    instance goes on."""

    def __str__(self):
        return "unhandled exception"


def new_engine():
    config = wasmtime.Config()
    config.cranelift_nan_canonicalization = True
    for proposal in PROPOSALS:
        setattr(config, "wasm_" + proposal, True)
    config.parallel_compilation = False
    config.max_wasm_stack = 1 << 20
    return wasmtime.Engine(config)


def value_text(letter, raw):
    if letter in REFERENCES:
        return "ref" if any(raw[:REFERENCES[letter]]) else "null"
    return raw[:SIZES[letter]].hex()


def check(error, trap):
    """Raises what a call of the C interface has reported."""
    if error:
        raise wasmtime.WasmtimeError._from_ptr(error)
    if trap:
        code = ffi.wasmtime_trap_code_t()
        known = ffi.wasmtime_trap_code(trap, ctypes.byref(code))
        ffi.wasm_trap_delete(trap)
        raise Trapped(TRAP_BY_NUMBER[code.value] if known else "unknown")


class Instance:
    def __init__(self, engine, module, plan):
        self.plan = plan
        self.store = wasmtime.Store(engine)
        self.context = self.store._context()
        instance = ffi.wasmtime_instance_t()
        trap = ctypes.POINTER(ffi.wasm_trap_t)()
        self.check(ffi.wasmtime_instance_new(self.context, module.ptr(), None, 0,
                                        ctypes.byref(instance),
                                        ctypes.byref(trap)), trap)
        self.instance = instance
        self.exports = {}
        self.last_memories = {}

    def check(self, error, trap):
        exception = ffi.wasmtime_exnref_t()
        if ffi.wasmtime_context_take_exception(self.context,
                                               ctypes.byref(exception)):
            ffi.wasmtime_exnref_unroot(ctypes.byref(exception))
            if trap:
                ffi.wasm_trap_delete(trap)
            if error:
                ffi.wasmtime_error_delete(error)
            raise Uncaught()
        check(error, trap)

    def export(self, name):
        item = self.exports.get(name)
        if item is None:
            item = ffi.wasmtime_extern_t()
            text = name.encode()
            assert ffi.wasmtime_instance_export_get(
                self.context, ctypes.byref(self.instance),
                ctypes.create_string_buffer(text), len(text),
                ctypes.byref(item))
            self.exports[name] = item
        return item.of

    def call(self, name, args, results):
        count = max(len(args) // VALUE_BYTES, len(results))
        values = (ffi.wasmtime_val_raw_t * count)()
        ctypes.memmove(values, args, len(args))
        trap = ctypes.POINTER(ffi.wasm_trap_t)()
        self.check(ffi.wasmtime_func_call_unchecked(
            self.context, ctypes.byref(self.export(name).func), values, count,
            ctypes.byref(trap)), trap)
        raw = bytes(values)
        return ",".join(
            value_text(letter, raw[at * VALUE_BYTES:(at + 1) * VALUE_BYTES])
            for at, letter in enumerate(results))

    def global_text(self, number, letter):
        value = ffi.wasmtime_val_t()
        ffi.wasmtime_global_get(
            self.context, ctypes.byref(self.export(f"g{number}").global_),
            ctypes.byref(value))
        if letter in REFERENCES:
            # What marks a null reference is a store of number 0.
            null = value.of.funcref.store_id == 0
            ffi.wasmtime_val_unroot(ctypes.byref(value))
            return "null" if null else "ref"
        return bytes(value.of)[:SIZES[letter]].hex()

    def memory_text(self, number):
        memory = ctypes.byref(self.export(f"m{number}").memory)
        size = ffi.wasmtime_memory_data_size(self.context, memory)
        data = ffi.wasmtime_memory_data(self.context, memory)
        contents = ctypes.string_at(data, size) if size else b""
        if contents == self.last_memories.get(number):
            return "="
        self.last_memories[number] = contents
        return f"{size}:{zlib.crc32(contents):08x}"

    def state_text(self):
        text = ",".join(self.global_text(number, letter)
                        for number, letter in enumerate(self.plan["globals"]))
        return "|".join([text, *map(self.memory_text,
                                    range(self.plan["memories"]))])


def events(engine, module, plan):
    """What each call has led to. After a trap the next call has a new instance,
    unless the plan keeps it: see README.md."""
    instance = None
    for name, args, results, look in plan["calls"]:
        if instance is None:
            try:
                instance = Instance(engine, module, plan)
            except (Trapped, Uncaught) as trap:
                yield f"start: {trap}"
                return
        try:
            event = instance.call(name, bytes.fromhex(args), results)
        except Trapped as trap:
            event = str(trap)
            if not plan["keep"]:
                instance = None
        except Uncaught as exception:
            event = str(exception)
        if look and instance is not None:
            event += "|" + instance.state_text()
        yield event

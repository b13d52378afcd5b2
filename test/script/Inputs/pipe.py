"""Drives a script loader with requests in words, one a line, and prints its
replies (runtime-support/abi/ScriptProtocol.h).

pipe.py [--folder FOLDER] [--flags FLAGS] LOADER... < requests

  load PATH              instantiate IMAGE        register INSTANCE NAME
  invoke INSTANCE EXPORT VALUE...   i32:1 i64:-1 v128:0x.. ref:0
  get INSTANCE EXPORT    read INSTANCE EXPORT OFFSET LENGTH
  drop INSTANCE          raw CODE HEX             cut HEX
  module TEXT            compiles, loads and instantiates; [FLAGS] may precede
  churn IMAGE INSTANCE NUMBER   makes and drops instances, from this number on
  setfuel UNITS          getfuel                  setdeadline NUMBER
  metered UNITS REQUEST  its reply with this fuel, and how much it used
  truncate PATH BYTES
  repeat NUMBER REQUEST  all replies, without repetitions

PATH is relative to FOLDER; a .wat or .wasm file is compiled first, with FLAGS,
and its image is removed as soon as it is loaded.
A line that begins with # is printed. Values come out as hex words. `cut` sends
bytes as they are, and is the last.
"""
import argparse
import os
import pathlib
import struct
import subprocess
import sys

REQUESTS = ["load", "instantiate", "register", "invoke", "get", "read", "drop",
            "setfuel", "getfuel", "setdeadline"]


def text(value):
    data = value.encode()
    return struct.pack("<I", len(data)) + data


def value(word):
    kind, _, number = word.partition(":")
    bits = {"i32": 32, "i64": 64, "v128": 128, "ref": 64}[kind]
    return (int(number, 0) % (1 << bits)).to_bytes(16, "little")


def encode(words):
    name, *arguments = words
    if name == "raw":
        return int(arguments[0]), bytes.fromhex("".join(arguments[1:]))
    code = REQUESTS.index(name)
    if name == "load":
        return code, text(arguments[0])
    if name == "getfuel":
        return code, b""
    if name in ("setfuel", "setdeadline"):
        return code, struct.pack("<Q", int(arguments[0], 0))
    body = struct.pack("<I", int(arguments[0]))
    if name in ("register", "invoke", "get", "read"):
        body += text(arguments[1])
    if name == "invoke":
        values = arguments[2:]
        body += struct.pack("<I", len(values)) + b"".join(map(value, values))
    if name == "read":
        body += struct.pack("<QQ", *(int(n, 0) for n in arguments[2:4]))
    return code, body


def hexadecimal(data):
    return hex(int.from_bytes(data, "little"))


def show(name, code, body):
    if code == 1:
        return f"trap {struct.unpack('<I', body)[0]}"
    if code in (2, 3):
        kind = {2: "unlinkable", 3: "failed"}[code]
        return f"{kind}: {body[4:].decode(errors='backslashreplace')}"
    if name in ("load", "instantiate"):
        return f"{name} -> {struct.unpack('<I', body)[0]}"
    if name == "invoke":
        values = [body[i:i + 16] for i in range(4, len(body), 16)]
        assert len(values) == struct.unpack("<I", body[:4])[0]
        return " ".join(["ok"] + [hexadecimal(v) for v in values])
    if name == "get":
        return f"ok {hexadecimal(body)}"
    if name == "read":
        size, length = struct.unpack("<QI", body[:12])
        assert length == len(body) - 12
        return f"ok {size} {body[12:].hex()}"
    if name == "getfuel":
        return str(struct.unpack("<q", body)[0])
    return "ok"


class Compiler:
    """Turns modules into images in the folder."""

    def __init__(self, folder, flags):
        self.folder = pathlib.Path(folder)
        self.flags = flags.split()
        self.modules = 0

    def compile(self, module, flags=()):
        image = module.with_suffix(".cwasm")
        subprocess.run(["wasmc", "compile", str(module), "--emit=cwasm",
                        *self.flags, *flags, "-o", str(image)], check=True)
        return str(image)

    def image(self, name):
        path = self.folder / name
        return self.compile(path) if path.suffix in (".wat", ".wasm") else path

    def inline(self, words):
        flags = []
        if words[0].startswith("["):
            end = next(i for i, word in enumerate(words) if word[-1] == "]")
            flags = " ".join(words[:end + 1])[1:-1].split()
            words = words[end + 1:]
        self.modules += 1
        module = self.folder / f"inline-{self.modules}.wat"
        module.write_text(" ".join(words))
        return self.compile(module, flags)


class Loader:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def send(self, data):
        try:
            self.process.stdin.write(data)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass

    def reply(self, name):
        head = self.process.stdout.read(8)
        if len(head) < 8:
            return None
        length, code = struct.unpack("<II", head)
        return show(name, code, self.process.stdout.read(length))

    def ask(self, words):
        code, body = encode(words)
        self.send(struct.pack("<II", len(body), code) + body)
        return self.reply(words[0])

    def end(self):
        self.process.stdin.close()
        return self.process.wait()


def perform(loader, compiler, words):
    if words[0] in ("load", "module"):
        image = (compiler.image(words[1]) if words[0] == "load"
                 else compiler.inline(words[1:]))
        reply = loader.ask(["load", str(image)])
        if str(image) != str(compiler.folder / words[1]):
            pathlib.Path(image).unlink()
        if words[0] == "load" or not reply.startswith("load -> "):
            return reply
        return loader.ask(["instantiate", reply.split()[-1]])
    if words[0] == "truncate":
        os.truncate(compiler.folder / words[1], int(words[2], 0))
        return "ok"
    if words[0] == "cut":
        loader.send(bytes.fromhex("".join(words[1:])))
        loader.process.stdin.close()
        return loader.reply("cut")
    if words[0] == "churn":
        image, first, number = words[1:]
        for instance in range(int(first), int(first) + int(number)):
            made = loader.ask(["instantiate", image])
            dropped = loader.ask(["drop", str(instance)])
            if made != f"instantiate -> {instance}" or dropped != "ok":
                return f"{made}, {dropped}"
        return "ok"
    if words[0] == "metered":
        if (refused := loader.ask(["setfuel", words[1]])) != "ok":
            return refused
        reply = loader.ask(words[2:])
        used = int(words[1]) - int(loader.ask(["getfuel"]))
        return f"{reply} used {used}"
    if words[0] != "repeat":
        return loader.ask(words)
    replies = {loader.ask(words[2:]) for _ in range(int(words[1]))}
    return " | ".join(map(str, sorted(replies, key=str)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", default=".")
    parser.add_argument("--flags", default="")
    parser.add_argument("loader", nargs="+")
    arguments = parser.parse_args()
    compiler = Compiler(arguments.folder, arguments.flags)
    loader = Loader(arguments.loader)
    for line in sys.stdin:
        words = line.split()
        if not words or words[0].startswith("#"):
            print(line.rstrip())
            continue
        reply = perform(loader, compiler, words)
        print(reply if reply is not None else "no reply")
        if reply is None or words[0] == "cut":
            break
    print("exit", loader.end())


if __name__ == "__main__":
    main()

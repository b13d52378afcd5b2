"""Sends a script loader requests that are half right and half random, and counts
its replies: there is one for each, and it ends well.

random_requests.py SEED NUMBER EXPORTER IMPORTER LOADER...
"""
import random
import struct
import sys

import pipe

# Exports and their numbers of parameters, where they are functions.
NAMES = {b"inc": 1, b"two": 0, b"many": 7, b"ind": 2, b"load": 1, b"init": 3,
         b"tget": 1, b"grow": 1, b"tinit": 3, b"fill": 3, b"div": 2,
         b"tgrow": 1, b"copy": 3, b"store": 2, b"rec": 1, b"tab": 0, b"mem": 0,
         b"g": 0, b"c": 0, b"mem2": 0, b"take": 3,
         b"rethrow": 1, b"tag": 0, b"exns": 0,
         b"give": 3, b"loadown": 1, b"near": 0, b"": 0, b"x" * 50: 0}
PATHS = [b"", b"/dev/null", b"/", b"nothing", b"a\0b", b"y" * 5000]
NUMBERS = [0, 1, 5, 65535, 1 << 31, (1 << 32) - 1, 1 << 63, (1 << 64) - 1]


def text(data):
    return struct.pack("<I", len(data)) + data


def value():
    low = random.choice(NUMBERS + [random.getrandbits(64)])
    return struct.pack("<QQ", low, random.choice(NUMBERS))


def request():
    """Never drops what others refer to: that is the caller's promise."""
    code = random.choice([0, 1, 2, 3, 3, 3, 3, 4, 5, 7, 1 << 31])
    instance = struct.pack("<I", random.choice([0, 0, 1, 1, 2, 1 << 31]))
    name = random.choice(list(NAMES))
    body = instance + text(name)
    if code == 0:
        body = text(random.choice(PATHS))
    elif code == 1:
        body = struct.pack("<I", random.choice([5, (1 << 32) - 1]))
    elif code == 3:
        count = random.choice([0, 1, 7] + 7 * [NAMES[name]])
        body += struct.pack("<I", count)
        body += b"".join(value() for _ in range(count))
    elif code == 5:
        body += struct.pack("<QQ", *random.choices(NUMBERS, k=2))
    return code, damaged(body)


def damaged(body):
    kind = random.random()
    if kind < 0.1:
        return body[:random.randrange(len(body) + 1)]
    if kind < 0.15:
        return body + b"z"
    if kind < 0.25 and body:
        at = random.randrange(len(body))
        return body[:at] + bytes([random.randrange(256)]) + body[at + 1:]
    return body


def main():
    seed, number, exporter, importer = sys.argv[1:5]
    random.seed(int(seed))
    loader = pipe.Loader(sys.argv[5:])
    for words in (["load", exporter], ["load", importer], ["instantiate", "0"],
                  ["register", "0", "a"], ["instantiate", "1"]):
        print(loader.ask(words))
    replies = {}
    for step in range(int(number)):
        code, body = request()
        loader.send(struct.pack("<II", len(body), code) + body)
        head = loader.process.stdout.read(8)
        if len(head) < 8:
            print(f"no reply to request {step}: {code} {body.hex()}")
            break
        length, reply = struct.unpack("<II", head)
        loader.process.stdout.read(length)
        replies[reply] = replies.get(reply, 0) + 1
    print("ok", replies.get(0, 0), "traps", replies.get(1, 0), "refused",
          replies.get(3, 0), "others", sum(replies.values()) -
          sum(replies.get(code, 0) for code in (0, 1, 3)))
    print("exit", loader.end())


main()

"""mutate_texts.py [--seed S] [--count N] TEXT...: a script of modules that are
TEXTs with some of their tokens left out, put in, exchanged or repeated, the
same way each time. Many are malformed; none must break the assembler.
"""
import argparse
import random
import re

TOKEN = re.compile(r'\(@[\w.]+|;;[^\n]*|\$[^\s()"]+|"(?:[^"\\]|\\.)*"|[()]|'
                   r'[^\s()"]+')


def tokens(text):
    return [token for token in TOKEN.findall(text)
            if not token.startswith(";;")]


def mutate(choose, texts):
    text = list(choose.choice(texts))
    for _ in range(choose.randint(1, 2)):
        at, other = (choose.randrange(len(text)) for _ in range(2))
        what = choose.randrange(5)
        if what == 0 and len(text) > 1:
            del text[at]
        elif what == 1:
            text.insert(at, choose.choice(choose.choice(texts)))
        elif what == 2:
            text[at] = choose.choice(choose.choice(texts))
        elif what == 3:
            text[at], text[other] = text[other], text[at]
        else:
            text[at:at] = text[at:at + choose.randint(1, 8)]
    return " ".join(text)


def quoted(text):
    return "".join(chr(byte) if 32 <= byte < 127 and byte not in b'"\\'
                   else f"\\{byte:02x}" for byte in text.encode())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("texts", nargs="+", metavar="TEXT")
    args = parser.parse_args()
    choose = random.Random(args.seed)
    texts = []
    for path in args.texts:
        with open(path, encoding="utf-8") as file:
            texts.append(tokens(file.read()))
    for _ in range(args.count):
        print(f'(module quote "{quoted(mutate(choose, texts))}")')


main()

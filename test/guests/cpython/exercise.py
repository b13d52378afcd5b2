"""What CPython does in test/guests/cpython.py: prints results, which must be the
same in every engine, and on standard error how long each part took.

    exercise.py [SCALE]
"""

import decimal
import hashlib
import json
import re
import sys
import threading
import time

import numpy

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 1
PARTS = []


def part(function):
    PARTS.append(function)
    return function


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@part
def interpreter():
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    primes = [n for n in range(2, 3000 * SCALE) if all(n % d for d in range(2, int(n**0.5) + 1))]
    words = {}
    for n in range(20000 * SCALE):
        key = f"word{n * 7919 % 1000}"
        words[key] = words.get(key, 0) + n
    yield fib(18 + SCALE), len(primes), max(words.items(), key=lambda item: item[1])


@part
def exceptions():
    class Failure(Exception):
        pass

    def deep(n):
        try:
            if n == 0:
                raise Failure("at the bottom")
            deep(n - 1)
        finally:
            counts.append(n)

    counts = []
    try:
        deep(100)
    except Failure as failure:
        yield str(failure), len(counts), failure.__traceback__.tb_next is not None
    caught = 0
    for n in range(30000 * SCALE):
        try:
            [].pop() if n % 3 == 0 else int("x") if n % 3 == 1 else {}[n]
        except (IndexError, ValueError, KeyError) as error:
            caught += len(type(error).__name__)
    yield caught
    sys.setrecursionlimit(500)
    try:
        yield (lambda f: f(f))(lambda f: f(f))
    except RecursionError as error:
        yield type(error).__name__


@part
def json_documents():
    document = {
        "numbers": [n * 0.5 for n in range(2000)],
        "nested": [{"id": n, "tags": ["a", "b", None, True], "text": "\u00fc" * (n % 5)} for n in range(2000)],
    }
    for _ in range(5 * SCALE):
        text = json.dumps(document, sort_keys=True)
        document = json.loads(text)
    yield len(text), digest(text)
    try:
        json.loads('{"a": [1, 2,]}')
    except json.JSONDecodeError as error:
        yield error.msg, error.pos


@part
def regular_expressions():
    text = " ".join(f"user{n}@host{n % 17}.example.org, 2026-{n % 12 + 1:02}-{n % 28 + 1:02};" for n in range(3000 * SCALE))
    yield len(re.findall(r"(?P<name>\w+)@(?:\w+\.)+org", text))
    yield digest(re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3.\2.\1", text))
    yield re.fullmatch(r"(a+)+b", "a" * 18 + "c"), re.split(r"\s*[,;]\s*", "a , b;c")
    try:
        re.compile("(")
    except re.error as error:
        yield error.msg


@part
def decimals():
    context = decimal.getcontext()
    context.prec = 60
    # Machin: pi / 4 = 4 atan(1/5) - atan(1/239).
    def arctan_of_inverse(x):
        power = total = decimal.Decimal(1) / x
        for n in range(3, 200, 2):
            power /= -x * x
            total += power / n
        return total

    for _ in range(10 * SCALE):
        pi = 4 * (4 * arctan_of_inverse(decimal.Decimal(5)) - arctan_of_inverse(decimal.Decimal(239)))
    yield pi, decimal.Decimal(2).sqrt(), decimal.Decimal("1e-3").quantize(decimal.Decimal("0.01"))
    try:
        decimal.Decimal(1) / 0
    except decimal.DivisionByZero as error:
        yield type(error).__name__


@part
def numpy_arrays():
    integers = (numpy.arange(200000 * SCALE, dtype=numpy.int64) * 2654435761) % 1000003
    yield integers.sum(), numpy.sort(integers)[[0, 1000, -1]].tolist(), int(numpy.bitwise_xor.reduce(integers))
    generator = numpy.random.default_rng(7)
    yield generator.integers(0, 1000, 5).tolist(), [round(x, 6) for x in generator.normal(size=3).tolist()]
    x = numpy.linspace(0, 1, 100000 * SCALE)
    yield round(float((numpy.sin(x) * numpy.exp(-x)).sum()), 6), round(float(numpy.sqrt(x).mean()), 9)
    table = numpy.array([(1, 2.5, b"ab"), (3, 4.5, b"cd")], dtype=[("n", "i4"), ("x", "f8"), ("s", "S2")])
    yield table["x"].tolist(), table[1].item()
    try:
        numpy.zeros((2, 3)) @ numpy.zeros((2, 3))
    except ValueError as error:
        yield str(error)[:30]


@part
def linear_algebra():
    size = 160 * SCALE
    grid = numpy.arange(size * size, dtype=float).reshape(size, size) % 17
    matrix = grid + size * 20 * numpy.eye(size)
    yield round(float((grid @ grid).sum()), 3)
    solution = numpy.linalg.solve(matrix, numpy.ones(size))
    yield round(float(abs(matrix @ solution - 1).max()), 9), round(float(solution.sum()), 9)
    yield [round(x, 6) for x in numpy.linalg.eigvalsh((matrix + matrix.T) / 2)[[0, -1]].tolist()]
    signal = numpy.sin(numpy.arange(4096 * SCALE) * 0.1)
    spectrum = numpy.abs(numpy.fft.rfft(signal))
    yield int(spectrum.argmax()), round(float(spectrum.max()), 6)
    try:
        numpy.linalg.inv(numpy.zeros((3, 3)))
    except numpy.linalg.LinAlgError as error:
        yield str(error)


@part
def no_threads():
    thread = threading.Thread(target=print, args=("from a thread",))
    try:
        thread.start()
        yield "a thread was started"
    except RuntimeError as error:
        yield str(error)
    lock = threading.Lock()
    with lock:
        yield lock.locked(), threading.active_count(), threading.current_thread().name


for run in PARTS:
    start = time.perf_counter()
    for result in run():
        print(f"{run.__name__}: {result}")
    print(f"time {run.__name__} {time.perf_counter() - start:.6f}", file=sys.stderr)

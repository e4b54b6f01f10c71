"""The contender of `npm run bench` in Python: the article's loop in CPython, and numpy.max where numpy is installed.

It reads one question a line, and answers with the max and the milliseconds that finding it took:
`loop` (the article's loop over a list of whole numbers), `numpy` (numpy.max of 32-bit numbers),
`builtin` (max of the list), `version`. All contenders get the same numbers.
"""

import json
import sys
import time
from array import array

try:
    import numpy
except ImportError:
    numpy = None

MASK = 2**64 - 1


def numbers(size, seed):
    """Returns the list of task 0, as 32-bit numbers: with numpy where it is installed, else one by one."""
    if numpy is None:
        return array("i", (number(seed << 32, i + 1) for i in range(size)))
    made = numpy.empty(size, dtype=numpy.int32)
    step = 1 << 20
    for start in range(0, size, step):
        end = min(size, start + step)
        i = numpy.arange(start + 1, end + 1, dtype=numpy.uint64)
        z = i * numpy.uint64(0x9E3779B97F4A7C15) + numpy.uint64(seed << 32)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        z = z ^ (z >> numpy.uint64(31))
        made[start:end] = (z >> numpy.uint64(32)).astype(numpy.uint32).view(numpy.int32)
    return made


def number(state, i):
    """The i-th number from a state, counted from 1."""
    z = (state + i * 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    high = (z ^ (z >> 31)) >> 32
    return high - 2**32 if high >= 2**31 else high


def find_max(numbers):
    """The article's loop: the first number, then whatever is greater."""
    max_num = None
    for idx, elm in enumerate(numbers):
        if idx == 0:
            max_num = elm
        elif elm > max_num:
            max_num = elm
    return max_num


def main():
    size, seed = int(sys.argv[1]), int(sys.argv[2])
    kept = {}
    for line in sys.stdin:
        question = line.strip()
        if question == "version":
            found = numpy.__version__ if numpy else None
            answer = {"python": sys.version.split()[0], "numpy": found}
            print(json.dumps(answer), flush=True)
            continue
        if "packed" not in kept:
            kept["packed"] = numbers(size, seed)
        if question != "numpy" and "list" not in kept:
            kept["list"] = kept["packed"].tolist()
        begin = time.perf_counter()
        if question == "loop":
            found = find_max(kept["list"])
        elif question == "builtin":
            found = max(kept["list"])
        else:
            found = int(numpy.max(kept["packed"]))
        elapsed = (time.perf_counter() - begin) * 1000
        print(json.dumps({"max": found, "ms": elapsed}), flush=True)


main()

"""A pool counts words in parts, and the parts are added up."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import reduce

TEXT = """the quick brown fox jumps over the lazy dog
the dog sleeps and the fox runs
a quick dog is a rare dog"""


def count(line):
    return Counter(line.split())


with ThreadPoolExecutor() as pool:
    total = reduce(Counter.__add__, pool.map(count, TEXT.splitlines()))
print(sorted(total.items(), key=lambda item: (-item[1], item[0]))[:4])

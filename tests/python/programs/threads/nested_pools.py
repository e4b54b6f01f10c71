"""A job of one pool uses another pool."""

from concurrent.futures import ThreadPoolExecutor


def row(number):
    with ThreadPoolExecutor(max_workers=2) as inner:
        return sum(inner.map(lambda column: number * column, range(4)))


with ThreadPoolExecutor(max_workers=3) as outer:
    print(list(outer.map(row, range(4))))

"""A future of a process raises the exception of its function."""

from concurrent.futures import ProcessPoolExecutor


def parse(text):
    return int(text)


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        future = pool.submit(parse, "12x")
        print(repr(future.exception()))
        print(pool.submit(parse, "12").result())

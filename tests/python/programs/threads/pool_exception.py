"""A future raises the exception of its function where its result is asked for."""

from concurrent.futures import ThreadPoolExecutor


def parse(text):
    return int(text)


with ThreadPoolExecutor() as pool:
    future = pool.submit(parse, "12x")
    print(repr(future.exception()))
    try:
        future.result()
    except ValueError as error:
        print("ValueError:", error)
    print(list(pool.map(parse, ["1", "2"])))

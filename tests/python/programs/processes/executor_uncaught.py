"""An uncaught exception of a pool shows the traceback of its process too."""

from concurrent.futures import ProcessPoolExecutor


def invert(number):
    return 1 / number


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(invert, 4).result())
        print(pool.submit(invert, 0).result())

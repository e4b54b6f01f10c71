"""An exception from a pool ends the program with both places in its traceback."""

from concurrent.futures import ThreadPoolExecutor


def invert(number):
    return 1 / number


with ThreadPoolExecutor() as pool:
    for result in pool.map(invert, [1, 2, 0, 4]):
        print(result)

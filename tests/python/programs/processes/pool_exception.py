"""Pool.map raises the exception of the worker in the parent."""

from multiprocessing import Pool


def invert(number):
    return 1 / number


if __name__ == "__main__":
    with Pool(2) as pool:
        try:
            pool.map(invert, [1, 0, 2])
        except ZeroDivisionError as error:
            print("ZeroDivisionError:", error)
        print(pool.map(invert, [1, 2]))

"""Pool.map gives the results in the order of the arguments."""

from multiprocessing import Pool


def square(number):
    return number * number


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(square, range(8)))
        print(pool.map(square, [3, 1, 2], chunksize=1))

"""Pool.starmap takes several arguments for each call."""

from multiprocessing import Pool


def power(base, exponent):
    return base**exponent


if __name__ == "__main__":
    with Pool(processes=2) as pool:
        print(pool.starmap(power, [(2, 3), (3, 2), (10, 0)]))
        print(pool.apply(power, (2, 10)))

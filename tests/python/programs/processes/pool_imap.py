"""Pool.imap gives results one by one, imap_unordered in any order."""

from multiprocessing import Pool


def cube(number):
    return number**3


if __name__ == "__main__":
    with Pool(2) as pool:
        for result in pool.imap(cube, range(4)):
            print(result)
        print(sorted(pool.imap_unordered(cube, range(5))))

"""The initializer of a Pool prepares each of its processes."""

from multiprocessing import Pool

prefix = None


def prepare(text):
    global prefix
    prefix = text


def label(number):
    return f"{prefix}{number}"


if __name__ == "__main__":
    with Pool(2, initializer=prepare, initargs=("item-",)) as pool:
        print(pool.map(label, range(4)))
    print(prefix)

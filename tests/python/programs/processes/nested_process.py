"""A process starts a process of its own."""

from multiprocessing import Process


def inner(depth):
    print("depth", depth)
    if depth < 2:
        process = Process(target=inner, args=(depth + 1,))
        process.start()
        process.join()
        print("back at depth", depth)


if __name__ == "__main__":
    inner(0)

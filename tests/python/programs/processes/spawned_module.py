"""Under spawn, each process runs the program again as __mp_main__."""

from multiprocessing import Process

print("top level of", __name__)


def work():
    print("work in", __name__)


if __name__ == "__main__":
    process = Process(target=work)
    process.start()
    process.join()

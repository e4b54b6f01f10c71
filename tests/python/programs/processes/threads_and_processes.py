"""A thread can start a process and wait for it."""

from multiprocessing import Process
from threading import Thread


def work(name):
    print("process of", name)


def run(name):
    process = Process(target=work, args=(name,))
    process.start()
    process.join()
    print(name, process.exitcode)


if __name__ == "__main__":
    for name in ("first", "second"):
        thread = Thread(target=run, args=(name,))
        thread.start()
        thread.join()

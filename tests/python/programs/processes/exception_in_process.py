"""An exception ends its process with a traceback and exit code 1."""

from multiprocessing import Process


def fail(number):
    return 1 / number


if __name__ == "__main__":
    process = Process(target=fail, args=(0,))
    process.start()
    process.join()
    print("exit code:", process.exitcode)

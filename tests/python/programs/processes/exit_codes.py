"""The exit code tells how a process ended."""

import sys
from multiprocessing import Process


def leave(code):
    sys.exit(code)


if __name__ == "__main__":
    for code in (0, 3, None):
        process = Process(target=leave, args=(code,))
        process.start()
        process.join()
        print(code, "->", process.exitcode)

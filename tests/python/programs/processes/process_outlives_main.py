"""The program waits for its processes after its last line."""

import time
from multiprocessing import Process


def work():
    time.sleep(0.2)
    print("the process is done")


if __name__ == "__main__":
    Process(target=work).start()
    print("the last line")

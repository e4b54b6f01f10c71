"""join with a time-out returns while the process is still alive; terminate ends it."""

import time
from multiprocessing import Process


def work():
    time.sleep(60)


if __name__ == "__main__":
    process = Process(target=work)
    process.start()
    process.join(timeout=0.2)
    print("alive:", process.is_alive(), process.exitcode)
    process.terminate()
    process.join()
    print("alive:", process.is_alive(), process.exitcode)

"""A daemon process ends with the program."""

import time
from multiprocessing import Process


def work():
    time.sleep(60)
    print("never printed")


if __name__ == "__main__":
    process = Process(target=work, daemon=True)
    process.start()
    print("daemon:", process.daemon, "alive:", process.is_alive())

"""A pool whose initializer fails refuses its jobs."""

import logging
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool

logging.disable()


def prepare():
    raise OSError("no licence")


with ThreadPoolExecutor(max_workers=1, initializer=prepare) as pool:
    future = pool.submit(pow, 2, 2)
    try:
        future.result()
    except BrokenThreadPool as error:
        print("BrokenThreadPool:", error)

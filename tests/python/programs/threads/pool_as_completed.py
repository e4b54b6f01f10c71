"""as_completed gives the futures as they finish."""

import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def work(name, delay):
    time.sleep(delay)
    return name


with ThreadPoolExecutor() as pool:
    futures = [
        pool.submit(work, "third", 0.8),
        pool.submit(work, "first", 0.1),
        pool.submit(work, "second", 0.4),
    ]
    for future in as_completed(futures):
        print(future.result())

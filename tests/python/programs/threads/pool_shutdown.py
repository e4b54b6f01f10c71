"""A pool that was shut down takes no more jobs, and can cancel the waiting ones."""

import threading
from concurrent.futures import ThreadPoolExecutor

begun, release = threading.Event(), threading.Event()


def occupy():
    begun.set()
    return release.wait()


pool = ThreadPoolExecutor(max_workers=1)
running = pool.submit(occupy)
waiting = [pool.submit(pow, 2, number) for number in range(3)]
begun.wait()
pool.shutdown(wait=False, cancel_futures=True)
print([future.cancelled() for future in waiting])
release.set()
print(running.result())
try:
    pool.submit(pow, 2, 2)
except RuntimeError as error:
    print("RuntimeError:", error)

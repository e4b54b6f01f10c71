"""A future that has not begun can be cancelled, a running one cannot."""

import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

begun, release = threading.Event(), threading.Event()


def occupy():
    begun.set()
    release.wait()
    return "ran"


with ThreadPoolExecutor(max_workers=1) as pool:
    running = pool.submit(occupy)
    waiting = pool.submit(print, "never printed")
    begun.wait()
    print(running.cancel(), waiting.cancel())
    print(running.running(), waiting.cancelled())
    release.set()
    print(running.result())
    try:
        waiting.result()
    except CancelledError:
        print("cancelled")

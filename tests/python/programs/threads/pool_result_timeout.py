"""result with a time-out raises TimeoutError, and the job goes on."""

import threading
from concurrent.futures import ThreadPoolExecutor, TimeoutError

release = threading.Event()

with ThreadPoolExecutor() as pool:
    future = pool.submit(release.wait)
    try:
        future.result(timeout=0.1)
    except TimeoutError:
        print("not yet:", future.done())
    release.set()
    print(future.result())

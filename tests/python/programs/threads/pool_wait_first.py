"""concurrent.futures.wait returns at the first future that is done."""

import threading
from concurrent.futures import FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait

release = threading.Event()


def fail():
    raise ValueError("failed")


with ThreadPoolExecutor(max_workers=3) as pool:
    quick, slow = pool.submit(pow, 2, 10), pool.submit(release.wait)
    done, pending = wait([quick, slow], return_when=FIRST_COMPLETED)
    print([future.result() for future in done], len(pending))
    done, pending = wait([pool.submit(fail), slow], return_when=FIRST_EXCEPTION)
    print([future.exception() for future in done], len(pending))
    print(len(wait([slow], timeout=0.05).not_done), "not done after the time-out")
    release.set()

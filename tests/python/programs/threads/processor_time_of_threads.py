"""Each thread has a processor time of its own, and the process has the sum."""

import threading
import time

used = {}


def count(seconds):
    while time.thread_time() < seconds:
        pass
    used[threading.current_thread().name] = time.thread_time()


threads = [threading.Thread(target=count, args=(0.5 * n,), name=f"T{n}") for n in (1, 2)]
start, own = time.process_time(), time.thread_time()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(used["T1"] >= 0.5, used["T2"] >= 1)
print(time.process_time() - start >= used["T1"] + used["T2"] - 0.01)
print(time.thread_time() - own < 0.5)

"""Without a lock, an update that is interrupted in the middle is lost."""

import threading
import time

counters = {"unsafe": 0, "safe": 0}
lock = threading.Lock()


def add_slowly(name):
    value = counters[name]
    time.sleep(0.02)
    counters[name] = value + 1


def work():
    add_slowly("unsafe")
    with lock:
        add_slowly("safe")


threads = [threading.Thread(target=work) for _ in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("updates were lost:", counters["unsafe"] < 10)
print("with a lock:", counters["safe"])

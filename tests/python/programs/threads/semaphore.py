"""A semaphore lets two threads in at a time."""

import threading
import time

semaphore = threading.Semaphore(2)
lock = threading.Lock()
inside = 0
most = 0


def visit():
    global inside, most
    with semaphore:
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.05)
        with lock:
            inside -= 1


threads = [threading.Thread(target=visit) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("at most", most, "at once")

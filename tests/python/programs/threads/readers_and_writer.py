"""Readers see a value only after the writer has set it."""

import threading

value = None
written = threading.Event()
seen = []


def read():
    written.wait()
    seen.append(value)


def write():
    global value
    value = "news"
    written.set()


threads = [threading.Thread(target=read) for _ in range(3)] + [threading.Thread(target=write)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)

"""A lock makes every update of a busy counter count."""

import threading

count = 0
lock = threading.Lock()


def add(times):
    global count
    for _ in range(times):
        with lock:
            count += 1


threads = [threading.Thread(target=add, args=(5000,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)

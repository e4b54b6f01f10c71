"""A generator can be advanced by several threads, one at a time."""

import threading


def numbers():
    yield from range(40)


class Locked:
    def __init__(self, iterator):
        self.iterator = iterator
        self.lock = threading.Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self.lock:
            return next(self.iterator)


shared = Locked(numbers())
taken = []
threads = [threading.Thread(target=lambda: taken.extend(shared)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(taken) == list(range(40)), len(taken))

"""A subclass of threading.local runs __init__ in each thread."""

import threading


class Counter(threading.local):
    def __init__(self, start):
        self.value = start

    def add(self):
        self.value += 1
        return self.value


counter = Counter(10)
counter.add()


def work():
    print("thread:", counter.add())


for _ in range(2):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
print("main:", counter.add())

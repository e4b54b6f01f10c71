"""A bounded queue makes the producer wait for the consumer."""

import queue
import threading

items = queue.Queue(maxsize=2)
taken = []


def produce():
    for number in range(10):
        items.put(number)
    items.put(None)


def consume():
    while (item := items.get()) is not None:
        taken.append(item)


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(taken)

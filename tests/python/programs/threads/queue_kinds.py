"""LifoQueue, PriorityQueue and SimpleQueue give items in their own orders."""

import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    box = kind()
    for item in (3, 1, 2):
        box.put(item)
    print(kind.__name__, [box.get() for _ in range(box.qsize())])

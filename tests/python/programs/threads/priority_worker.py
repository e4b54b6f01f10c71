"""One worker takes the jobs of a PriorityQueue, the most urgent first."""

import queue
import threading

jobs = queue.PriorityQueue()
for priority, name in [(3, "tidy"), (1, "rescue"), (2, "reply")]:
    jobs.put((priority, name))


def worker():
    while True:
        try:
            priority, name = jobs.get_nowait()
        except queue.Empty:
            return
        print(priority, name)


thread = threading.Thread(target=worker)
thread.start()
thread.join()

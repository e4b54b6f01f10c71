"""Queue.join waits until every item is marked as done."""

import queue
import threading

jobs = queue.Queue()
results = []


def worker():
    while True:
        job = jobs.get()
        results.append(job * 10)
        jobs.task_done()


for _ in range(3):
    threading.Thread(target=worker, daemon=True).start()
for job in range(8):
    jobs.put(job)
jobs.join()
print(sorted(results))

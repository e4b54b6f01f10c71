"""queue.Full and queue.Empty are raised at once, or after a time-out."""

import queue
import time

box = queue.Queue(maxsize=1)
box.put("a")
for attempt in (lambda: box.put_nowait("b"), lambda: box.put("b", timeout=0.2)):
    begin = time.monotonic()
    try:
        attempt()
    except queue.Full:
        print("full, waited:", time.monotonic() - begin >= 0.19)
print(box.get())
for attempt in (box.get_nowait, lambda: box.get(timeout=0.2)):
    begin = time.monotonic()
    try:
        attempt()
    except queue.Empty:
        print("empty, waited:", time.monotonic() - begin >= 0.19)

"""An empty queue between processes raises queue.Empty."""

import queue
import time
from multiprocessing import Queue

if __name__ == "__main__":
    box = Queue()
    for attempt in (box.get_nowait, lambda: box.get(timeout=0.2)):
        begin = time.monotonic()
        try:
            attempt()
        except queue.Empty:
            print("empty, waited:", time.monotonic() - begin >= 0.19)
    box.put("in")
    print(box.get(timeout=30), box.empty())

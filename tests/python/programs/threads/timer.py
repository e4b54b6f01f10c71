"""A Timer calls its function later, unless it is cancelled."""

import threading
import time

begin = time.monotonic()
fired = threading.Event()
timer = threading.Timer(0.2, fired.set)
cancelled = threading.Timer(0.1, print, args=["never printed"])
timer.start()
cancelled.start()
cancelled.cancel()
fired.wait()
print("fired after its time:", time.monotonic() - begin >= 0.19)
cancelled.join()

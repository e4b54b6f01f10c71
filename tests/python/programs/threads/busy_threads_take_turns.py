"""A thread that computes lets another one set its flag."""

import threading
import time

flag = False
started = threading.Event()


def spin():
    started.set()
    deadline = time.monotonic() + 30
    while not flag and time.monotonic() < deadline:
        pass
    print("seen:", flag)


thread = threading.Thread(target=spin)
thread.start()
started.wait()
flag = True
thread.join()

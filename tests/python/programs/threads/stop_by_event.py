"""A worker polls until an Event tells it to stop."""

import threading

stop = threading.Event()
polls = 0


def poll():
    global polls
    while not stop.wait(timeout=0.02):
        polls += 1


worker = threading.Thread(target=poll)
worker.start()
while polls < 3:
    stop.wait(timeout=0.01)
stop.set()
worker.join()
print("polled at least three times:", polls >= 3)

"""A BoundedSemaphore refuses to be released too often."""

import threading

semaphore = threading.BoundedSemaphore(1)
semaphore.acquire()
print("second:", semaphore.acquire(blocking=False))
print("with a time-out:", semaphore.acquire(timeout=0.05))
semaphore.release()
try:
    semaphore.release()
except ValueError as error:
    print("ValueError:", error)

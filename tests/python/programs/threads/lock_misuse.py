"""Releasing a free lock is an error; a lock can be released by another thread."""

import threading

lock = threading.Lock()
try:
    lock.release()
except RuntimeError as error:
    print("RuntimeError:", error)

lock.acquire()
thread = threading.Thread(target=lock.release)
thread.start()
thread.join()
print("locked:", lock.locked())

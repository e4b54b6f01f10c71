"""An RLock can be taken again by its owner, and by nobody else."""

import threading

lock = threading.RLock()


def factorial(number):
    with lock:
        return 1 if number == 0 else number * factorial(number - 1)


def try_it():
    print("another thread:", lock.acquire(blocking=False))
    try:
        lock.release()
    except RuntimeError as error:
        print("RuntimeError:", error)


print(factorial(10))
with lock:
    thread = threading.Thread(target=try_it)
    thread.start()
    thread.join()

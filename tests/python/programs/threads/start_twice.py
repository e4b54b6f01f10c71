"""A thread can be started once, and not be joined before."""

import threading

thread = threading.Thread(target=print, args=("ran",))
try:
    thread.join()
except RuntimeError as error:
    print("RuntimeError:", error)
thread.start()
thread.join()
try:
    thread.start()
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    threading.current_thread().join()
except RuntimeError as error:
    print("RuntimeError:", error)

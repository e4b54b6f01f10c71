"""A thread interrupts the main thread, which waits for it."""

import _thread
import threading


def interrupt():
    _thread.interrupt_main()


thread = threading.Thread(target=interrupt)
try:
    thread.start()
    thread.join()
    while True:
        pass
except KeyboardInterrupt:
    print("KeyboardInterrupt in", threading.current_thread().name)
thread.join()

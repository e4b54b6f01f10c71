"""An exception ends its thread with a traceback, and the program goes on."""

import threading


def divide(number):
    return 1 / number


thread = threading.Thread(target=divide, args=(0,))
thread.start()
thread.join()
print("the program goes on")

"""Threads that sleep wake in the order of their times."""

import threading
import time


def sort(number):
    time.sleep(number / 4)
    print(number)


threads = [threading.Thread(target=sort, args=(number,)) for number in (3, 1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
